import { tileQuery, unitTileParams } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import type { Endpoint } from '../../../platform/http/endpoint.ts';
import type { Doing } from '../../../platform/kernel.ts';
import type { TileLayer, TileRow } from '../../../platform/tiles/encode.ts';
import type { Frame } from '../../../platform/tiles/frame.ts';
import { boxOf, inTile } from '../../../platform/tiles/in-tile.ts';
import { mostFeatures, type TileInput, tileRoute } from '../../../platform/tiles/tile-route.ts';
import { evidenceVersion } from '../../evidence/index.ts';

async function groupLayers(
  { tx, now }: Doing,
  frame: Frame,
  { code, asOf }: TileInput,
): Promise<TileLayer[]> {
  const known = sql`
    select code, name, households, people, geom
    from territory.groups_as_of(${asOf}::date, ${now.toISOString()}::timestamptz)
    where unit_code = ${code} and geom && ${boxOf(frame)}`;
  const { rows: areas } = await sql<TileRow>`
    select ${inTile(frame, sql`geom`, 'areas')} as twkb, code, name, households, people from (${known}) as known
    limit ${mostFeatures + 1}
  `.execute(tx);
  const { rows: names } = await sql<TileRow>`
    select ${inTile(frame, sql`place`, 'points')} as twkb, code, name
    from (select code, name, st_pointonsurface(geom) as place from (${known}) as known) as named
    where place && ${boxOf(frame)}
    limit ${mostFeatures + 1}
  `.execute(tx);
  return [
    { name: 'groups', rows: areas },
    { name: 'group-names', rows: names },
  ];
}

async function placeLayers(
  { tx, now }: Doing,
  frame: Frame,
  { code, asOf }: TileInput,
): Promise<TileLayer[]> {
  const { rows } = await sql<TileRow>`
    select ${inTile(frame, sql`geom`, 'points')} as twkb, code, name, kind
    from territory.places_as_of(${asOf}::date, ${now.toISOString()}::timestamptz)
    where unit_code = ${code} and geom && ${boxOf(frame)}
    order by sort_key, code
    limit ${mostFeatures + 1}
  `.execute(tx);
  return [{ name: 'places', rows }];
}

const common = {
  params: unitTileParams,
  query: tileQuery,
  version: ({ code }: Pick<TileInput, 'code'>) => evidenceVersion(code ?? ''),
} as const;

/** What a ward itself said of its ground, as map tiles. */
export const wardTiles: readonly Endpoint[] = [
  tileRoute({
    ...common,
    path: '/wards/:code/tiles/groups',
    summary:
      "A ward's residential groups as map tiles: `groups` (areas), `group-names` (where each is named)",
    permission: 'territory.group.read',
    zooms: [8, 15],
    layers: groupLayers,
  }),
  tileRoute({
    ...common,
    path: '/wards/:code/tiles/places',
    summary: "A ward's priority places as map tiles",
    permission: 'territory.place.read',
    zooms: [8, 14],
    layers: placeLayers,
  }),
];
