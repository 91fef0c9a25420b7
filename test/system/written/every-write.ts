import { modules } from '../../../apps/server/src/app.ts';
import type { Endpoint } from '../../../apps/server/src/platform/http/endpoint.ts';
import type { House, Reply } from '../../support/house.ts';
import { realPlan } from '../../support/planned-ward.ts';
import { bringWard, rectangle } from '../../support/ward.ts';
import { writeBackups } from './every-write-backups.ts';
import { writeAtTheDesk, writeTheReport } from './every-write-desk.ts';
import { writePeople } from './every-write-people.ts';
import { writePrivacy } from './every-write-privacy.ts';

export const ward = '21172';
export const neighbour = '21175';

/** Stands wherever a person's words or name may stand; no log entry may hold it. */
export const personal = 'Bí Mật Của Bà Tám';

export const endpoints: readonly Endpoint[] = modules().flatMap((module) => module.endpoints);
export const nameOf = ({ method, path }: Pick<Endpoint, 'method' | 'path'>): string => `${method} ${path}`;

/** Writes of the catalogue that change nothing kept: they answer a question about a file that is too big for a GET. */
export const questions: readonly string[] = [
  'POST /public/verifications',
  // needs a key: tried with one, in `verification.db.test.ts`
  'POST /wards/:code/report-desk/:year/sign',
  'POST /plans/lint',
  'POST /wards/:code/plans/lint',
  // a demonstration's own: tried there
  'POST /session/demonstration',
  // what an authenticator signs: tried with a real browser's, in the tests of the screens
  'POST /session/passkey',
  // at a provider: tried with one, in `sso.db.test.ts`
  'POST /session/provider',
  'POST /session/provider/finish',
  'POST /me/links',
  'DELETE /me/links/:provider',
  'POST /me/factors/passkeys',
  'PUT /me/factors/passkeys/:id',
  'DELETE /me/factors/passkeys/:id',
];

const area = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { operator: personal, service: '5g', validFrom: '2026-01-01' },
      geometry: { type: 'Polygon', coordinates: rectangle(108.79, 15.14, 108.81, 15.16) },
    },
  ],
});

/** What each kind of evidence is sent as; all of one ward. */
const files: readonly (readonly [kind: string, content: string, query?: string])[] = [
  ['groups', `Mã TDP;Tên TDP;Số hộ\nTDP01;${personal};2\nTDP02;Tổ 2;3\n`, '?asOf=2026-01-01'],
  [
    'households',
    'Mã hộ;Tổ dân phố;Kinh độ;Vĩ độ;Số nhân khẩu\nHOMAT1;TDP01;108,80;15,15;4\nHOMAT2;TDP02;108,81;15,15;3\n',
    '?asOf=2026-02-01',
  ],
  ['places', `Mã;Tên;Loại;Kinh độ;Vĩ độ\nP1;${personal};centre;108,80;15,15\n`, '?asOf=2026-01-01'],
  ['claims', area],
  [
    'figures',
    `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn;Tài liệu minh chứng\npeople_with_digital_id;30;40;2026-03-01;${personal};${personal}\n`,
  ],
  ['plan', realPlan],
  [
    'progress',
    `Mã nhiệm vụ;Trạng thái;Tiến độ (%);Kết quả;Thời điểm;Khó khăn\nIV.1.a;đang thực hiện;40;${personal};30/06/2026;${personal}\n`,
  ],
];

/** How the parts of the list write: each call is kept under its route's name, and must have been carried out. */
export interface Writing {
  readonly house: House;
  readonly keep: <T>(name: string, answer: Reply<T>) => Reply<T>;
  readonly ask: <T = { id: string }>(
    method: 'POST' | 'PUT' | 'DELETE',
    shape: string,
    path: string,
    body?: unknown,
  ) => Promise<Reply<T>>;
  readonly inWard: <T = { id: string }>(
    method: 'POST' | 'PUT' | 'DELETE',
    shape: string,
    path: string,
    body?: unknown,
  ) => Promise<Reply<T>>;
  readonly send: (
    shape: string,
    path: string,
    name: string,
    content: string | Uint8Array,
    method?: 'POST' | 'PUT',
  ) => Promise<Reply<{ id: string }>>;
}

/** One call of every route that writes, for the ward; answers by `METHOD path` of the declaration. */
export async function writeEverything(house: House): Promise<ReadonlyMap<string, Reply<unknown>>> {
  const done = new Map<string, Reply<unknown>>();
  const keep = <T>(name: string, answer: Reply<T>): Reply<T> => {
    if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    done.set(name, answer);
    return answer;
  };
  const ask = async <T = { id: string }>(
    method: 'POST' | 'PUT' | 'DELETE',
    shape: string,
    path: string,
    body?: unknown,
  ) => keep(`${method} ${shape}`, await house.ask<T>(method, path, body));
  const send = async (
    shape: string,
    path: string,
    name: string,
    content: string | Uint8Array,
    method: 'POST' | 'PUT' = 'POST',
  ) =>
    keep(`${method} ${shape}`, await house.send<{ id: string }>(path, name, content, house.secret, method));
  const own = (path: string): string => `/wards/${ward}${path}`;
  const inWard = <T = { id: string }>(
    method: 'POST' | 'PUT' | 'DELETE',
    shape: string,
    path: string,
    body?: unknown,
  ) => ask<T>(method, `/wards/:code${shape}`, own(path), body);

  await bringWard(house, neighbour, '51', { west: 108.86, south: 15.13, east: 108.9, north: 15.17 });
  await bringWard(house, ward, '51');
  const succession =
    'old_code,old_name,old_district,old_province,new_code,new_name,is_divided,effective_date\n21202,Xã Tịnh Ấn Đông,Thành phố Quảng Ngãi,Quảng Ngãi,21172,Phường 21172,false,2025-07-01\n';
  await send('/imports/:kind', '/imports/succession', 'merger.csv', succession);
  for (const [kind, content, query = ''] of files)
    await send(
      '/wards/:code/imports/:kind',
      own(`/imports/${kind}${query}`),
      kind === 'plan' ? 'plan.yaml' : `${personal}.csv`,
      content,
    );
  const proof = await send('/wards/:code/documents', own('/documents'), `${personal}.csv`, personal);
  await inWard('POST', '/tasks/:task/progress', '/tasks/IV.1.b/progress', {
    documentIds: [proof.body.id],
    state: 'in_progress',
    result: personal,
    date: '2026-07-01',
  });
  const raised = await inWard('POST', '/difficulties', '/difficulties', {
    office: 'van-hoa-xa-hoi',
    text: personal,
  });
  await inWard('POST', '/difficulties/:id/answers', `/difficulties/${raised.body.id}/answers`, {
    text: personal,
    by: personal,
  });
  await inWard('PUT', '/tasks/:task/spending', '/tasks/IV.1.a/spending', {
    year: 2026,
    allocated: 100,
    document: personal,
  });
  await inWard('POST', '/direction', '/direction', { kind: 'steering', date: '2026-01-05', text: personal });
  await inWard('POST', '/adjustments', '/adjustments', {
    id: 'dieu-chinh-1',
    date: '2026-10-01',
    document: { kind: 'Quyết định', number: '9/QĐ', date: '2026-09-20', issuer: personal, subject: personal },
    reason: personal,
    changes: [{ action: 'withdraw_task', id: 'V.6.a' }],
  });
  const source = `register:${personal}`;
  await inWard('PUT', '/indicators/:indicator/closing', '/indicators/people_with_digital_id/closing', {
    from: '2026-01-01',
    to: '2026-12-31',
    source,
    reason: personal,
  });
  await inWard('POST', '/figures', '/figures', { asOf: '2026-06-30' });
  await ask('POST', '/figures', '/figures', { asOf: '2026-06-30' });
  await inWard('PUT', '/report-settings', '/report-settings', { place: personal });
  const template = await house.ask('GET', own('/report-template'));
  await send(
    '/wards/:code/report-template',
    own('/report-template'),
    `${personal}.docx`,
    template.bytes,
    'PUT',
  );
  await inWard('DELETE', '/report-template', '/report-template');
  const extra = await house.send<{ id: string }>(
    own('/imports/figures'),
    'more.csv',
    'Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;31;40;2026-04-01;Sổ\n',
  );
  await inWard('DELETE', '/imports/:id', `/imports/${extra.body.id}`);
  const again = await house.send<{ id: string }>(
    own('/imports/figures'),
    'again.csv',
    'Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;32;40;2026-05-01;Sổ\n',
  );
  await ask('DELETE', '/imports/:id', `/imports/${again.body.id}`);
  const writing: Writing = { house, keep, ask, inWard, send };
  await writeAtTheDesk(writing, raised.body.id);
  await writeTheReport(writing);
  await writePeople(writing);
  await writePrivacy(writing);
  await writeBackups(writing);
  for (const what of ['checkpoints', 'verifications', 'keys', 'continuations'])
    await ask('POST', `/audit/${what}`, `/audit/${what}`);
  return done;
}
