import { expect, test } from 'vitest';
import { ranges } from './ranges.ts';

test('numbers in a row are told as a range', () => {
  expect(ranges([17, 11, 54, 55, 56])).toBe('11, 17, 54–56');
  expect(ranges([3])).toBe('3');
  expect(ranges([])).toBe('');
});
