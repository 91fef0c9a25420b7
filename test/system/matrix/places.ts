import { tileAt } from '../../support/tiles.ts';
import { planId, pointOf, type WardIds, type WardName, wards, wordsOf } from './world.ts';

/** What stands in an address where a name is enough to know it. */
const byName: Readonly<Record<string, string>> = {
  kind: 'figures',
  task: 'IV.1.a',
  plan: planId,
  indicator: 'people_with_digital_id',
  year: '2026',
  office: 'van-hoa-xa-hoi',
  category: 'invitation',
};

/** Ids and file names, by route: one that is not here fails the matrix, so that nobody forgets to have it walked. */
const byRoute: Readonly<Record<string, (ids: WardIds) => Readonly<Record<string, string>>>> = {
  '/wards/:code/imports/:id': ({ batch }) => ({ id: batch }),
  '/wards/:code/imports/:id/again': ({ batch }) => ({ id: batch }),
  '/wards/:code/imports/:id/effect': ({ batch }) => ({ id: batch }),
  '/wards/:code/imports/:id/original': ({ batch }) => ({ id: batch }),
  '/wards/:code/imports/:id/rows': ({ batch }) => ({ id: batch }),
  '/imports/:id': ({ operatorBatch }) => ({ id: operatorBatch }),
  '/wards/:code/documents/:id': ({ document }) => ({ id: document }),
  '/wards/:code/documents/:id/about': ({ document }) => ({ id: document }),
  '/wards/:code/drafts/:id': ({ draft }) => ({ id: draft }),
  '/wards/:code/drafts/:id/annotated.xlsx': ({ draft }) => ({ id: draft }),
  '/wards/:code/drafts/:id/cells': ({ draft }) => ({ id: draft }),
  '/wards/:code/drafts/:id/columns': ({ draft }) => ({ id: draft }),
  '/wards/:code/drafts/:id/effect': ({ draft }) => ({ id: draft }),
  '/wards/:code/drafts/:id/rows': ({ draft }) => ({ id: draft }),
  '/wards/:code/drafts/:id/take': ({ draft }) => ({ id: draft }),
  '/wards/:code/difficulties/:id/answers': ({ difficulty }) => ({ id: difficulty }),
  '/wards/:code/difficulties/:id/messages': ({ difficulty }) => ({ id: difficulty }),
  '/wards/:code/difficulties/:id/term': ({ difficulty }) => ({ id: difficulty }),
  '/wards/:code/calendar-feeds/:id': ({ feed }) => ({ id: feed }),
  '/wards/:code/report-releases/:id': ({ release }) => ({ id: release }),
  '/wards/:code/report-releases/:id/:file': ({ release }) => ({ id: release, file: 'signed.pdf' }),
  '/wards/:code/report-releases/:id/withdraw': ({ release }) => ({ id: release }),
  '/wards/:code/report-desk/:year/issued-files/:document': ({ issued }) => ({ document: issued }),
  '/public/verifications/:mark': () => ({ mark: 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA' }),
  '/wards/:code/reports/:file': () => ({ file: '2026.docx' }),
  '/wards/:code/indicator-tables/:file': () => ({ file: 'people_with_digital_id.xlsx' }),
  '/templates/:file': () => ({ file: 'figures.xlsx' }),
  '/people/:id': ({ person }) => ({ id: person }),
  '/people/:id/assignments': ({ person }) => ({ id: person }),
  '/people/:id/assignments/:assignment': ({ person, assignment }) => ({ id: person, assignment }),
  '/me/links/:provider': () => ({ provider: 'tinh' }),
  // nobody was let in: tried with a stranger's id
  '/wards/:code/emergencies/:id': ({ document }) => ({ id: document }),
  '/people/:id/factors': ({ person }) => ({ id: person }),
  '/me/factors/passkeys/:id': ({ person }) => ({ id: person }),
  '/people/:id/personal-data': ({ person }) => ({ id: person }),
  '/people/:id/erasure': ({ person }) => ({ id: person }),
  '/people/:id/reset': ({ person }) => ({ id: person }),
  '/invitations/:id': ({ invitation }) => ({ id: invitation }),
  '/invitations/:token': () => ({ token: 'hts_0000000000000000000000000000000000000000000' }),
  '/sessions/:id': ({ person }) => ({ id: person }),
  '/tokens/:id': ({ token }) => ({ id: token }),
  '/audit/entries/:id/proof': ({ entry }) => ({ id: entry }),
  '/country/backups/:name': () => ({ name: 'hatangso-20260101T000000Z-00000000.tar.gz' }),
};

/** Further files of a route: other forms of the same, whose words are found in another way. */
const alsoFiles: Readonly<Record<string, readonly string[]>> = {
  '/wards/:code/report-releases/:id/:file': ['draft.docx', 'draft.pdf', 'draft.xlsx'],
  '/wards/:code/indicator-tables/:file': ['people_with_digital_id.csv'],
};

/** Routes that make a whole report for each answer, and the forms of it beside the first. */
const dearFiles: Readonly<Record<string, readonly string[]>> = {
  '/wards/:code/reports/:file': ['2026.pdf', '2026.xlsx', '2026.json'],
  '/wards/:code/report-desk/:year/issued-files/:document': [],
};

/** Whether a route is so dear that one of each way to it reads it: permission is decided before anything is made. */
export const isDear = (path: string): boolean => path in dearFiles;

/** The further addresses of what is dear, for a ward. */
export const dearAddressesOf = (path: string, code: string): readonly string[] =>
  (dearFiles[path] ?? []).map((file) => path.replace(':code', code).replace(':file', file));

/** Further things of a route: the same under another id, which more is kept from. */
const alsoIds: Readonly<Record<string, (ids: WardIds) => readonly string[]>> = {
  '/wards/:code/imports/:id/original': ({ householdBatch }) => [householdBatch],
  '/wards/:code/imports/:id/rows': ({ householdBatch }) => [householdBatch],
};

/** Questions that a list is asked beside itself, to look for what it should not find. */
const questions: Readonly<Record<string, readonly string[]>> = {
  '/search': ['?q=zkiwa', '?q=zkiwb', '?q=zkiwc', '?q=IV.1'],
  '/people': ['?q=zkiw', '?unit=20194'],
  '/imports': ['?limit=1000'],
  '/audit': ['?limit=1000&kind=all'],
};
/** What a route asks for before it answers at all. */
const required: Readonly<Record<string, (ward: string) => string>> = {
  '/audit/consistency': () => '?from=1&to=2',
  '/audit/leaves': () => '?from=0&to=20000',
  '/wards/:code/here': (ward) => `?lon=${pointOf(ward).lon}&lat=${pointOf(ward).lat}`,
  '/wards/:code/indicators/:indicator/compare': () => '?from=2026-03-01&to=2026-11-01',
  '/wards/:code/calendar.ics': () => '?key=hts_0000000000000000000000000000000000000000000',
  '/wards/:code/household-data': (ward) => {
    const name = (Object.keys(wards) as WardName[]).find((one) => wards[one] === ward) ?? 'a';
    return `?household=${wordsOf(name).household.TDP01}`;
  },
  '/unit-matches': () => '?name=Phường',
};

/** The addresses under which a route is tried: for a unit, with ids that are (or are not) that unit's. */
export function addressesOf(path: string, code: string, ids: WardIds, ward: string): readonly string[] {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');
  const { lon, lat } = pointOf(ward);
  // a zoom that every kind of tile is made for
  const { x, y } = tileAt(lon, lat, 11);
  const own = byRoute[path]?.(ids) ?? {};
  const values: Readonly<Record<string, string>> = {
    ...byName,
    z: '11',
    x: String(x),
    y: String(y),
    unit: ward,
    code,
    ...own,
  };
  const unknown = names.filter(
    (name) =>
      values[name] === undefined ||
      (name === 'id' && own.id === undefined) ||
      (name === 'file' && own.file === undefined),
  );
  if (unknown.length > 0)
    throw new Error(`the matrix has no value for :${unknown.join(', :')} of ${path}: add it to places.ts`);
  const fill = (of: Readonly<Record<string, string>>): string =>
    path.replace(/:(\w+)/g, (_, name: string) => of[name] ?? '');
  const filled = fill(values);
  const others = [
    ...(alsoFiles[path] ?? []).map((file) => fill({ ...values, file })),
    ...(alsoIds[path]?.(ids) ?? []).map((id) => fill({ ...values, id })),
  ];
  const asked = (questions[path] ?? [required[path]?.(ward) ?? '']).map((query) => `${filled}${query}`);
  return [...asked, ...others];
}
