import { expect, test } from 'vitest';
import type { Geometry } from './geometry.ts';
import { wkbBase64 } from './wkb.ts';

const hex = (geometry: Geometry): string => Buffer.from(wkbBase64(geometry), 'base64').toString('hex');

// Expected bytes are PostGIS's own: `select st_asbinary('…'::geometry, 'NDR')`.
test('writes what PostGIS writes', () => {
  expect(hex({ type: 'Point', coordinates: [1, 2] })).toBe('0101000000000000000000f03f0000000000000040');
  expect(
    hex({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    }),
  ).toBe('01020000000200000000000000000000000000000000000000000000000000f03f000000000000f03f');
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ] as const;
  const polygon =
    '0103000000010000000400000000000000000000000000000000000000000000000000f03f0000000000000000000000000000f03f000000000000f03f00000000000000000000000000000000';
  expect(hex({ type: 'Polygon', coordinates: [ring] })).toBe(polygon);
  expect(hex({ type: 'MultiPolygon', coordinates: [[ring]] })).toBe(`010600000001000000${polygon}`);
  expect(hex({ type: 'MultiPoint', coordinates: [[1, 2]] })).toBe(
    '0104000000010000000101000000000000000000f03f0000000000000040',
  );
  expect(
    hex({
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    }),
  ).toBe(
    '01050000000100000001020000000200000000000000000000000000000000000000000000000000f03f000000000000f03f',
  );
});
