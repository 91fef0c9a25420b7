import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classBreaks, classOf } from './map-classes.ts';
import { mapSvg, ringsOf } from './map-svg.ts';

test('five classes at most; the level parts reached from not reached; every value has a class', () => {
  expect(classBreaks([], 100)).toEqual([]);
  expect(classBreaks([80, 80], 100)).toEqual([80]);
  expect(classBreaks([62, 88, 95, 100], 100)).toEqual([60, 70, 80, 90, 100]);
  const value = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 100 }),
      (values, level) => {
        const breaks = classBreaks(values, level);
        expect(breaks.length).toBeLessThanOrEqual(5);
        expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
        const reached = new Set(values.filter((one) => one >= level).map((one) => classOf(one, breaks)));
        const short = values.filter((one) => one < level).map((one) => classOf(one, breaks));
        expect(short.filter((one) => reached.has(one))).toEqual([]);
      },
    ),
  );
});

const square = (x: number, y: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
});

test('areas are drawn north up with their names; what is no area draws nothing', () => {
  const areas = [0, 1].map((at) => ({
    shape: square(at, at),
    look: 'c1',
    title: `Tổ ${at} <`,
    label: String(at),
  }));
  const text = mapSvg(areas, square(0, 0), 'Bản đồ')?.text ?? '';
  expect(text).toContain('<title>Tổ 1 &lt;</title>');
  const tops = [...text.matchAll(/class="area c1"><title>[^<]*<\/title><path d="M[\d.]+ ([\d.]+)/g)].map(
    (m) => Number(m[1]),
  );
  expect(tops[1]).toBeLessThan(tops[0] ?? 0);
  expect(ringsOf({ type: 'Point', coordinates: [1, 2] })).toEqual([]);
  expect(mapSvg([], null, '')).toBeNull();
  expect(
    mapSvg(
      [{ ...(areas[0] ?? { look: '', title: '', label: '' }), shape: { type: 'Polygon', coordinates: 'x' } }],
      null,
      '',
    ),
  ).toBeNull();
});
