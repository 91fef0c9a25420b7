import { expect, test } from 'vitest';
import { svgMap } from './svg-map.ts';

const square = (id: string, west: number, south: number, side: number) => ({
  type: 'Feature' as const,
  id,
  properties: { name: id, lon: west + side / 2, lat: south + side / 2 },
  geometry: {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [west, south],
          [west + side, south],
          [west + side, south + side],
          [west, south + side],
          [west, south],
        ],
      ],
    ],
  },
});
const two = {
  bbox: [108, 15, 108.2, 15.1] as [number, number, number, number],
  features: [square('a', 108, 15, 0.1), square('b', 108.1, 15, 0.1)],
};

/** Corners a path goes through, from its relative steps. */
const corners = (path: string): number[][] => {
  let [x, y] = [0, 0];
  return [...path.matchAll(/([Ml])(-?[\d.]+) (-?[\d.]+)/g)].map(([, step, dx, dy]) => {
    [x, y] = step === 'M' ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)];
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
  });
};

test('outlines fill the box, north is up, and one scale holds both ways', () => {
  const map = svgMap(two, { width: 200, height: 500 });
  expect(map?.width).toBe(200);
  // a square of degrees at 15° north is a little higher than wide on the Mercator map
  expect(map?.height).toBe(104);
  expect(corners(map?.shapes[0]?.path ?? '')).toEqual([
    [0, 103.6],
    [100, 103.6],
    [100, 0],
    [0, 0],
  ]);
  expect(map?.shapes[1]?.x).toBe(150);
});

test('neighbours share their border to the tenth', () => {
  const map = svgMap(two, { width: 333, height: 333 });
  const [left = [], right = []] = map?.shapes.map(({ path }) => corners(path)) ?? [];
  expect(left[1]).toEqual(right[0]);
  expect(left[2]).toEqual(right[3]);
});

test('the height bounds where it is the tighter, and nothing gives nothing', () => {
  expect(svgMap(two, { width: 1000, height: 52 })?.width).toBe(101);
  expect(svgMap({ bbox: null, features: [] }, { width: 10, height: 10 })).toBeNull();
});
