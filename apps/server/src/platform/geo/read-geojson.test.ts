import { Buffer } from 'node:buffer';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusalOf, spooled } from '../tabular/support.ts';
import { FeatureCutter } from './json-features.ts';
import { type GeoOptions, readGeoJson } from './read-geojson.ts';

const ring = [
  [108.8, 15.1],
  [108.9, 15.1],
  [108.9, 15.2],
  [108.8, 15.1],
];
const feature = (
  coordinates: unknown,
  type = 'Polygon',
  properties: unknown = { operator: 'VNPT "x" }]' },
) => ({ type: 'Feature', properties, geometry: { type, coordinates } });
const collection = (features: unknown[], more = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
const read = (bytes: string | Uint8Array, options?: GeoOptions) =>
  Array.fromAsync(readGeoJson(spooled(bytes, 'vùng.geojson'), options));
const code = (bytes: string | Uint8Array, options?: GeoOptions) => refusalOf(() => read(bytes, options));
const problemOf = async (coordinates: unknown, type = 'Polygon', options?: GeoOptions) =>
  (await read(collection([feature(coordinates, type)]), options))[0]?.problems[0]?.code ?? 'none';

test('a collection, a feature, lines, packed or not', async () => {
  const one = feature([ring]);
  const expected = [{ row: 1, id: null, properties: one.properties, geometry: one.geometry, problems: [] }];
  expect(await read(collection([one]))).toEqual(expected);
  expect(
    await read(
      `\ufeff${JSON.stringify({ features: [one], type: 'FeatureCollection', name: 'features' }, null, 2)}`,
    ),
  ).toEqual(expected);
  expect(await read(JSON.stringify(one))).toEqual(expected);
  expect(await read(gzipSync(collection([one])))).toEqual(expected);
  const lines = await read(gzipSync(`${JSON.stringify(one)}\n\n${JSON.stringify({ ...one, id: 'b' })}\n`));
  expect(lines.map(({ row, id }) => [row, id])).toEqual([
    [1, null],
    [3, 'b'],
  ]);
});

test('features come out whole however the bytes are cut', () => {
  const property = fc.string({
    unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', 'ộ', ',', ':', 'features'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.record({ a: property, features: fc.array(property) }), { maxLength: 4 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      (items, size, after) => {
        const text = JSON.stringify(
          after ? { features: items, type: 'x' } : { type: 'x', name: 'features', features: items },
        );
        const bytes = Buffer.from(text);
        const cutter = new FeatureCutter({ file: 'x', pieceBytes: 10_000, depth: 32 });
        const pieces = [];
        for (let at = 0; at < bytes.length; at += size)
          pieces.push(...cutter.push(bytes.subarray(at, at + size)));
        cutter.end();
        expect(
          pieces.filter(({ kind }) => kind === 'item').map((piece) => JSON.parse(String(piece.bytes))),
        ).toEqual(items);
        expect(pieces.at(-1)?.kind).toBe('shell');
      },
    ),
  );
});

test('structure of geometries', async () => {
  expect(await problemOf([ring.slice(0, 3)])).toBe('geojson.ring_open');
  expect(await problemOf([[ring[0], ring[1], ring[0]]])).toBe('geojson.ring_short');
  expect(await problemOf([])).toBe('geojson.position');
  expect(await problemOf([[['108', 15]]])).toBe('geojson.position');
  expect(await problemOf([108.8, null], 'Point')).toBe('geojson.position');
  expect(await problemOf([108.8], 'Point')).toBe('geojson.position');
  expect(await problemOf([[108.8, 15]], 'LineString')).toBe('geojson.line_short');
  expect(await problemOf([108.8, 15.1], 'Point', { shapes: ['Polygon'] })).toBe('geojson.type');
  expect(await problemOf([[[ring]]], 'GeometryCollection')).toBe('geojson.type');
  expect(await problemOf([[ring]], 'MultiPolygon', { shapes: ['Polygon'] })).toBe('none');
  expect(await problemOf([ring], 'Polygon', { limits: { points: 3 } })).toBe('geojson.too_many_points');
  expect((await read(collection([{ type: 'Feature', properties: null, geometry: null }])))[0]).toMatchObject({
    properties: {},
    problems: [{ code: 'geojson.no_geometry' }],
  });
  expect((await read(collection([feature([108.8, 15.1, 12], 'Point')])))[0]?.geometry?.coordinates).toEqual([
    108.8, 15.1,
  ]);
});

test('positions: swapped, 0,0, metres, abroad, Infinity', async () => {
  expect(await problemOf([ring.map(([lon, lat]) => [lat, lon])])).toBe('geo.swapped');
  expect(await problemOf([0, 0], 'Point')).toBe('geo.zero');
  expect(await problemOf([594_321, 1_675_432], 'Point')).toBe('geo.metres');
  expect(await problemOf([2.3, 48.8], 'Point')).toBe('geo.outside');
  expect(await problemOf([2.3, 48.8], 'Point', { extent: 'world' })).toBe('none');
  expect(await problemOf([200, 48.8], 'Point', { extent: 'world' })).toBe('geo.range');
  expect(
    (await read(collection([feature(['1e999', 15], 'Point')]).replace('"1e999"', '1e999')))[0]?.problems[0]
      ?.code,
  ).toBe('geojson.position');
});

test('coordinate systems', async () => {
  const point = [feature([586_970, 1_676_379.5], 'Point')];
  const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } });
  const [found] = await read(collection(point, crs('urn:ogc:def:crs:EPSG::5898')));
  expect(found?.geometry?.coordinates).toEqual([expect.closeTo(108.81, 2), expect.closeTo(15.157, 2)]);
  expect((await read(collection(point), { vn2000: 5898 }))[0]?.geometry).toEqual(found?.geometry);
  expect(await code(collection([feature([ring])], crs('urn:ogc:def:crs:OGC:1.3:CRS84')))).toBe('done');
  expect(await code(collection(point, crs('EPSG:32648')))).toBe('geojson.crs');
  expect(
    await code(JSON.stringify({ type: 'FeatureCollection', features: point, ...crs('EPSG:5898') })),
  ).toBe('geojson.crs');
});

test('hostile and damaged files are refused', async () => {
  const good = collection([feature([ring])]);
  expect(await code('')).toBe('file.empty');
  expect(await code(' \n')).toBe('file.empty');
  expect(await code('<html>')).toBe('geojson.not');
  expect(await code('[1]')).toBe('geojson.not');
  expect(await code('code,name\n1,2')).toBe('geojson.not');
  expect(await code(good.slice(0, -20))).toBe('geojson.damaged');
  expect(await code(good.replace('108.8,', 'NaN,'))).toBe('geojson.damaged');
  expect(await code(good.replace('FeatureCollection', 'Topology'))).toBe('geojson.not');
  expect(await code(collection([[1]]))).toBe('geojson.damaged');
  expect(await code(collection(['x']))).toBe('geojson.damaged');
  expect(await code(Buffer.from(good.replace('VNPT', 'x\u00e9'), 'latin1'))).toBe('geojson.damaged');
  expect(await code(`{"type":"FeatureCollection","features":[{"a":${'['.repeat(1_000_000)}`)).toBe(
    'geojson.too_deep',
  );
  expect(await code(`{"a":${'{"a":'.repeat(1_000_000)}`)).toBe('geojson.too_deep');
  expect(await code(gzipSync(good).subarray(0, 60))).toBe('file.damaged');
  expect(await code(`{"a":"${'x'.repeat(3_000_000)}"}`, { limits: { featureBytes: 1_000_000 } })).toBe(
    'geojson.feature_too_large',
  );
  expect(await code(gzipSync(Buffer.alloc(50_000_000, ' ')), { limits: { unpackedBytes: 10_000_000 } })).toBe(
    'file.unpacks_too_large',
  );
  expect(await code(good, { limits: { fileBytes: 10 } })).toBe('file.too_large');
});

test('a collection of one 40 MB line streams', async () => {
  const item = JSON.stringify(
    feature([Array.from({ length: 500 }, (_, at) => ring[at === 499 ? 0 : at % 3])]),
  );
  const features = Array.from({ length: Math.ceil(40_000_000 / item.length) }, () => item);
  const source = spooled(`{"type":"FeatureCollection","features":[${features.join(',')}]}`);
  let count = 0;
  for await (const { problems } of readGeoJson(source)) count += problems.length === 0 ? 1 : 0;
  expect(count).toBe(features.length);
});
