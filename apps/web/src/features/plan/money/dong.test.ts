import { expect, test } from 'vitest';
import { dongOf, dongText } from './dong.ts';

test('sums are read as people type them, and never guessed', () => {
  expect(['1.250.000', '1250000', '1 250 000 đ', '1,250,000 VND', '0'].map(dongOf)).toEqual([
    1_250_000, 1_250_000, 1_250_000, 1_250_000, 0,
  ]);
  expect(dongOf('  ')).toBeNull();
  for (const wrong of ['1,5', '1.25', '12 triệu', '-5', '99999999999999999999', '1.2500'])
    expect(dongOf(wrong), wrong).toBeNaN();
});

test('a sum in a field reads back as itself', () => {
  for (const sum of [0, 7, 999, 1000, 1_250_000, 9_007_199_254_740_991])
    expect(dongOf(dongText(sum))).toBe(sum);
  expect(dongText(1_250_000)).toBe('1.250.000');
  expect(dongText(null)).toBe('');
});
