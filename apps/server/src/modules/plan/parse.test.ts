import { readFileSync } from 'node:fs';
import { problemText } from '@hatangso/contracts/problems';
import { expect, test } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import { nearest } from './explain.ts';
import { parsePlan, planSizeLimit } from './parse.ts';
import { placeOf } from './places.ts';

const file = new URL('../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url);
const wardsPlan = readFileSync(file, 'utf8');

function refusal(text: string): Problem {
  try {
    parsePlan(text);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the plan was accepted');
}

/** The ward's plan with its first `from` replaced: the fault, and the line it must be told on. */
function broken(from: string, to: string): { problem: Problem; line: number } {
  const at = wardsPlan.indexOf(from);
  if (at < 0) throw new Error(`"${from}" is not in the plan`);
  const line = wardsPlan.slice(0, at).split('\n').length;
  return { problem: refusal(wardsPlan.replace(from, to)), line };
}

test('reads the ward’s plan and knows where each value stands', () => {
  const { plan, places } = parsePlan(wardsPlan);
  expect(plan.targets).toHaveLength(25);
  expect(plan.tasks).toHaveLength(38);
  const place = placeOf(places, 'targets[1].due');
  expect(wardsPlan.split('\n')[place.line - 1]).toBe('    due: 2025-12-31');
  expect(place.column).toBe(5);
  expect(placeOf(places, 'targets[1].nowhere')).toEqual(placeOf(places, 'targets[1]'));
});

test.each([
  ['    due: 2025-12-31', '    due: 31/12/2025', 'plan.expected_date'],
  ['    due: 2025-12-31', '    due: 2025-02-30', 'plan.expected_date'],
  ['        level: 100', '        level: "100"', 'plan.expected_number'],
  ['        comparison: at_least', '        comparison: ít nhất', 'plan.expected_one_of'],
  ['    code: "21172"', '    code: 21172', 'plan.expected_text'],
  ['  - id: III.1.a', '  - id: mục III', 'plan.expected_id'],
  ['    month: 12', '    month: 13', 'plan.out_of_range'],
  ['    month: 12', '    month: 12.5', 'plan.expected_whole_number'],
  ['    before: true', '    before: có', 'plan.expected_yes_no'],
  ['purpose:\n', 'purpose: không có\nnope:\n', 'plan.expected_list'],
  ['          - { kind: claims', '          - claims\n          - { kind: claims', 'plan.expected_map'],
  ['    inCharge: van-phong', '    inCharg: van-phong', 'plan.misspelt_field'],
  ['    inCharge: van-phong', '    hoanToanKhac: 1\n    inCharge: van-phong', 'plan.unknown_field'],
  ['    due: 2025-12-31', '    due: 2025-12-31\n    due: 2026-12-31', 'plan.duplicate_key'],
  ['    due: 2025-12-31', '\t  due: 2025-12-31', 'plan.yaml_tab'],
])('%j → %j is refused with %s on its line', (from, to, code) => {
  const { problem, line } = broken(from, to);
  const row = problem.rows.find((one) => one.code === code);
  expect(row, JSON.stringify(problem.rows)).toBeDefined();
  expect([line, line + 1]).toContain(row?.row);
  for (const language of ['vi', 'en'] as const) {
    expect(problemText(code as 'plan.yaml', row?.params ?? {}, language)).not.toMatch(/\{\w+\}/);
  }
});

test('a missing field stands at its item, and says when null would do', () => {
  const { problem, line } = broken('    text: Phổ cập cáp quang đến các hộ gia đình, các tổ dân phố\n', '');
  expect(problem.rows).toMatchObject([
    { code: 'plan.field_missing', column: 'targets[0].text', row: line - 2 },
  ]);
  const office = broken('    inCharge: van-phong-thong-ke\n', '').problem;
  expect(office.rows).toMatchObject([{ code: 'plan.field_missing_nullable', params: { key: 'inCharge' } }]);
});

test('names the field that was meant', () => {
  expect(nearest('inCharg', ['inCharge', 'due'])).toBe('inCharge');
  expect(nearest('Due', ['inCharge', 'due'])).toBe('due');
  expect(nearest('budget', ['inCharge', 'due'])).toBeUndefined();
});

test.each(['', '# chỉ có ghi chú', '- một\n- danh sách', 'chữ', '42'])('%j is no plan', (text) => {
  expect(refusal(text).rows).toMatchObject([{ code: 'plan.not_a_map', row: 1 }]);
});

const laughs = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join(
  '\n',
);

test.each([
  ['a billion laughs', `a0: &a0 [x]\n${laughs}`, 'plan.too_many_aliases'],
  ['an anchor inside itself', 'indicators: &a [*a]', 'plan.alias_unknown'],
  ['an unknown anchor', 'id: *nowhere', 'plan.alias_unknown'],
  ['100,000 open brackets', '['.repeat(100_000), 'plan.too_deep'],
  ['100,000 nested dashes', '- '.repeat(100_000), 'plan.too_deep'],
  ['nesting past the limit', `indicators: ${'['.repeat(40)}${']'.repeat(40)}`, 'plan.too_deep'],
  ['an unclosed quote', `id: "${'a\n'.repeat(200_000)}`, 'plan.yaml_unclosed'],
  ['a tag that runs code elsewhere', 'id: !!js/function "x"', 'plan.yaml'],
  ['two documents', 'id: a\n---\nid: b', 'plan.yaml'],
])('%s is refused in bounded time', (_, text, code) => {
  const start = performance.now();
  expect(refusal(text).rows.map((row) => row.code)).toContain(code);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('40,000 double keys take linear time and give a bounded answer', () => {
  const start = performance.now();
  const problem = refusal(`{${'aaaaaaa: 1, '.repeat(40_000)}}`);
  expect(problem.params.count).toBe(39_999);
  expect(problem.rows).toHaveLength(200);
  expect(performance.now() - start).toBeLessThan(5000);
});

test('a file beyond the bound is refused before it is read', () => {
  expect(refusal('#'.repeat(planSizeLimit + 1)).code).toBe('plan.too_large');
});

test('keys that JavaScript treats specially are plain keys', () => {
  const problem = refusal('__proto__: {polluted: 1}\nconstructor: 1');
  expect(problem.rows.map((row) => row.params?.key)).toEqual(
    expect.arrayContaining(['__proto__', 'constructor']),
  );
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
