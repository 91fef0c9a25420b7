import { expect, test } from 'vitest';
import { readAmount } from './amount.ts';

test('numbers as people here type them', () => {
  expect(readAmount('49.308')).toBe(49_308);
  expect(readAmount('1.250.000,5')).toBe(1_250_000.5);
  expect(readAmount('93,2')).toBe(93.2);
  expect(readAmount('93.25')).toBe(93.25);
  expect(readAmount(' 1 250 ')).toBe(1250);
  expect(readAmount('0')).toBe(0);
  for (const none of ['', 'abc', '-3', '1.2.3', '12a']) expect(readAmount(none), none).toBeNull();
});
