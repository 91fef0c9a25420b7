import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beside, day, fileSize, measure, number } from './numbers.ts';

test('numbers and days as readers of the language write them', () => {
  expect(number(49_308, 'vi')).toBe('49.308');
  expect(number(49_308, 'en')).toBe('49,308');
  expect(number(-0.04, 'vi', 1)).toBe('0');
  expect(measure(93.24, '%', 'vi')).toBe('93,2\u00a0%');
  expect(measure(0.7579, 'per_person', 'vi')).toBe('0,76\u00a0mỗi người');
  expect(measure(3, 'count', 'en')).toBe('3');
  expect(measure(41.25, 'Mb/s', 'en')).toBe('41.25\u00a0Mb/s');
  expect(day('2026-11-05', 'vi')).toBe('05/11/2026');
  expect(day('2026-11-05T10:00:00Z', 'en')).toBe('5 November 2026');
  expect(fileSize(412_345, 'vi')).toBe('412\u00a0kB');
});

test('rounding keeps the side of 0 and of every level', () => {
  const value = fc.double({ min: 0, max: 150, noNaN: true }).map((x) => Math.round(x * 1e4) / 1e4);
  fc.assert(
    fc.property(value, fc.integer({ min: 0, max: 100 }), (x, level) => {
      const read = Number(beside(x, 'vi', [level]).replaceAll('.', '').replace(',', '.').replace('−', '-'));
      expect(Math.sign(read - level)).toBe(Math.sign(x - level));
    }),
  );
});
