import { expect, test } from 'vitest';
import { trendPath } from './trend-path.ts';

test('a point without a value breaks the line, the last known one is marked', () => {
  const { line, last } = trendPath(
    [
      { date: '2024-01-01', value: 10 },
      { date: '2025-01-01', value: null },
      { date: '2026-01-01', value: 20 },
      { date: '2027-01-01', value: 30 },
    ],
    100,
    28,
  );
  expect(line.match(/M/g)).toHaveLength(2);
  expect(line.match(/L/g)).toHaveLength(1);
  expect(last).toEqual({ x: 96, y: 4 });
});

test('nothing known draws nothing; one point is a dot; a level line lies in the middle', () => {
  expect(trendPath([], 100, 28)).toEqual({ line: '', last: null });
  expect(trendPath([{ date: '2026-01-01', value: null }], 100, 28).last).toBeNull();
  expect(trendPath([{ date: '2026-01-01', value: 5 }], 100, 28).last).toEqual({ x: 96, y: 14 });
});
