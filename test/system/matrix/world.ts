import type { Box } from '../../../apps/server/src/platform/geo/vn2000.ts';
import { settledDraft } from '../../support/draft.ts';
import type { House, Reply } from '../../support/house.ts';
import { realPlan, realPlanId } from '../../support/planned-ward.ts';
import { bring, bringWard, rectangle } from '../../support/ward.ts';

/** Three wards in two provinces. */
export const wards = { a: '21172', b: '21175', c: '20194' } as const;
export type WardName = keyof typeof wards;
export const provinces: Readonly<Record<string, readonly string[]>> = {
  51: [wards.a, wards.b],
  48: [wards.c],
};
export const provinceOf = (ward: string): string =>
  Object.keys(provinces).find((province) => provinces[province]?.includes(ward)) ?? '';

/** What a marked value is about; who may read it follows from that (see `actors.ts`). */
export interface Marker {
  readonly text: string;
  readonly ward: string;
  readonly about: 'ward' | 'group' | 'household' | 'operator' | 'person';
  /** Code of the group, or key of the operator. */
  readonly part?: string;
}

/** A word that stands nowhere else, in the values of one ward and of one thing there. */
const word = (ward: WardName, what: string): string => `zkiw${ward}${what}`;
export const wordsOf = (ward: WardName) => ({
  ward: word(ward, 'waa'),
  person: word(ward, 'pee'),
  group: { TDP01: word(ward, 'guno'), TDP02: word(ward, 'gduo') },
  household: { TDP01: word(ward, 'huno'), TDP02: word(ward, 'hduo') },
  operator: { viettel: word(ward, 'ovi'), vnpt: word(ward, 'ovn') },
});
/** A count that stands nowhere else. */
export const counted: Readonly<Record<WardName, number>> = { a: 910_007, b: 920_011, c: 930_013 };

const names = Object.keys(wards) as WardName[];
export const markers: readonly Marker[] = names.flatMap((name): Marker[] => {
  const own = wordsOf(name);
  const ward = wards[name];
  const parts = (about: Marker['about'], texts: Readonly<Record<string, string>>): Marker[] =>
    Object.entries(texts).map(([part, text]) => ({ text, ward, about, part }));
  return [
    { text: own.ward, ward, about: 'ward' },
    { text: String(counted[name]), ward, about: 'ward' },
    { text: own.person, ward, about: 'person' },
    ...parts('group', own.group),
    ...parts('household', own.household),
    ...parts('operator', own.operator),
  ];
});

/** Ids of what one ward has, by the route that takes one. */
export interface WardIds {
  readonly batch: string;
  readonly operatorBatch: string;
  /** A sheet of households: its file and rows are people's data. */
  readonly householdBatch: string;
  readonly document: string;
  readonly draft: string;
  readonly difficulty: string;
  readonly feed: string;
  readonly feedSecret: string;
  readonly person: string;
  /** The person's login. */
  readonly login: string;
  readonly assignment: string;
  readonly invitation: string;
  readonly invitationSecret: string;
  readonly token: string;
  /** An entry of the ward's own in the log. */
  readonly entry: string;
  /** A released report and the signed file it keeps; nobody's before there is one. */
  readonly release: string;
  readonly issued: string;
}

const nobody = '00000000-0000-4000-8000-000000000000';

/** Ids of nothing, for those who may change anything there is. */
export const nobodys: WardIds = {
  batch: nobody,
  operatorBatch: nobody,
  householdBatch: nobody,
  document: nobody,
  draft: nobody,
  difficulty: nobody,
  feed: nobody,
  feedSecret: nobody,
  person: nobody,
  login: 'khong-co-ai',
  assignment: nobody,
  invitation: nobody,
  invitationSecret: nobody,
  token: nobody,
  entry: nobody,
  release: nobody,
  issued: nobody,
};

const places: Readonly<Record<WardName, readonly [west: number, south: number]>> = {
  a: [108.78, 15.13],
  b: [108.86, 15.13],
  c: [108.2, 16.0],
};

/** The square a ward is. */
export function boxOfWard(ward: string): Box {
  const name = names.find((one) => wards[one] === ward) ?? 'a';
  const [west, south] = places[name];
  return { west, south, east: west + 0.04, north: south + 0.04 };
}

/** A point inside the ward. */
export function pointOf(ward: string): { lon: number; lat: number } {
  const { west, south } = boxOfWard(ward);
  return { lon: west + 0.02, lat: south + 0.02 };
}

/** Fills a ward with one of everything, every word of it marked. */
export async function fillWard(house: House, name: WardName): Promise<WardIds> {
  const ward = wards[name];
  const box = boxOfWard(ward);
  const { west, south } = box;
  const own = wordsOf(name);
  const good = <T>(answer: Reply<T>, what: string): T => {
    if (answer.status !== 200) throw new Error(`${what} of ${ward}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const ask = async <T = { id: string }>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> =>
    good(await house.ask<T>(method, path, body), path);
  const inWard = <T = { id: string }>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> =>
    ask(method, `/wards/${ward}${path}`, body);
  const evidence = async (kind: string, content: string, query = ''): Promise<string> =>
    good(await bring(house, ward, kind, content, query), kind).id;

  await bringWard(house, ward, provinceOf(ward), box);
  const spot = (dx: number): string => `${(west + dx).toFixed(3)};${(south + 0.02).toFixed(3)}`;
  const square = (at: number): string =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: {
            code: `TDP0${at}`,
            name: at === 1 ? own.group.TDP01 : own.group.TDP02,
            households: 3,
          },
          geometry: {
            type: 'Polygon',
            coordinates: rectangle(west + 0.02 * (at - 1), south, west + 0.02 * at, south + 0.04),
          },
        },
      ],
    });
  for (const at of [1, 2]) await evidence('groups', square(at), '?asOf=2026-01-01');
  const householdBatch = await evidence(
    'households',
    `Mã hộ;Tổ dân phố;Kinh độ;Vĩ độ;Số nhân khẩu;Có cáp quang\n${own.household.TDP01};TDP01;${spot(0.01)};4;có\n${own.household.TDP02};TDP02;${spot(0.03)};3;không\n`,
    '?asOf=2026-02-01',
  );
  await evidence(
    'places',
    `Mã;Tên;Loại;Kinh độ;Vĩ độ\nP1;Nhà ${own.group.TDP01};centre;${spot(0.01)}\n`,
    '?asOf=2026-01-01',
  );
  const claims = (operator: 'viettel' | 'vnpt'): string =>
    `Doanh nghiệp;Dịch vụ;Tổ dân phố;Mức phủ;Từ ngày;Văn bản\n${operator === 'vnpt' ? 'VNPT' : 'Viettel'};5g;TDP01;toàn bộ;2026-01-01;${own.operator[operator]}\n`;
  const begin = async (content: string): Promise<string> => {
    const path = `/wards/${ward}/drafts?kind=figures`;
    return good(await house.send<{ id: string }>(path, `${own.ward}.csv`, content), 'draft').id;
  };
  // what is brought in by a draft keeps its file
  const brought = await begin(
    `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn;Tài liệu minh chứng\npeople_with_digital_id;${counted[name]};1000000;2026-03-01;${own.ward};${own.ward}\n`,
  );
  await settledDraft(house, ward, brought);
  await inWard('POST', `/drafts/${brought}/take`, {});
  const batch = (await settledDraft(house, ward, brought)).report?.id ?? '';
  await evidence('claims', claims('vnpt'));
  const viettel = await ask<{ secret: string }>('POST', '/tokens', {
    name: `Viettel ${own.person}`,
    role: 'operator',
    unitCode: ward,
    part: { code: 'viettel' },
  });
  const operatorBatch = good(
    await bring(house, ward, 'claims', claims('viettel'), '', viettel.secret),
    'own claims',
  ).id;
  await evidence(
    'plan',
    realPlan.replaceAll('21172', ward).replaceAll('UBND phường Trương Quang Trọng', own.ward),
  );
  await evidence(
    'progress',
    `Mã nhiệm vụ;Trạng thái;Tiến độ (%);Kết quả;Thời điểm\nIV.1.a;đang thực hiện;40;${own.ward};30/06/2026\n`,
  );
  const difficulty = (await inWard('POST', '/difficulties', { office: 'van-hoa-xa-hoi', text: own.ward })).id;
  await inWard('POST', `/difficulties/${difficulty}/answers`, { text: own.ward, by: own.ward });
  await inWard('PUT', '/tasks/IV.1.a/spending', { year: 2026, allocated: 100, document: own.ward });
  await inWard('POST', '/direction', { kind: 'steering', date: '2026-01-05', text: own.ward });
  await inWard('PUT', '/report-settings', { place: own.ward });
  await inWard('POST', '/figures', { asOf: '2026-06-30' });
  const feed = await inWard<{ id: string; secret: string }>('POST', '/calendar-feeds', {});
  const document = good(
    await house.send<{ id: string }>(`/wards/${ward}/documents`, `${own.ward}.csv`, own.ward),
    'document',
  ).id;
  const draft = await begin(`Chỉ số;Tử số\n${own.ward};1\n`);
  await settledDraft(house, ward, draft);
  const role = [{ role: 'reader', unitCode: ward }];
  const person = (await ask('POST', '/people', { name: own.person, login: own.person, assignments: role }))
    .id;
  const seen = await house.ask<{ assignments: { id: string }[] }>('GET', `/people/${person}`);
  const invitation = await ask<{ id: string; link: { token: string } }>('POST', '/invitations', {
    name: own.person,
    assignments: role,
  });
  const token = (await ask('POST', '/tokens', { name: own.person, role: 'reader', unitCode: ward })).id;
  const log = await house.ask<{ entries: { id: string }[] }>('GET', `/audit?unit=${ward}&limit=1`);
  return {
    batch,
    operatorBatch,
    householdBatch,
    document,
    draft,
    difficulty,
    feed: feed.id,
    feedSecret: feed.secret,
    person,
    login: own.person,
    assignment: seen.body.assignments[0]?.id ?? '',
    invitation: invitation.id,
    invitationSecret: invitation.link.token,
    token,
    entry: log.body.entries[0]?.id ?? '',
    release: nobody,
    issued: nobody,
  };
}

export const planId = realPlanId;
