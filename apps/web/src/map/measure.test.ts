import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaOf, distance, type LonLat, lengthOf, metresPerPixel, roundDistance } from './measure.ts';

test('a degree of the equator, and Quảng Ngãi to Hà Nội', () => {
  expect(distance([0, 0], [1, 0])).toBeCloseTo(111_195, -1);
  // st_distancesphere of PostGIS says 724,460.891
  expect(distance([108.809, 15.1574], [105.8342, 21.0278])).toBeCloseTo(724_460.891, 2);
});

test('a square of a hundredth of a degree at 15° north', () => {
  const ring: LonLat[] = [
    [108, 15],
    [108.01, 15],
    [108.01, 15.01],
    [108, 15.01],
  ];
  const sides = distance([108, 15], [108.01, 15]) * distance([108, 15], [108, 15.01]);
  // st_area(geography, use_spheroid => false) of PostGIS says 1,194,276.17
  expect(areaOf(ring)).toBeCloseTo(1_194_276.17, 0);
  expect(areaOf(ring) / sides).toBeCloseTo(1, 3);
  expect(areaOf([...ring].reverse())).toBeCloseTo(areaOf(ring), 3);
  expect(areaOf(ring.slice(0, 2))).toBe(0);
});

const place = fc.tuple(
  fc.double({ min: 102, max: 110, noNaN: true }),
  fc.double({ min: 8, max: 23, noNaN: true }),
);
test('the way over a place is never shorter', () => {
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      expect(lengthOf([a, b, c])).toBeGreaterThanOrEqual(distance(a, c) - 1e-6);
    }),
  );
});

test('scale bars are round and fit', () => {
  expect([999, 1000, 4999, 5000, 730].map(roundDistance)).toEqual([500, 1000, 2000, 5000, 500]);
  expect(metresPerPixel(0, 0)).toBeCloseTo(78_271.5, 0);
});
