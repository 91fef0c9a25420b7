import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatBeside,
  formatCount,
  formatDate,
  formatDateInWords,
  formatMoney,
  formatNumber,
  formatPercent,
} from './numbers.ts';

test('numbers are written as offices write them', () => {
  expect(formatNumber(49_308)).toBe('49.308');
  expect(formatNumber(93.25, 2)).toBe('93,25');
  expect(formatNumber(1_234_567.5)).toBe('1.234.567,5');
  expect(formatNumber(-0.04)).toBe('0');
  expect(formatNumber(-12.5)).toBe('-12,5');
  expect(formatPercent(93.2)).toBe('93,2%');
  expect(formatPercent(100)).toBe('100%');
  expect(formatMoney(1_250_000)).toBe('1.250.000 đồng');
  expect(formatCount(5)).toBe('05');
  expect(formatCount(12)).toBe('12');
  expect(formatDate('2026-11-05T10:00:00Z')).toBe('05/11/2026');
  expect(formatDateInWords('2026-02-05')).toBe('ngày 05 tháng 02 năm 2026');
  expect(formatDateInWords('2026-11-05')).toBe('ngày 05 tháng 11 năm 2026');
});

test('a share that is not quite the level never reads as the level', () => {
  expect(formatPercent(99.97)).toBe('99,97%');
  expect(formatPercent(0.02)).toBe('0,02%');
  expect(formatPercent(49.99, [50])).toBe('49,99%');
  expect(formatPercent(50.0001, [50])).toBe('50,0001%');
});

test('rounding keeps the side of every level, whatever the value', () => {
  const value = fc.double({ min: 0, max: 150, noNaN: true }).map((x) => Math.round(x * 1e5) / 1e5);
  const level = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(value, level, (x, of) => {
      const read = Number(formatBeside(x, [of]).replaceAll('.', '').replace(',', '.'));
      expect(Math.sign(read - of)).toBe(Math.sign(x - of));
      expect(Math.abs(read - x)).toBeLessThanOrEqual(0.0500001);
    }),
  );
});
