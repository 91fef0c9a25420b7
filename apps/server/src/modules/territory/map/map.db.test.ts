import type { Shapes } from '@hatangso/contracts/map';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../../test/support/house.ts';
import { readTile, tileAt } from '../../../../../../test/support/tiles.ts';
import { bring, bringWard, rectangle } from '../../../../../../test/support/ward.ts';

const ward = '21172';
const other = '21202';
const [lon, lat] = [108.795, 15.15];

const groups = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ['T1', 108.78, 108.8],
    ['T2', 108.8, 108.82],
  ].map(([code, west, east]) => ({
    type: 'Feature',
    properties: { 'Mã TDP': code, 'Tên TDP': `Tổ ${code}`, 'Số hộ': 400 },
    geometry: { type: 'Polygon', coordinates: rectangle(Number(west), 15.13, Number(east), 15.17) },
  })),
});
const places = 'Mã;Tên;Loại;Kinh độ;Vĩ độ\nK1;Trạm Y tế phường;y tế;108,79;15,15\n';

onBothEngines('tiles of a ward’s ground', (house) => {
  const tile = (path: string, at = tileAt(lon, lat, 12).path, secret?: string) =>
    house().ask('GET', `${path}/${at}`, undefined, secret);
  const tokenOf = async (code: string): Promise<string> =>
    (await house().ask<{ secret: string }>('POST', '/tokens', { name: code, role: 'reader', ward: code }))
      .body.secret;

  test('boundary, groups and places come as vector tiles; what is not there is 204, what is no tile 404', async () => {
    await bringWard(house(), ward, '51');
    await bringWard(house(), other, '51', { west: 108.84, south: 15.13, east: 108.86, north: 15.15 });
    await house().send(`/wards/${ward}/imports/groups`, 'g.geojson', groups);
    await bring(house(), ward, 'places', places);
    const answer = await tile(`/wards/${ward}/tiles/groups`);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'private, no-cache',
    });
    const seen = readTile(answer.bytes);
    expect(seen.groups?.map(({ type, properties }) => [type, properties])).toEqual([
      [3, { code: 'T1', name: 'Tổ T1', households: 400 }],
      [3, { code: 'T2', name: 'Tổ T2', households: 400 }],
    ]);
    expect(seen['group-names']).toHaveLength(2);
    const boundary = readTile((await tile(`/wards/${ward}/tiles/boundary`)).bytes);
    expect(boundary.units?.map(({ properties }) => properties.code)).toEqual([ward]);
    const country = readTile((await tile('/tiles/wards', tileAt(lon, lat, 9).path)).bytes);
    expect(country.units?.map(({ properties }) => properties.code).sort()).toEqual([ward, other]);
    const health = readTile((await tile(`/wards/${ward}/tiles/places`)).bytes).places ?? [];
    expect(health[0]).toMatchObject({
      type: 1,
      properties: { code: 'K1', kind: 'health', name: 'Trạm Y tế phường' },
    });
    expect((await tile(`/wards/${ward}/tiles/groups`, tileAt(105, 21, 12).path)).status).toBe(204);
    expect((await tile(`/wards/${ward}/tiles/groups`, '3/0/0')).status).toBe(404);
    expect((await tile(`/wards/${ward}/tiles/groups`, '12/5000/0')).status).toBe(404);
  });

  test('an older map is drawn as it was, and a changed one is never taken for the same', async () => {
    const path = `/wards/${ward}/tiles/groups/${tileAt(lon, lat, 12).path}`;
    const first = await house().ask('GET', path);
    const conditional = (etag: string) =>
      house().ask('GET', path, undefined, house().secret, { 'if-none-match': etag });
    expect((await conditional(String(first.headers.etag))).status).toBe(304);
    const third = groups.replaceAll('T2', 'T3');
    await house().send(`/wards/${ward}/imports/groups`, 'g2.geojson', third);
    const after = await conditional(String(first.headers.etag));
    expect(after.status).toBe(200);
    expect(readTile(after.bytes).groups).toHaveLength(3);
  });

  test('shapes for small maps: neighbours share corners, the box holds them all', async () => {
    const { body, headers } = await house().ask<Shapes>('GET', `/wards/${ward}/groups/shapes`);
    expect(headers['cache-control']).toBe('private, no-cache');
    expect(body.features.map(({ id }) => id).sort()).toEqual(['T1', 'T2', 'T3']);
    const [west = 0, south = 0, east = 0, north = 0] = body.bbox ?? [];
    for (const [found, expected] of [
      [west, 108.78],
      [south, 15.13],
      [east, 108.82],
      [north, 15.17],
    ] as const)
      expect(found).toBeCloseTo(expected, 3);
    const corners = (id: string) =>
      new Set(
        body.features
          .find((one) => one.id === id)
          ?.geometry.coordinates.flat(2)
          .map(String),
      );
    expect([...corners('T1')].filter((corner) => corners('T2').has(corner))).toHaveLength(2);
    const province = (await house().ask<Shapes>('GET', '/provinces/51/wards/shapes')).body;
    expect(province.features.map(({ id }) => id).sort()).toEqual([ward, other]);
  });

  test('a reader of one ward gets its tiles and no other’s', async () => {
    const [mine, theirs] = [await tokenOf(ward), await tokenOf(other)];
    expect((await tile(`/wards/${ward}/tiles/groups`, undefined, mine)).status).toBe(200);
    for (const path of [
      `/wards/${ward}/tiles/groups`,
      `/wards/${ward}/tiles/places`,
      `/wards/${ward}/tiles/boundary`,
    ])
      expect((await tile(path, undefined, theirs)).status, path).toBe(403);
    expect((await house().ask('GET', `/wards/${ward}/groups/shapes`, undefined, theirs)).status).toBe(403);
    expect((await tile(`/wards/${ward}/tiles/groups`, undefined, 'hts_wrongwrongwrongwrong')).status).toBe(
      401,
    );
    // units are common knowledge
    expect((await tile('/tiles/wards', tileAt(lon, lat, 9).path, theirs)).status).toBe(200);
  });
});
