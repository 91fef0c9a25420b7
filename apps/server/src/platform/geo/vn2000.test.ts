import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diagnoseZone, fromVn2000, meridianText, toVn2000, vn2000Zones } from './vn2000.ts';

const fixture = new URL('../../../../../test/fixtures/vn2000/points.csv', import.meta.url);
const points = readFileSync(fixture, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const ward = { west: 108.7713, south: 15.1251, east: 108.8495, north: 15.1922 };
const inWard = { lon: 108.809, lat: 15.1574 };

test('every zone agrees with PROJ to a centimetre', () => {
  expect(new Set(points.map(([epsg]) => epsg))).toEqual(new Set(vn2000Zones.keys()));
  for (const [epsg = 0, x = 0, y = 0, lat = 0, lon = 0] of points) {
    const ours = fromVn2000(x, y, epsg);
    expect(Math.abs(ours.lat - lat), `EPSG:${epsg}`).toBeLessThan(1e-7);
    expect(Math.abs(ours.lon - lon), `EPSG:${epsg}`).toBeLessThan(1e-7);
    const back = toVn2000(ours, epsg);
    expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(0.01);
  }
});

test('a point in a neighbouring zone is told with the zone that fits', () => {
  const right = toVn2000(inWard, 5898);
  expect(diagnoseZone(right.x, right.y, 5898, ward)).toBeNull();
  expect(diagnoseZone(right.x, right.y, 9216, ward)).toEqual({
    code: 'geo.other_zone',
    params: { kilometres: 54, epsg: 5898, meridian: "108°00'", given: 9216 },
  });
  expect(diagnoseZone(right.x, right.y, 9217, ward)).toMatchObject({
    code: 'geo.other_zone',
    params: { kilometres: 27, epsg: 5898 },
  });
  expect(diagnoseZone(right.x + 300_000, right.y, 5898, ward)).toMatchObject({ code: 'geo.outside' });
});

test('meridians as they are written; an unknown zone', () => {
  expect([5898, 9216, 9208].map(meridianText)).toEqual(["108°00'", "107°30'", "104°45'"]);
  expect(() => fromVn2000(1, 1, 3405)).toThrow('not a 3° zone');
});
