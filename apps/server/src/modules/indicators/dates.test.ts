import { expect, test } from 'vitest';
import { addMonths, daysBetween, yearsBetween } from './dates.ts';
import { isStale } from './staleness.ts';

test('days and years between calendar dates', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  expect(yearsBetween('2026-11-22', '2030-11-22')).toBe(4);
});

test('a month later is the same day, or the last one of a shorter month', () => {
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2025-11-30', 14)).toBe('2027-01-30');
});

test('evidence is stale from the day after its months have passed', () => {
  expect(isStale('2025-11-22', '2026-11-22', 12)).toBe(false);
  expect(isStale('2025-11-21', '2026-11-22', 12)).toBe(true);
  expect(isStale('2026-09-01', '2026-11-22', 2)).toBe(true);
  expect(isStale(null, '2026-11-22', 12)).toBe(false);
});
