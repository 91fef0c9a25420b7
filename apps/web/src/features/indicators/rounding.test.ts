import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundedParts } from './rounding.ts';

test('what is shown adds up to what is shown, and no part is off by a unit or more', () => {
  const part = fc.double({ min: -30, max: 30, noNaN: true });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 40 }), (parts) => {
      const whole = parts.reduce((sum, one) => sum + one, 0);
      const shown = roundedParts(parts, whole, 2);
      const sum = shown.reduce((all, one) => all + Math.round(one * 100), 0);
      expect(Math.abs(sum - Math.round(whole * 100))).toBe(0);
      const off = shown.map((one, at) => Math.abs(one - (parts[at] ?? 0)));
      expect(Math.max(...off)).toBeLessThan(0.010001);
    }),
  );
});

test('thirds', () => {
  expect(roundedParts([1 / 3, 1 / 3, 1 / 3], 1, 1)).toEqual([0.4, 0.3, 0.3]);
  expect(roundedParts([0, -0.5, 0.5], 0, 1)).toEqual([0, -0.5, 0.5]);
});
