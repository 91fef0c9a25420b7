import { provinceTileParams, tileParams, tileQuery, unitTileParams } from '@hatangso/contracts/map';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Endpoint } from '../../../platform/http/endpoint.ts';
import type { TileLayer, TileRow } from '../../../platform/tiles/encode.ts';
import { extent, type Frame } from '../../../platform/tiles/frame.ts';
import { boxOf, inTile } from '../../../platform/tiles/in-tile.ts';
import { mostFeatures, type TileInput, tileRoute } from '../../../platform/tiles/tile-route.ts';
import { standing } from '../queries/unit-columns.ts';

/** The zooms that a unit is kept drawn small for; above the last the boundary itself is drawn. */
const drawnZooms = [5, 7, 9, 11] as const;
/**
 * In tile units: what is drawn small for a finer zoom is drawn no finer than is seen, half a pixel of a tile 512 pixels
 * wide; a quarter where the whole country is as wide as a phone, whose pixels are finer.
 */
const cellAt = (z: number): number => (z < 4 ? extent / 2048 : extent / 1024);
const drawnZoom = (z: number): (typeof drawnZooms)[number] | null =>
  drawnZooms.find((zoom) => zoom >= z) ?? null;

/** Which of the units: all wards, those of a province, one. */
type Which = 'country' | 'province' | 'ward';

const asked = (which: Which, code: string | null): RawBuilder<unknown> => {
  if (which === 'country') return sql`unit.level = 'ward'`;
  return which === 'province'
    ? sql`unit.level = 'ward' and unit.province_code = ${code}`
    : sql`unit.code = ${code}`;
};

interface Asked extends TileInput {
  readonly which: Which;
}

/** `units`: the areas; `unit-names`: where each is named, in the one tile that holds the place. */
async function unitLayers(tx: Tx, frame: Frame, { which, code, asOf }: Asked): Promise<TileLayer[]> {
  const zoom = drawnZoom(frame.z);
  const chosen = sql`${asked(which, code)} and ${standing('unit', asOf)}`;
  const areas =
    zoom === null
      ? sql`
        select ${inTile(frame, sql`unit.geom`, 'areas')} as twkb, unit.code, unit.full_name as name
        from territory.units as unit
        where unit.geom && ${boxOf(frame)} and ${chosen}`
      : sql`
        select ${inTile(frame, sql`shape.geom`, 'areas', 3857)} as twkb, unit.code, unit.full_name as name
        from territory.unit_shapes as shape
        join territory.units as unit on unit.unit_id = shape.unit_id
        where shape.zoom = ${zoom} and shape.geom && ${boxOf(frame, 3857)} and ${chosen}`;
  const names = sql`
    select ${inTile(frame, sql`shape.label`, 'points', 3857)} as twkb, unit.code, unit.full_name as name,
           coalesce(unit.population, 0) as population
    from territory.unit_shapes as shape
    join territory.units as unit on unit.unit_id = shape.unit_id
    where shape.zoom = 11 and shape.label && ${boxOf(frame, 3857)} and ${chosen}
    order by unit.population desc nulls last`;
  const rows = async (query: RawBuilder<unknown>) =>
    (await sql<TileRow>`${query} limit ${mostFeatures + 1}`.execute(tx)).rows;
  return [
    { name: 'units', rows: await rows(areas), ...(zoom === null ? {} : { cell: cellAt(frame.z) }) },
    { name: 'unit-names', rows: frame.z < 8 && which === 'country' ? [] : await rows(names) },
  ];
}

/** The drawn units are made again whenever an import touches a unit. */
export const drawnVersion = (): RawBuilder<string> => sql<string>`
  (select count(*)::text || ' ' || coalesce(max(made_at)::text, '') from territory.unit_shapes)`;

const route = (
  which: Which,
  path: string,
  summary: string,
  params: Parameters<typeof tileRoute>[0]['params'],
): Endpoint =>
  tileRoute({
    path,
    summary,
    permission: 'territory.unit.read',
    params,
    query: tileQuery,
    zooms: [0, 14],
    version: drawnVersion,
    kept: true,
    layers: ({ tx }, frame, input) => unitLayers(tx, frame, { ...input, which }),
  });

/** Units are common knowledge: the country's may be read under any scope. */
export const unitTiles: readonly Endpoint[] = [
  route('country', '/tiles/wards', 'All wards of a date as map tiles', tileParams),
  route('province', '/provinces/:code/tiles/wards', "A province's wards as map tiles", provinceTileParams),
  route('ward', '/wards/:code/tiles/boundary', "A ward's boundary as map tiles", unitTileParams),
];
