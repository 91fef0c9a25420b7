import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceReader } from '../../platform/tabular/values/choice.ts';
import { progressColumns } from './progress-columns.ts';
import { spendingFalls, spentBetween, sumBudget, sumMoney } from './spending.ts';
import { type ProgressEntry, taskAt } from './task-progress.ts';
import { roundStart, taskStates } from './task-state.ts';

const task = { id: 'IV.1.a', schedule: { start: '2026-03-01', due: '2026-09-30' } };
const blank = {
  task: 'IV.1.a',
  state: null,
  percent: null,
  result: null,
  evidence: null,
  difficulty: null,
  spent: null,
};
const told = (date: string, more: Partial<ProgressEntry> = {}): ProgressEntry => ({
  ...blank,
  date,
  ...more,
});

test('the states are read as people write them', () => {
  const read = choiceReader(taskStates);
  const texts = [
    'chưa đến hạn',
    'CHƯA THỰC HIỆN',
    'dang  thuc hien',
    'Đã hoàn thành',
    'Tiếp tục duy trì',
    'tạm dừng',
    'đã huỷ',
  ];
  expect(texts.map((text) => read(text))).toEqual(
    ['not_due', 'not_started', 'in_progress', 'done', 'maintained', 'suspended', 'cancelled'].map(
      (value) => ({ ok: true, value }),
    ),
  );
  expect(read('gần xong')).toMatchObject({ ok: false });
});

test('without a report the state follows from the dates and says so', () => {
  expect(taskAt(task, [], '2026-02-01')).toMatchObject({
    state: 'not_due',
    reported: false,
    overdue: false,
    asOf: null,
  });
  expect(taskAt(task, [], '2026-03-01')).toMatchObject({
    state: 'not_started',
    reported: false,
    overdue: false,
  });
  expect(taskAt(task, [], '2026-09-30')).toMatchObject({ overdue: false });
  expect(taskAt(task, [], '2026-10-01')).toMatchObject({
    state: 'not_started',
    overdue: true,
    percent: null,
    spent: null,
  });
});

test('the last word of each kind counts; a blank leaves what was told; later days are not known yet', () => {
  const entries = [
    told('2026-06-30', { percent: 60, difficulty: 'thiếu mặt bằng', spent: 5_000_000, evidence: 'BC 12' }),
    told('2026-04-30', { state: 'in_progress', percent: 20, result: 'đã khảo sát' }),
    told('2026-10-10', { state: 'done', evidence: 'BC 40' }),
    { ...told('2026-06-30', { percent: 99 }), task: 'IV.1.b' },
  ];
  expect(taskAt(task, entries, '2026-07-31')).toEqual({
    state: 'in_progress',
    reported: true,
    overdue: false,
    percent: 60,
    result: 'đã khảo sát',
    evidence: ['BC 12'],
    difficulties: [{ date: '2026-06-30', text: 'thiếu mặt bằng' }],
    spent: 5_000_000,
    asOf: '2026-06-30',
  });
  expect(taskAt(task, entries, '2026-10-01')).toMatchObject({ state: 'in_progress', overdue: true });
  expect(taskAt(task, entries, '2026-10-10')).toMatchObject({
    state: 'done',
    overdue: false,
    percent: 100,
    evidence: ['BC 12', 'BC 40'],
  });
});

test('of two reports on one day the later in the list counts', () => {
  const entries = [told('2026-04-30', { percent: 20 }), told('2026-04-30', { percent: 30 })];
  expect(taskAt(task, entries, '2026-05-01').percent).toBe(30);
});

test.each(['done', 'maintained', 'suspended', 'cancelled'] as const)(
  'a task that is %s is never late',
  (state) => {
    expect(taskAt(task, [told('2026-05-01', { state })], '2027-01-01').overdue).toBe(false);
  },
);

test('a yearly task that was done is asked for again next year; a kept one stays kept', () => {
  const yearly = { id: 'IV.1.a', schedule: { recurs: 'yearly' } } as const;
  const done = [told('2025-12-09', { state: 'done', percent: 100, result: 'BC năm 2025' })];
  expect(taskAt(yearly, done, '2025-12-31')).toMatchObject({ state: 'done', percent: 100, reported: true });
  expect(taskAt(yearly, done, '2026-01-01')).toMatchObject({
    state: 'not_started',
    percent: null,
    reported: false,
  });
  const again = [...done, told('2026-03-01', { state: 'in_progress', percent: 10 })];
  expect(taskAt(yearly, again, '2026-04-01')).toMatchObject({ state: 'in_progress', percent: 10 });
  expect(taskAt(yearly, [told('2025-12-09', { state: 'maintained' })], '2026-04-01').state).toBe(
    'maintained',
  );
  expect(roundStart({ recurs: 'quarterly' }, '2026-11-22')).toBe('2026-10-01');
  expect(roundStart({ recurs: 'monthly' }, '2026-11-22')).toBe('2026-11-01');
  expect(roundStart({ due: '2026-11-22' }, '2026-11-22')).toBeNull();
});

test('adding up keeps "not told" apart from 0', () => {
  const lines = [
    { task: 'a', kind: 'estimate', amount: 100, date: '2026-01-01' },
    { task: 'a', kind: 'estimate', amount: 50, date: '2026-02-01' },
    { task: 'a', kind: 'allocated', amount: 0, date: '2026-02-01' },
    { task: 'a', kind: 'spent', amount: 70, date: '2027-01-01' },
  ] as const;
  expect(sumBudget(lines, '2026-12-31')).toEqual({ estimate: 150, allocated: 0, spent: null });
  expect(
    sumMoney([
      { estimate: 1, allocated: null, spent: null },
      { estimate: 2, allocated: 5, spent: null },
    ]),
  ).toEqual({
    estimate: 3,
    allocated: 5,
    spent: null,
  });
  for (const amount of [1.5, -1, Number.NaN, 2 ** 53]) {
    expect(() => sumBudget([{ ...lines[0], amount }], '2026-12-31')).toThrow('amount');
  }
});

test('sums of đồng are exact in any order', () => {
  const amount = fc.integer({ min: 0, max: 10 ** 13 });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 200 }), (amounts) => {
      const lines = amounts.map(
        (one) => ({ task: 'a', kind: 'spent', amount: one, date: '2026-01-01' }) as const,
      );
      const exact = amounts.reduce((sum, one) => sum + BigInt(one), 0n);
      expect(BigInt(sumBudget(lines, '2026-01-01').spent ?? -1)).toBe(exact);
      expect(sumBudget(lines.toReversed(), '2026-01-01')).toEqual(sumBudget(lines, '2026-01-01'));
    }),
  );
});

test('spending in a period is the difference of what was told since the beginning', () => {
  const entries = [
    told('2025-11-30', { spent: 10_000_000 }),
    told('2026-06-30', { spent: 25_000_000 }),
    told('2026-07-31', { percent: 70 }),
    told('2026-11-30', { spent: 24_000_000 }),
  ];
  expect(spentBetween('IV.1.a', entries, '2026-01-01', '2026-10-31')).toBe(15_000_000);
  expect(spentBetween('IV.1.a', entries, '2025-01-01', '2025-12-31')).toBe(10_000_000);
  expect(spentBetween('IV.1.a', entries, '2025-01-01', '2025-06-30')).toBeNull();
  expect(spendingFalls('IV.1.a', entries)).toEqual([entries[3]]);
});

test('the sheet has the columns that other people’s files rely on', () => {
  expect(progressColumns.columns.map(({ heading }) => heading.vi)).toEqual([
    'Mã nhiệm vụ',
    'Trạng thái',
    'Tiến độ (%)',
    'Kết quả',
    'Minh chứng',
    'Thời điểm',
    'Khó khăn',
    'Đã chi (đồng)',
  ]);
  expect(progressColumns.columns.filter(({ required }) => required).map(({ key }) => key)).toEqual(['task']);
});
