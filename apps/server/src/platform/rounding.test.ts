import { decimalsBeside, groupedDigits } from '@hatangso/contracts/rounding';
import { expect, test } from 'vitest';

test('no value is rounded onto a level it has not reached, nor onto 0', () => {
  expect(decimalsBeside(99.97, [100], 1)).toBe(2);
  expect(decimalsBeside(93.24, [100], 1)).toBe(1);
  expect(decimalsBeside(0.0004, [], 1)).toBe(4);
  expect(decimalsBeside(99.9999999, [100], 1)).toBe(6);
  expect(decimalsBeside(99.9999999, [100], 1, 4)).toBe(4);
});

test('digits in groups, without zeros at the end, with a sign only where something is left to be negative', () => {
  expect(groupedDigits(1234567.5, 2, 'vi')).toBe('1.234.567,5');
  expect(groupedDigits(1234567.5, 2, 'en')).toBe('1,234,567.5');
  expect(groupedDigits(-0.04, 1, 'vi')).toBe('0');
  expect(groupedDigits(-12.5, 1, 'vi')).toBe('−12,5');
  expect(groupedDigits(-12.5, 1, 'vi', '-')).toBe('-12,5');
});
