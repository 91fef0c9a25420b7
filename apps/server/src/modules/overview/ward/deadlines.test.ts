import { expect, test } from 'vitest';
import { deadlinesOn } from './deadlines.ts';
import { forecastYear } from './forecast-year.ts';
import { officeLacks } from './lacks.ts';

const offices = { month: 12, day: 10 };
const none = () => null;
/** As the plan has it: "trước ngày 10/12". */
const before = { offices: true, upward: false };

test('days left are counted to the year’s deadline and go below zero once it has passed', () => {
  const facts = { offices, upward: { month: 12, day: 20 }, closing: { month: 11, day: 30 }, before };
  expect(deadlinesOn('2026-11-22', facts, none)).toEqual({
    year: 2026,
    offices: { day: '2026-12-10', daysLeft: 17, before: true },
    upward: { day: '2026-12-20', daysLeft: 28 },
    closing: { day: '2026-11-30', daysLeft: 8 },
    released: null,
  });
  expect(deadlinesOn('2026-12-13', facts, none).offices?.daysLeft).toBe(-4);
  const own = { ...facts, before: { offices: false, upward: false } };
  expect(deadlinesOn('2026-12-10', own, none).offices).toEqual({
    day: '2026-12-10',
    daysLeft: 0,
    before: false,
  });
  expect(deadlinesOn('2026-12-10', facts, none).offices?.daysLeft).toBe(-1);
});

test('a report that goes upward in January is last year’s until its day has passed or it was issued', () => {
  const facts = {
    offices,
    upward: { month: 1, day: 15 },
    closing: null,
    before: { offices: false, upward: false },
  };
  expect(deadlinesOn('2026-11-22', facts, none).upward?.day).toBe('2027-01-15');
  expect(deadlinesOn('2027-01-10', facts, none)).toMatchObject({ year: 2026, upward: { daysLeft: 5 } });
  expect(deadlinesOn('2027-01-16', facts, none).year).toBe(2027);
  const issued = (year: number) => (year === 2026 ? { number: '9/BC-UBND', date: '2027-01-05' } : null);
  expect(deadlinesOn('2027-01-10', facts, issued)).toMatchObject({ year: 2027, released: null });
});

test('a day nobody set is no day', () => {
  const facts = { offices: null, upward: null, closing: null, before: { offices: false, upward: false } };
  expect(deadlinesOn('2026-11-22', facts, none)).toMatchObject({
    offices: null,
    upward: null,
    closing: null,
  });
});

test('the forecast’s line is followed to the level: its year, this year where it is past it, none where it never comes', () => {
  const state = {
    forecast: { value: 1, low: null, high: null, method: 'x' },
    level: 100,
    comparison: 'at_least' as const,
  };
  const at = (...values: number[]) => values.map((value, year) => ({ date: `${2024 + year}-07-01`, value }));
  expect(forecastYear(state, at(60, 70), '2026-01-01')).toBe(2028);
  expect(forecastYear({ ...state, level: 65 }, at(60, 70), '2026-01-01')).toBe(2026);
  expect(forecastYear(state, at(70, 60), '2026-01-01')).toBeNull();
  expect(forecastYear(state, at(60, 60.1), '2026-01-01')).toBeNull();
  expect(forecastYear({ ...state, comparison: 'at_most', level: 10 }, at(60, 50), '2026-01-01')).toBe(2029);
  expect(forecastYear({ ...state, forecast: null }, at(60, 70), '2026-01-01')).toBeNull();
});

test('an office owes figures, word about tasks and its part; one that handed in and lacks nothing is left out', () => {
  const office = (id: string) => ({ id, name: id });
  const row = (indicator: string, status: 'no_data' | 'met', by: string) =>
    ({ indicator, status, office: office(by), name: { vi: indicator, en: indicator }, awaits: [] }) as never;
  const task = (id: string, by: string, lastToldOn: string | null, cancelled = false) => ({
    id,
    title: id,
    office: office(by),
    lastToldOn,
    cancelled,
  });
  const { lacks, offices: counted } = officeLacks(
    [row('a', 'no_data', 'x'), row('a', 'no_data', 'x'), row('b', 'met', 'y'), row('c', 'met', 'z')],
    [task('1', 'x', '2025-12-31'), task('2', 'x', '2026-01-01'), task('3', 'y', null, true)],
    new Map([
      ['y', 'handed_in'],
      ['z', 'returned'],
    ]),
    '2026-01-01',
  );
  expect(
    lacks.map((one) => [one.office?.id, one.part, one.figures.length, one.tasks.map(({ id }) => id)]),
  ).toEqual([
    ['x', 'draft', 1, ['1']],
    ['z', 'returned', 0, []],
  ]);
  expect(counted).toEqual({ total: 3, handedIn: 1 });
});
