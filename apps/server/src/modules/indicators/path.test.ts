import { expect, test } from 'vitest';
import type { Criterion, Figure } from './criterion.ts';
import { forecast, pathLevel, requiredRate } from './path.ts';

const up: Criterion = { side: 'up', strict: false, level: 100, path: true };
const figures = (...pairs: [string, number | null][]): Figure[] =>
  pairs.map(([date, value]) => ({ date, value, low: null, high: null }));
const linear = { kind: 'linear' } as const;

test('the linear path leads from the first figure to the level on the due date', () => {
  const [first] = figures(['2026-01-01', 40]);
  const at = (date: string) => pathLevel(linear, up, '2030-01-01', first, date);
  expect([at('2026-01-01'), at('2028-01-01'), at('2030-01-01')]).toEqual([40, 40 + (60 * 730) / 1461, 100]);
  expect(at('2025-12-31')).toBeNull();
  expect(pathLevel(linear, up, '2030-01-01', undefined, '2028-01-01')).toBeNull();
  expect(pathLevel(linear, { ...up, level: 30 }, '2030-01-01', first, '2028-01-01')).toBe(30);
});

test('milestones are joined by straight lines, from the first figure if it is earlier', () => {
  const path = {
    kind: 'milestones',
    milestones: [
      { date: '2028-01-01', level: 80 },
      { date: '2027-01-01', level: 50 },
    ],
  } as const;
  const at = (date: string, first?: Figure) => pathLevel(path, up, '2029-01-01', first, date);
  expect([at('2027-01-01'), at('2028-01-01'), at('2029-01-01')]).toEqual([50, 80, 100]);
  expect(at('2026-07-01')).toBeNull();
  expect(at('2026-07-02', figures(['2026-01-01', 40])[0])).toBeCloseTo(40 + (10 * 182) / 365, 10);
  expect(at('2027-01-01', figures(['2027-06-01', 90])[0])).toBe(50);
});

test('the required rate is what is missing over the years left, of either sign, and 0 once reached', () => {
  expect(requiredRate(up, 60, '2026-11-22', '2030-11-22')).toBe(10);
  expect(requiredRate({ ...up, side: 'down', level: 20 }, 60, '2026-11-22', '2030-11-22')).toBe(-10);
  expect(requiredRate(up, 100, '2026-11-22', '2030-11-22')).toBe(0);
  expect(requiredRate(up, 60, '2030-11-22', '2030-11-22')).toBeNull();
});

test('a forecast needs two dates, names its method, and stays within what can be', () => {
  expect(forecast(figures(['2026-01-01', 40]), '2030-01-01', 100)).toBeNull();
  expect(
    forecast(figures(['2026-01-01', 40], ['2026-01-01', 50], ['2026-06-01', null]), '2030-01-01', 100),
  ).toBeNull();
  const two = figures(['2026-01-01', 40], ['2027-01-01', 60]);
  expect(forecast(two, '2028-01-01', 100)).toEqual({
    value: 80,
    low: null,
    high: null,
    method: 'line_through_two',
  });
  expect(forecast(two, '2032-01-01', 100)?.value).toBe(100);
  expect(forecast(two.toReversed(), '2032-01-01', null)?.value).toBeGreaterThan(100);
  expect(forecast(figures(['2026-01-01', 9], ['2027-01-01', 3]), '2030-01-01', null)?.value).toBe(0);
});

test('least squares with its prediction interval is that of R’s lm and predict', () => {
  // d <- c(0,184,365,731)/365.25; v <- c(10,14,15,23); predict(lm(v~d), data.frame(d=1461/365.25), interval="prediction")
  const four = figures(['2025-01-01', 10], ['2025-07-04', 14], ['2026-01-01', 15], ['2027-01-02', 23]);
  const ours = forecast(four, '2029-01-01', null);
  expect(ours?.method).toBe('least_squares');
  expect([ours?.value, ours?.low, ours?.high].map((one) => one?.toFixed(9))).toEqual([
    '35.142080304',
    '23.616593604',
    '46.667567004',
  ]);
  expect(forecast(four.slice(0, 3), '2029-01-01', null)).toMatchObject({ low: null, high: null });
  const straight = figures(['2025-01-01', 1], ['2025-01-02', 2], ['2025-01-03', 3], ['2025-01-04', 4]);
  expect(forecast(straight, '2025-01-05', null)).toMatchObject({ low: null, high: null });
});
