import { readFileSync } from 'node:fs';
import { problems, problemText } from '@hatangso/contracts/problems';
import { planLintProblems } from '@hatangso/contracts/problems/plan-lint';
import { expect, test } from 'vitest';
import { type LintFinding, lintPlan } from './lint.ts';
import { roman } from './lint-documents.ts';
import { parsePlan } from './parse.ts';

const sound = readFileSync(new URL('./sound-plan.fixture.yaml', import.meta.url), 'utf8');
const indicators = new Map([
  ['households_with_fibre', { unit: '%', evidence: ['households', 'figures'] }],
  ['iot_per_person', { unit: 'per_person', evidence: ['figures'] }],
]);

function lint(text: string, asOf = '2026-11-22'): readonly LintFinding[] {
  const { plan, places } = parsePlan(text);
  return lintPlan(plan, { indicatorCodes: indicators.keys(), asOf, places, indicators });
}

function replaced(from: string, to: string): string {
  if (sound.split(from).length !== 2)
    throw new Error(`"${from}" stands ${sound.split(from).length - 1} times`);
  return sound.replace(from, to);
}

test('a sound plan has no break', () => {
  expect(lint(sound)).toEqual([]);
});

const measure = `      - indicator: households_with_fibre
        comparison: at_least
        level: 100
        unit: "%"
        path:
          kind: milestones
          milestones:
            - { date: 2027-12-31, level: 80 }
            - { date: 2029-12-31, level: 95 }
        sources: [{ kind: households, supplier: van-phong }]
`;
const office = '  - { id: van-phong-moi, name: Văn phòng mới, role: today, validFrom: 2025-07-01 }\n';
const task = sound.slice(sound.indexOf('  - id: II.1.a'), sound.indexOf('budget:'));

// What is changed in the sound plan; the finding it must give; a piece of the line on which it must stand.
const breaks: readonly [from: string, to: string, code: keyof typeof planLintProblems, on: string][] = [
  ['number: 1/KH-UBND', 'number: null', 'plan.number_missing', '  number: null'],
  ['date: 2025-02-01', 'date: null', 'plan.date_missing', '  date: null'],
  ['issuer: UBND phường Thử', 'issuer: null', 'plan.issuer_missing', '  issuer: null'],
  ['về việc thử', 'null', 'plan.subject_missing', 'subject: null'],
  ['number: 2/KH-UBND', 'number: null', 'plan.base_without_number', 'number: null'],
  ['date: 2025-01-01', 'date: null', 'plan.base_without_date', 'date: null'],
  ['issuer: UBND tỉnh', 'issuer: null', 'plan.base_without_issuer', 'issuer: null'],
  ['subject: về thử nghiệm\n', 'subject: null\n', 'plan.base_without_subject', 'subject: null'],
  ['role: ground', 'role: aim', 'plan.no_legal_ground', 'legalBases:'],
  ['role: ground', 'role: mention', 'plan.target_without_base', 'id: I.a'],
  ['    due: 2030-12-31', '    due: 2030-12-31\n    bases: [khong-co]', 'plan.base_unknown', 'bases:'],
  ['    due: 2030-12-31', '    due: 2030-12-31\n    bases: []', 'plan.target_without_base', 'id: I.a'],
  [`    measures:\n${measure}`, '', 'plan.target_without_indicator', 'id: I.a'],
  ['indicator: households_with_fibre', 'indicator: khong_co', 'plan.indicator_unknown', 'khong_co'],
  [measure, measure + measure, 'plan.indicator_twice', 'indicator:'],
  ['unit: "%"', 'unit: hộ', 'plan.unit_differs', 'unit: hộ'],
  ['level: 100', 'level: null', 'plan.level_missing', 'level: null'],
  ['serves: [I.a]', 'serves: []', 'plan.target_without_task', 'id: I.a'],
  ['serves: [I.a]', 'serves: [all]', 'plan.target_without_task', 'id: I.a'],
  ['serves: [I.a]', 'serves: []', 'plan.task_without_target', 'id: II.1.a'],
  ['serves: [I.a]', 'serves: [I.a, I.z]', 'plan.target_unknown', 'serves:'],
  [
    '    inCharge: van-phong\n    measures',
    '    inCharge: null\n    measures',
    'plan.target_without_office',
    'inCharge: null',
  ],
  [
    '    inCharge: van-phong\n    coord',
    '    inCharge: null\n    coord',
    'plan.task_without_office',
    'inCharge: null',
  ],
  ['coordinating: [van-phong-moi]', 'coordinating: [ai-do]', 'plan.office_unknown', 'ai-do'],
  ['compiler: van-phong', 'compiler: ai-do', 'plan.office_unknown', 'ai-do'],
  ['successor: van-phong-moi', 'successor: ai-do', 'plan.office_unknown', 'ai-do'],
  [', successor: van-phong-moi', '', 'plan.office_gone', '{ id: van-phong,'],
  [
    office,
    office.replace('validFrom', 'validBefore').replace(' }', ', successor: van-phong }'),
    'plan.office_gone',
    '{ id: van-phong,',
  ],
  [
    'sources: [{ kind: households, supplier: van-phong }]',
    'sources: []',
    'plan.target_without_source',
    'indicator:',
  ],
  [
    'sources: [{ kind: progress, supplier: van-phong }]',
    'sources: []',
    'plan.task_without_source',
    'id: II.1.a',
  ],
  [
    '{ kind: households, supplier: van-phong }',
    '{ kind: households }',
    'plan.source_without_supplier',
    '{ kind: households }',
  ],
  [
    '{ kind: households, supplier',
    '{ kind: places, supplier',
    'plan.source_gives_no_evidence',
    'kind: places',
  ],
  ['product: Danh sách hộ', 'product: null', 'plan.task_without_product', 'product: null'],
  ['{ start: 2026-01-01, due: 2027-12-31 }', '{}', 'plan.task_without_schedule', 'schedule: {}'],
  ['start: 2026-01-01', 'start: 2028-01-01', 'plan.task_due_before_start', 'start: 2028'],
  ['    due: 2030-12-31', '    due: 2025-12-31', 'plan.target_passed', 'indicator:'],
  ['date: 2029-12-31', 'date: 2027-12-31', 'plan.milestone_order', 'level: 95'],
  ['date: 2029-12-31', 'date: 2031-12-31', 'plan.milestone_after_due', 'level: 95'],
  [task, task + task, 'plan.duplicate_id', 'id: II.1.a'],
  ['id: II.1.a', 'id: I.a', 'plan.duplicate_id', 'id: I.a'],
  ['    ref: II.1\n', '    ref: II.9\n', 'plan.section_unknown', 'ref: II.9'],
  ['ref: II.2', 'ref: II.3', 'plan.section_gap', 'ref: II.3'],
  ['title: Dữ liệu', 'title: null', 'plan.section_untitled', 'title: null'],
  ['compiler: van-phong', 'compiler: null', 'plan.no_compiler', 'compiler: null'],
  ['      today: { name: UBND tỉnh, validFrom: 2025-07-01 }\n', '', 'plan.recipient_gone', 'UBND thành phố'],
  ['offices: { month: 12', 'offices: { month: null', 'plan.offices_deadline_unset', 'offices: { month'],
  ['upward: { month: 12, day: 20', 'upward: { month: 12, day: null', 'plan.upward_deadline_unset', 'upward:'],
  ['closing: { month: 12', 'closing: { month: null', 'plan.closing_day_unset', 'closing:'],
  ['closing: { month: 12, day: 5', 'closing: { month: 11, day: 31', 'plan.deadline_impossible', 'closing:'],
  [
    'madeFor: { code: "21172", name: Phường Thử',
    'madeFor: { code: "21172", name: Phường Thử, validBefore: 2025-07-01',
    'plan.territory_changed',
    'madeFor:',
  ],
  ['    due: 2030-12-31', '    due: 2030-12-31\n    defaults: [due]', 'plan.filled_by_default', 'id: I.a'],
];

test.each(breaks)('%j → %j gives %s', (from, to, code, on) => {
  const text = replaced(from, to);
  const finding = lint(text).find((one) => one.code === code);
  expect(finding, JSON.stringify(lint(text))).toBeDefined();
  expect(text.split('\n')[(finding?.line ?? 0) - 1]).toContain(on);
  for (const language of ['vi', 'en'] as const) {
    expect(problemText(code, finding?.params ?? {}, language)).not.toMatch(/\{\w+\}/);
  }
});

test('a plan without recipients names it', () => {
  const at = sound.indexOf('  recipients:\n');
  const text = `${sound.slice(0, at)}  recipients: []\n${sound.slice(sound.indexOf('  difficulties:'))}`;
  expect(lint(text).map(({ code }) => code)).toEqual(['plan.no_recipient']);
});

test('every code of the catalogue is tried here', () => {
  const tried = new Set([...breaks.map(([, , code]) => code), 'plan.no_recipient']);
  expect(Object.keys(planLintProblems).filter((code) => !tried.has(code))).toEqual([]);
  expect(Object.keys(problems)).toEqual(expect.arrayContaining(Object.keys(planLintProblems)));
});

test('a passed target is followed by one that an adjustment adds', () => {
  const passed = replaced('    due: 2030-12-31', '    due: 2025-12-31').replace(
    /path:\n(.*\n){4}/,
    'path: { kind: linear }\n',
  );
  expect(lint(passed).map(({ code }) => code)).toEqual(['plan.target_passed']);
  const target = passed.slice(passed.indexOf('  - id: I.a'), passed.indexOf('tasks:'));
  const indented = target
    .replace('  - id: I.a', '    id: I.b')
    .replaceAll('\n', '\n      ')
    .replace('2025-12-31', '2028-12-31');
  const adjusted = `${passed}adjustments:
  - id: dc-1
    date: 2026-06-01
    document: { kind: Quyết định, number: 5/QĐ-UBND, date: 2026-05-30, issuer: UBND phường Thử, subject: về điều chỉnh }
    reason: Kéo dài
    changes:
      - action: add_target
        target:
      ${indented}
`;
  expect(lint(adjusted)).toEqual([]);
  const unknown = `${adjusted.slice(0, adjusted.indexOf('      - action'))}      - { action: withdraw_task, id: II.9 }\n`;
  expect(lint(unknown).map(({ code }) => code)).toEqual([
    'plan.target_passed',
    'plan.adjustment_item_unknown',
  ]);
});

test('what passes with time is told by the day the plan is looked at', () => {
  const ends = replaced(', successor: van-phong-moi', '');
  expect(lint(ends, '2025-06-30')).toEqual([]);
  expect(lint(ends, '2025-07-01').map(({ code }) => code)).toEqual(['plan.office_gone']);
});

test('roman numbers', () => {
  expect(['I', 'IV', 'VI', 'IX', 'XIV', 'XL'].map(roman)).toEqual([1, 4, 6, 9, 14, 40]);
});
