import { readFileSync } from 'node:fs';
import type { Role } from '@hatangso/contracts/permissions';
import type { PlanAdjustment } from '@hatangso/contracts/plan';
import { expect, test } from 'vitest';
import { lintFile } from '../lint-file.ts';
import { mayWriteFor } from '../own-office.ts';
import { parsePlan } from '../parse.ts';
import { budgetTable } from './budget-table.ts';
import { chainOf } from './chain.ts';
import { compareAdjustments } from './compare-adjustments.ts';
import { defaultAnswerDays, financeOffice } from './settings.ts';

const real = readFileSync(
  new URL('../../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url),
  'utf8',
);
const { plan } = parsePlan(real);
const document = {
  kind: 'Quyết định',
  number: '9/QĐ',
  date: '2026-09-20',
  issuer: 'UBND phường',
  subject: 'về điều chỉnh',
};
const adjustment = (id: string, date: string, due: string): PlanAdjustment => ({
  id,
  date,
  document,
  reason: 'Chậm mặt bằng',
  changes: [{ action: 'set_target', id: 'III.2.b', set: { due } }],
});

test('two adjustments of one target: each side by side, and together from what the plan said to what it says', () => {
  const entered = [
    adjustment('mot', '2026-10-01', '2029-12-31'),
    {
      ...adjustment('hai', '2026-11-01', '2028-12-31'),
      changes: [
        { action: 'withdraw_task' as const, id: 'V.6.a' },
        ...adjustment('hai', '2026-11-01', '2028-12-31').changes,
      ],
    },
    adjustment('ba', '2027-01-01', '2030-12-31'),
  ];
  const { adjustments, total } = compareAdjustments(plan, entered, '2026-11-22');
  expect(adjustments.map(({ id, ahead, inFile }) => [id, ahead, inFile])).toEqual([
    ['mot', false, false],
    ['hai', false, false],
    ['ba', true, false],
  ]);
  expect(adjustments[1]?.items[1]?.fields).toEqual([
    { field: 'due', before: '2029-12-31', after: '2028-12-31' },
  ]);
  expect(total.map(({ id, action }) => [id, action])).toEqual([
    ['III.2.b', 'changed'],
    ['V.6.a', 'withdrawn'],
  ]);
  expect(total[0]?.fields).toEqual([{ field: 'due', before: '2030-12-31', after: '2028-12-31' }]);
  // what came back to itself is no change
  expect(compareAdjustments(plan, entered, '2027-02-01').total.map(({ id }) => id)).toEqual(['V.6.a']);
});

test('money adds up by section and year in whole đồng; nobody told is null, never 0', () => {
  const word = (task: string, year: number, kind: 'estimate' | 'allocated' | 'spent', amount: number) => ({
    plan: plan.id,
    task,
    year,
    kind,
    amount,
    date: `${year}-06-30`,
    document: null,
  });
  const words = [
    word('IV.1.a', 2025, 'allocated', 100),
    word('IV.1.a', 2025, 'spent', 80),
    word('IV.1.a', 2026, 'estimate', 9_007_199_254_740),
    word('IV.1.b', 2026, 'allocated', 200),
    word('IV.1.b', 2026, 'spent', 50),
    { ...word('V.6.a', 2027, 'estimate', 70), date: '2026-10-01' },
  ];
  const table = budgetTable(plan, { words, progress: [], asOf: '2026-11-22', mayBook: () => false });
  expect(table.years).toEqual([2025, 2026, 2027]);
  const section = table.sections.find(({ id }) => id === 'IV.1');
  expect(section?.years[1]).toEqual({ estimate: 9_007_199_254_740, allocated: 200, spent: 50, share: 25 });
  expect(section?.tasks.find(({ id }) => id === 'IV.1.c')?.total).toEqual({
    estimate: null,
    allocated: null,
    spent: null,
    share: null,
  });
  expect(table.total.total).toMatchObject({ estimate: 9_007_199_254_810, allocated: 300, spent: 130 });
  expect(table.sections.flatMap(({ tasks }) => tasks)).toHaveLength(plan.tasks.length);
});

test('the chain names each break at the item that lacks the link, once', () => {
  const broken = real
    .replace('    serves: [III.1.b, III.1.d, III.1.e, III.2.b]\n', '    serves: []\n')
    .replace(
      '          - { kind: claims, supplier: doanh-nghiep-vien-thong }\n          - { kind: places, supplier: van-phong-thong-ke }\n',
      '          - { kind: places }\n',
    );
  const known = { check: () => [], facts: () => new Map() };
  const read = parsePlan(broken).plan;
  const findings = lintFile(broken, '2026-11-22', known);
  const chain = chainOf(read, read, { asOf: '2026-11-22', findings, tasks: [], indicators: [] });
  expect(chain.tasks.find(({ id }) => id === 'IV.1.a')?.breaks.map(({ code }) => code)).toEqual([
    'plan.task_without_target',
  ]);
  const measure = chain.targets.find(({ id }) => id === 'III.1.b')?.measures[0];
  expect(measure?.breaks.map(({ code }) => code)).toContain('plan.source_without_supplier');
  expect(measure?.figure).toBeNull();
  const all = [
    ...chain.breaks,
    ...chain.bases.flatMap(({ breaks }) => breaks),
    ...chain.tasks.flatMap(({ breaks }) => breaks),
    ...chain.targets.flatMap(({ breaks, measures }) => [...breaks, ...measures.flatMap((one) => one.breaks)]),
  ];
  expect(all).toHaveLength(findings.filter(({ severity }) => severity === 'broken').length);
  expect(chain.counts).toEqual({ targets: plan.targets.length, whole: 0, breaks: all.length });
  expect(chain.targets.find(({ id }) => id === 'III.2.b')?.bases).toEqual(['20-KH-UBND-2025']);
});

test('an office writes for itself, under the plan’s name of it or today’s; the compiler and the chair for all', () => {
  const who = (role: Role | null, office: string | null) => ({ role, office });
  const may = (actor: ReturnType<typeof who>, office: string | null, day = '2026-11-22') =>
    mayWriteFor(actor, plan, office, day);
  expect(may(who('office', 'van-hoa-xa-hoi'), 'phong-van-hoa-xa-hoi')).toBe(true);
  expect(may(who('office', 'phong-van-hoa-xa-hoi'), 'van-hoa-xa-hoi')).toBe(true);
  // two offices of the plan, one since 2025-07-01
  expect(may(who('office', 'tai-chinh-ke-toan'), 'dia-chinh-xddt-mt')).toBe(true);
  expect(may(who('office', 'tai-chinh-ke-toan'), 'dia-chinh-xddt-mt', '2025-06-30')).toBe(false);
  expect(may(who('office', 'van-hoa-xa-hoi'), 'van-phong-thong-ke')).toBe(false);
  expect(may(who('office', null), 'van-phong-thong-ke')).toBe(false);
  expect(may(who('office', 'van-hoa-xa-hoi'), null)).toBe(false);
  for (const role of ['compiler', 'chair', 'administrator'] as const)
    expect(may(who(role, 'van-hoa-xa-hoi'), 'van-phong-thong-ke')).toBe(true);
});

test('the office that books money is found by its name until the ward sets it', () => {
  expect(financeOffice([], plan)).toEqual({ value: 'tai-chinh-ke-toan', byDefault: true });
  expect(defaultAnswerDays).toBe(15);
});
