import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexagonAt, hexagonsOver, resolutionFor } from './hexagons.ts';
import { least, toldCount, toldPart } from './small-counts.ts';

const [west, south, side] = [108.78, 15.13, 0.04];
const area = {
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
};

test('hexagons leave no place of the ward out, each comes once', () => {
  const found = hexagonsOver(area, 9);
  const ids = new Set(found.map(({ id }) => id));
  expect(ids.size).toBe(found.length);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (x, y) => {
        expect(ids).toContain(hexagonAt(west + x * side, south + y * side, 9));
      },
    ),
  );
});

test('the larger the ward, the larger its hexagons', () => {
  expect([2, 34.65, 300, 900].map(resolutionFor)).toEqual([9, 9, 8, 7]);
});

test('without the right to rows, nothing told and no difference of two told counts is 1 to 4', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), (a, b) => {
      const told = toldCount(a + b, false);
      const part = toldPart(a, told, false);
      for (const count of [told.households, part, part === null ? null : (told.households ?? 0) - part]) {
        if (count !== null && count !== 0) expect(count).toBeGreaterThanOrEqual(least);
      }
      expect(toldPart(a, toldCount(a + b, true), true)).toBe(a);
    }),
  );
});
