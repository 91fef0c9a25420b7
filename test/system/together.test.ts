import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { localActor } from '../../apps/server/src/modules/identity/index.ts';
import { command, runCommand, turnOfUnit } from '../../apps/server/src/platform/action.ts';
import { type House, openHouse } from '../support/house.ts';
import { bring, bringWard } from '../support/ward.ts';
import { ask, day, groups, households, take, ward } from './by-hand.ts';

// Where many connections write at once: on PostgreSQL; the embedded engine has one and takes turns by itself.
let house: House;
beforeAll(async () => {
  house = await openHouse(inject('postgresUrl') === null ? 'embedded' : 'postgres');
  await bringWard(house, ward, '51');
  await take(house, 'groups', groups, '?asOf=2026-01-01');
});
afterAll(async () => house.close());

const sheets = (count: number, mark: string): string[] =>
  Array.from({ length: count }, (_, at) =>
    households.replaceAll(';có;', `;${mark};`).replace('A1;', `N${mark}${at};`),
  );

test('the same file sent many times at once is taken once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => bring(house, ward, 'households', households, '?round=R1')),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(answers.filter(({ body }) => !body.already)).toHaveLength(1);
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
});

test('sheets that speak of the same households, sent at once, count each household once', async () => {
  const answers = await Promise.all(
    sheets(6, 'x').map((sheet) => bring(house, ward, 'households', sheet, '?round=R1')),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  // nine households are in every sheet; A1 stays from the first file, and each sheet has one of its own
  const { households: listed } = (
    await house.ask<{ households: { code: string }[] }>(
      'GET',
      `/wards/${ward}/households?asOf=${day}&limit=1000`,
    )
  ).body;
  const codes = listed.map(({ code }) => code).sort();
  expect(codes).toHaveLength(10 + 6);
  expect(new Set(codes).size).toBe(codes.length);
});

test('figures of the whole country computed meanwhile leave nothing old behind', async () => {
  const compute = () => house.ask('POST', '/figures', {});
  const work = sheets(5, 'yes').map((sheet) => bring(house, ward, 'households', sheet, '?round=R2'));
  const done = await Promise.all([...work, compute(), compute(), compute()]);
  expect(done.map(({ status }) => status)).toEqual(done.map(() => 200));
  const plain = async (query: string) =>
    (await ask(house, query)).all.map(({ knownAt: _moment, ...row }) => row);
  const stored = await plain('');
  expect(stored.find(({ code }) => code === 'households_with_fibre')?.evidence.length).toBeGreaterThan(0);
  // asked for as known at a moment, nothing stored is used
  expect(await plain(`?knownAt=${new Date().toISOString()}`)).toEqual(stored);
});

test('what takes its turn is later than all before it, to the millisecond', async () => {
  const moment = command({
    name: 'test.moment.take',
    turn: turnOfUnit,
    run: async (_input: { unitCode: string }, { now }) => now.getTime(),
    audit: () => [],
  });
  const by = { actor: localActor, scope: localActor.scope, language: 'vi' as const };
  const moments = await Promise.all(
    Array.from({ length: 60 }, () => runCommand(house.kernel, moment, { unitCode: ward }, by)),
  );
  expect(new Set(moments).size).toBe(moments.length);
});

test('undone twice at once, a batch is taken back once', async () => {
  const { id } = await take(house, 'households', households.replace('A1;', 'Z9;'), '?round=R3');
  const answers = await Promise.all(
    [1, 2, 3].map(() => house.ask<{ code?: string }>('DELETE', `/wards/${ward}/imports/${id}`)),
  );
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  expect(answers.flatMap(({ body }) => body.code ?? [])).toEqual([
    'import.already_undone',
    'import.already_undone',
  ]);
});

test('before seven in the morning today is the day in Viet Nam, everywhere', async () => {
  const other = '21999';
  house.setNow('2026-11-20T18:00:00.000Z'); // one o'clock on the 21st
  const units = `code,full_name,area_km2,population,lon,lat\n${other},Phường Đêm,1,100,108.8,15.15\n`;
  expect((await house.send<{ asOf: string }>('/imports/units?province=51', 'u.csv', units)).body.asOf).toBe(
    '2026-11-21',
  );
  expect((await house.ask<{ validFrom: string }>('GET', `/units/${other}`)).body.validFrom).toBe(
    '2026-11-21',
  );
  for (const [kind, content] of [
    ['groups', 'Mã TDP;Tên TDP;Số hộ\nTDP01;Tổ 1;1\n'],
    ['households', 'Mã hộ;Tổ dân phố;Số nhân khẩu;Ngày khảo sát\nH1;TDP01;4;21/11/2026\n'],
    ['claims', 'Doanh nghiệp;Dịch vụ;Mã TDP;Mức phủ;Từ ngày\nVNPT;5G;TDP01;toàn bộ;21/11/2026\n'],
  ] as const) {
    const { status, body } = await bring(house, other, kind, content);
    expect([kind, status, body.warnings], JSON.stringify(body)).toEqual([kind, 200, []]);
  }
  for (const list of ['groups', 'households', 'claims'] as const) {
    const answer = await house.ask<Record<string, unknown[]>>('GET', `/wards/${other}/${list}`);
    expect([list, answer.body[list]?.length]).toEqual([list, 1]);
  }
  house.setNow(null);
});
