import { readFileSync } from 'node:fs';
import type { CompareAnswer } from '@hatangso/contracts/indicator-compare';
import type {
  DefinitionView,
  EvidenceCounts,
  EvidenceRows,
  IndicatorDetail,
} from '@hatangso/contracts/indicator-routes';
import type { WhyAnswer } from '@hatangso/contracts/indicator-why';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type House, onBothEngines } from '../../../../../test/support/house.ts';
import { bringAll, day, planWith, take, ward } from '../../../../../test/system/by-hand.ts';
import { ownerTransaction } from '../../platform/db/transaction.ts';

const sound = readFileSync(new URL('../plan/sound-plan.fixture.yaml', import.meta.url), 'utf8');

const get = async <T>(house: House, path: string, secret?: string): Promise<T> => {
  const answer = await house.ask<T>('GET', `/wards/${ward}${path}`, undefined, secret);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

/** Ten more households of the third group, all connected, spoken of in May. */
const more = [
  'Mã hộ;Tổ dân phố;Số nhân khẩu;Có cáp quang;Ngày khảo sát',
  ...Array.from({ length: 10 }, (_, at) => `D${at};TDP03;3;có;02/05/2026`),
  '',
].join('\n');

/** Links two documents to the batch of households: the sheet itself, and a letter that proves it. */
async function proofAndOriginal(house: House): Promise<void> {
  for (const role of ['original', 'proof']) {
    const kept = await house.send<{ id: string }>(
      `/wards/${ward}/documents`,
      `${role}.txt`,
      `${role} of the sheet`,
    );
    await ownerTransaction(house.kernel.engine, (tx) =>
      sql`
        insert into evidence.batch_documents (unit_code, province_code, batch_id, document_id, role)
        select unit_code, province_code, id, ${kept.body.id}::uuid, ${role}
        from evidence.batches where unit_code = ${ward} and kind = 'households'
      `.execute(tx),
    );
  }
}

onBothEngines('why a figure is what it is', (house) => {
  let reader = '';

  test('down to the batch: formula, groups with their weights, documents; up to the targets', async () => {
    house().setNow('2026-11-01T02:00:00.000Z');
    await bringAll(house(), planWith(sound));
    const token = { name: 'reader', role: 'reader', level: 'ward', unitCode: ward };
    reader = (await house().ask<{ secret: string }>('POST', '/tokens', token)).body.secret;
    const why = await get<WhyAnswer>(house(), `/indicators/households_with_fibre/why?asOf=${day}`);
    expect(why.formula?.vi.replaceAll('\u00a0', ' ')).toBe(
      'khoảng 9 hộ đã lắp cáp quang ÷ khoảng 16 hộ gia đình = 56,3 %',
    );
    expect(why.estimate).toMatchObject({
      answered: 10,
      households: null,
      countedGroups: 1,
      sampledGroups: 2,
    });
    expect(why.estimate?.strata.map(({ group, answered, weight }) => [group, answered, weight])).toEqual([
      ['TDP01', 4, 1],
      ['TDP02', 4, 2.5],
      ['TDP03', 2, 1],
      ['TDP04', 0, 0],
    ]);
    expect(why.gaps).toMatchObject({ groups: ['Tổ 4'], groupsOfUnknownSize: ['Tổ 3'] });
    expect(why.batches).toMatchObject([{ kind: 'households', rows: 10, round: 'R1', undoneAt: null }]);
    expect(why.targets).toMatchObject([{ text: 'Chỉ tiêu e', state: { id: 'I.e', status: 'undecided' } }]);
    expect(why.toDecide).toMatchObject({ target: 'I.e', level: 60 });
    expect(why.toDecide?.households).toBeGreaterThan(0);
  });

  test('a coverage figure tells each operator alone, and that nothing is confirmed by samples', async () => {
    const why = await get<WhyAnswer>(house(), `/indicators/population_with_5g/why?asOf=${day}`);
    expect(why.coverage?.confirmed).toBeNull();
    expect(why.coverage?.services).toEqual(['5g']);
    const operators = why.coverage?.operators ?? [];
    expect(operators.map(({ operator }) => operator)).toEqual(['Viettel', 'VNPT']);
    const [viettel, vnpt] = operators;
    // Viettel says 30 % of one group and nothing of the others, which is no word against them
    expect(viettel?.value).toBeCloseTo(30, 9);
    expect(vnpt?.value).toBeLessThan(why.row.value ?? 0);
    const checklist = await get<WhyAnswer>(house(), `/indicators/security_layers/why?asOf=${day}`);
    expect(checklist).toMatchObject({ formula: null, checklist: null, batches: [], estimate: null });
  });

  test('the rows are found in parts and pages, and their number is told group by group', async () => {
    const at = `/indicators/households_with_fibre`;
    const rows = await get<EvidenceRows>(house(), `${at}/rows?asOf=${day}&part=lacking&limit=2`);
    expect(rows).toMatchObject({ kind: 'households', withheld: false });
    expect(rows.rows).toMatchObject([
      { code: 'A2', adds: { numerator: 0, denominator: 1 } },
      { code: 'B2', hasFibre: false },
    ]);
    const next = encodeURIComponent(rows.next ?? '');
    const later = await get<EvidenceRows>(
      house(),
      `${at}/rows?asOf=${day}&part=lacking&limit=2&cursor=${next}`,
    );
    const skipped = await get<EvidenceRows>(house(), `${at}/rows?asOf=${day}&part=lacking&limit=2&skip=2`);
    expect(later.rows).toEqual(skipped.rows);
    expect(later.rows).toMatchObject([{ code: 'B4' }, { code: 'C2' }]);
    expect((await get<EvidenceRows>(house(), `${at}/rows?asOf=${day}&text=b3`)).rows).toMatchObject([
      { code: 'B3' },
    ]);
    const counts = await get<EvidenceCounts>(house(), `${at}/counts?asOf=${day}`);
    expect(counts).toMatchObject({ rows: 10, numerator: 6, lacking: 4, withheld: false });
    expect(counts.groups[1]).toEqual({ group: 'TDP02', name: 'Tổ 2', rows: 4, numerator: 2, lacking: 2 });
    const bad = await house().ask('GET', `/wards/${ward}${at}/rows?cursor=nonsense`);
    expect(bad.status).toBe(400);
    const covered = await get<EvidenceCounts>(house(), `/indicators/population_with_5g/counts?asOf=${day}`);
    expect(covered).toMatchObject({ kind: 'covered', rows: 4, numerator: 4, lacking: 0 });
  });

  test('who may not see households gets counts only, and none of fewer than five', async () => {
    const at = `/indicators/households_with_fibre`;
    const rows = await get<EvidenceRows>(house(), `${at}/rows?asOf=${day}`, reader);
    expect(rows).toMatchObject({ withheld: true, rows: [] });
    const counts = await get<EvidenceCounts>(house(), `${at}/counts?asOf=${day}`, reader);
    expect(counts).toMatchObject({ rows: 10, numerator: 6, lacking: null, withheld: true });
    expect(counts.groups.every((one) => one.rows === null && one.numerator === null)).toBe(true);
    await proofAndOriginal(house());
    const named = async (secret?: string) =>
      (await get<WhyAnswer>(house(), `${at}/why?asOf=${day}`, secret)).batches.flatMap(({ files }) =>
        files.map(({ role }) => role),
      );
    expect([await named(), await named(reader)]).toEqual([['original', 'proof'], ['proof']]);
    const search = await get<EvidenceCounts>(house(), `${at}/counts?asOf=${day}&text=A1`, reader);
    expect(search).toMatchObject({ rows: null, numerator: null });
    const detail = await get<IndicatorDetail>(house(), `${at}?asOf=${day}`, reader);
    expect(detail.row.value).toBe(56.25);
    // 3 of 4 and 1 of 2 are few; 5 of 10 are what four answers stand for
    expect(detail.groups.map(({ hidden, numerator }) => [hidden, numerator])).toEqual([
      [true, null],
      [false, 5],
      [true, null],
    ]);
    const full = await get<IndicatorDetail>(house(), `${at}?asOf=${day}`);
    expect(full.groups.map(({ hidden }) => hidden)).toEqual([false, false, false]);
    const register = await get<EvidenceRows>(house(), `/indicators/people_trained/rows?asOf=${day}`, reader);
    expect(register).toMatchObject({
      kind: 'register',
      withheld: false,
      rows: [{ numerator: 60 }, { numerator: 20 }],
    });
  });

  test('history is as dense as the evidence; path and forecast are drawn to the level', async () => {
    const fibre = await get<IndicatorDetail>(house(), `/indicators/households_with_fibre?asOf=${day}`);
    expect(fibre.history).toMatchObject([{ date: '2026-02-12', value: 56.25, source: 'survey' }]);
    expect(fibre.lines).toMatchObject([{ target: 'I.e', level: 60, forecast: [] }]);
    // 4G ran out on 30 June: a date on which no batch speaks
    const broadband = await get<IndicatorDetail>(
      house(),
      `/indicators/groups_with_mobile_broadband?asOf=${day}`,
    );
    expect(broadband.history.map(({ date, value }) => [date, value])).toContainEqual(['2026-07-01', 50]);
    const trained = await get<IndicatorDetail>(house(), `/indicators/people_trained?asOf=${day}`);
    expect(trained.history.map(({ value }) => value)).toEqual([20, 60]);
    expect(trained.lines[0]?.path.at(-1)).toEqual({ date: '2030-12-31', value: 80 });
    expect(trained.lines[0]?.forecast.at(-1)?.value).toBe(trained.row.target?.forecast?.value);
  });

  test('between two dates the contributions of groups add up to the difference, and the batch that came is named', async () => {
    await take(house(), 'households', more, '?round=R2');
    const at = '/indicators/households_with_fibre/compare';
    const compared = await get<CompareAnswer>(house(), `${at}?from=2026-04-01&to=${day}`);
    expect(compared).toMatchObject({ method: 'groups', sourceChanged: false, definitionChanged: false });
    expect(compared.from.value).toBe(56.25);
    expect(sumOf(compared.contributions.map(({ total }) => total))).toBeCloseTo(
      compared.difference ?? Number.NaN,
      9,
    );
    expect(compared.contributions.find(({ group }) => group === 'TDP01')?.own).toBeCloseTo(0, 12);
    expect(compared.batches.map(({ change, round }) => [change, round]).sort()).toEqual([
      ['came', 'R2'],
      ['same', 'R1'],
    ]);
    const moments = `fromKnownAt=2026-11-01T02:00:00.000Z&toKnownAt=2026-11-01T02:00:00.000Z`;
    const same = await get<CompareAnswer>(house(), `${at}?from=${day}&to=${day}&${moments}`);
    expect(same.difference).toBe(0);
    const trained = await get<CompareAnswer>(
      house(),
      `/indicators/people_trained/compare?from=2026-02-01&to=${day}`,
    );
    expect(trained).toMatchObject({ method: 'sums', difference: 40, certain: true });
    const none = await get<CompareAnswer>(house(), `${at}?from=2025-01-01&to=${day}`);
    expect(none).toMatchObject({ difference: null, method: null, contributions: [] });
  });

  test('definitions are told in plain words, and figures leave as sheets without small counts', async () => {
    const definitions = await get<DefinitionView[]>(house(), '/indicator-definitions');
    const fibre = definitions.find(({ code }) => code === 'households_with_fibre');
    expect(fibre).toMatchObject({
      theme: 'fibre',
      own: false,
      sources: [{ kind: 'survey' }, { kind: 'register' }],
    });
    expect(fibre?.targets).toMatchObject([{ id: 'I.e', text: 'Chỉ tiêu e' }]);
    const file = async (name: string, secret?: string) =>
      (await house().ask('GET', `/wards/${ward}/indicator-tables/${name}?asOf=${day}`, undefined, secret))
        .bytes;
    const list = (await file('indicators.csv')).toString('utf8');
    expect(list.startsWith('\ufeff')).toBe(true);
    expect(list).toContain('households_with_fibre');
    const groups = (await file('households_with_fibre.csv', reader)).toString('utf8');
    expect(groups).toContain('dưới 5');
    expect((await file('households_with_fibre.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });
});
