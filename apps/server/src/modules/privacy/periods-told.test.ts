import { periodOf } from '@hatangso/contracts/period';
import { expect, test } from 'vitest';

test('whole years are told as years, anything else in days', () => {
  const told = [0, 1, 30, 364, 365, 366, 730, 1825].map((days) => {
    const { count, unit } = periodOf(days);
    return `${count} ${unit}`;
  });
  expect(told).toEqual([
    '0 days',
    '1 day',
    '30 days',
    '364 days',
    '1 year',
    '366 days',
    '2 years',
    '5 years',
  ]);
});
