import { unitCode } from '@hatangso/contracts/identity';
import { provinceParams, type Shapes, shapes, shapesQuery } from '@hatangso/contracts/map';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import { type Endpoint, read } from '../../../platform/http/endpoint.ts';
import { Kept, matches } from '../../../platform/http/kept.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { tagOf, versionNow } from '../../../platform/tiles/tile-route.ts';
import { todayIn } from '../../../platform/today.ts';
import { evidenceVersion } from '../../evidence/index.ts';
import { standing } from '../queries/unit-columns.ts';
import { drawnVersion } from './unit-tiles.ts';

interface Asked {
  readonly code: string;
  readonly asOf?: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

interface ShapeRow {
  readonly id: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  readonly geometry: Shapes['features'][number]['geometry'] | null;
}

/** What `shapesOf` turns into an answer: which rows, and what changes when they do. */
interface Source {
  readonly version: (code: string) => RawBuilder<string>;
  readonly rows: (code: string, asOf: string, now: Date) => RawBuilder<unknown>;
}

/** Each corner on a grid of a thousandth of the ward's side: neighbours that share a border go on sharing it. */
const groups: Source = {
  version: evidenceVersion,
  rows: (code, asOf, now) => sql`
    with
      known as (
        select code, name, sort_key, geom from territory.groups_as_of(${asOf}::date, ${now.toISOString()}::timestamptz)
        where unit_code = ${code} and geom is not null
      ),
      grid as (select greatest(st_xmax(st_extent(geom)) - st_xmin(st_extent(geom)), 0.001) / 1000 as cell from known)
    select code as id, name, st_x(st_pointonsurface(geom)) as lon, st_y(st_pointonsurface(geom)) as lat, sort_key,
           st_asgeojson(st_multi(st_simplify(st_snaptogrid(geom, grid.cell), 0, true)), 5)::json as geometry
    from known, grid
    order by sort_key, code`,
};

/** As drawn for zoom 7, steps of 300 m: finer than a pixel where a province is 400 pixels wide. */
const wards: Source = {
  version: drawnVersion,
  rows: (code, asOf) => sql`
    select unit.code as id, unit.full_name as name, st_x(st_transform(shape.label, 4326)) as lon,
           st_y(st_transform(shape.label, 4326)) as lat, st_asgeojson(st_transform(shape.geom, 4326), 4)::json as geometry
    from territory.units as unit
    join territory.unit_shapes as shape on shape.unit_id = unit.unit_id and shape.zoom = 7
    where unit.level = 'ward' and unit.province_code = ${code} and ${standing('unit', asOf)}
    order by unit.sort_key, unit.code`,
};

const shapesOf = (source: Source, permission: 'territory.group.read' | 'territory.unit.read') =>
  query({
    name: permission,
    async run({ code, asOf: given, ifNoneMatch }: Asked, doing: Doing): Promise<Kept> {
      const { tx, now, scope, installation } = doing;
      const asOf = given ?? todayIn(now);
      const etag = tagOf([permission, scope, code, asOf, await versionNow(tx, source.version(code))]);
      if (matches(etag, ifNoneMatch)) return new Kept(etag, 'application/json', 'unchanged');
      const { rows } = await sql<ShapeRow>`${source.rows(code, asOf, now)}`.execute(tx);
      const answer: Shapes = {
        type: 'FeatureCollection',
        asOf,
        bbox: boxAround(rows),
        ...(installation.demonstration ? { demonstration: true as const } : {}),
        features: rows.flatMap(({ id, name, lon, lat, geometry }) =>
          geometry === null
            ? []
            : [{ type: 'Feature' as const, id, properties: { name, lon, lat }, geometry }],
        ),
      };
      return new Kept(etag, 'application/json; charset=utf-8', JSON.stringify(answer));
    },
  });

function boxAround(rows: readonly ShapeRow[]): Shapes['bbox'] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  for (const { geometry } of rows) {
    for (const [lon = 0, lat = 0] of geometry?.coordinates.flat(2) ?? []) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box[0] > box[2] ? null : box;
}

export const shapeRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/groups/shapes',
    summary: "Outlines of a ward's groups, simplified, for a small map",
    permission: 'territory.group.read',
    params: z.object({ code: unitCode }),
    query: shapesQuery,
    response: shapes,
    handle: ({ params: { code }, query: { asOf }, conditions: { ifNoneMatch } }, run) =>
      run.query(shapesOf(groups, 'territory.group.read'), { code, asOf, ifNoneMatch }),
  }),
  read({
    path: '/provinces/:code/wards/shapes',
    summary: "Outlines of a province's wards, simplified, for a small map",
    permission: 'territory.unit.read',
    params: provinceParams,
    query: shapesQuery,
    response: shapes,
    handle: ({ params: { code }, query: { asOf }, conditions: { ifNoneMatch } }, run) =>
      run.query(shapesOf(wards, 'territory.unit.read'), { code, asOf, ifNoneMatch }),
  }),
];
