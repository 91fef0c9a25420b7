import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { type Box, diagnoseZone, toVn2000 } from '../../platform/geo/vn2000.ts';

interface Located {
  readonly row: number;
  readonly lon: number | null;
  readonly lat: number | null;
}

export interface Placed {
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

/** A household further off than this lives elsewhere; nearer, the boundary or the device may be a little wrong. */
const toleranceMetres = 2_000;
const chunkRows = 20_000;
const column = 'Kinh độ, Vĩ độ';

/**
 * Holds positions against the unit's boundary of the date: more than 2 km outside is refused, with the VN-2000 zone
 * that would put it inside where one does (`zone`: that of the file's metres); less is a warning.
 */
export async function placeInWard(
  tx: Tx,
  unit: { readonly code: string; readonly asOf: string },
  rows: readonly Located[],
  zone: number | null,
): Promise<Placed> {
  const located = rows.filter((row) => row.lon !== null && row.lat !== null);
  if (located.length === 0) return { problems: [], warnings: [] };
  const box = await boundaryBox(tx, unit);
  if (box === null) return { problems: [], warnings: [{ code: 'survey.no_boundary', row: 0 }] };
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  for (let start = 0; start < located.length; start += chunkRows) {
    for (const outside of await outsiders(tx, unit, located.slice(start, start + chunkRows))) {
      const value = `${outside.lon}; ${outside.lat}`;
      const row = outside.row_no;
      if (outside.metres <= toleranceMetres) {
        const metres = Math.round(outside.metres);
        warnings.push({ code: 'survey.just_outside', row, column, value, params: { metres } });
      } else problems.push({ row, column, value, ...farOutside(outside, zone, box) });
    }
  }
  return { problems, warnings };
}

interface Outside {
  readonly row_no: number;
  readonly lon: number;
  readonly lat: number;
  readonly metres: number;
}

function farOutside(point: Outside, zone: number | null, box: Box): Pick<RowProblem, 'code' | 'params'> {
  if (zone !== null) {
    const metres = toVn2000(point, zone);
    const other = diagnoseZone(metres.x, metres.y, zone, box);
    if (other?.code === 'geo.other_zone') return other;
  }
  return { code: 'survey.far_outside', params: { kilometres: Math.round(point.metres / 100) / 10 } };
}

/** The boundary of the unit that stood on the date, else its newest. */
const boundary = (unit: { readonly code: string; readonly asOf: string }) => sql`
  select geom from territory.units
  where code = ${unit.code} and geom is not null
  order by (valid_from <= ${unit.asOf}::date and ${unit.asOf}::date < valid_to) desc, valid_from desc
  limit 1`;

async function boundaryBox(tx: Tx, unit: { code: string; asOf: string }): Promise<Box | null> {
  const { rows } = await sql<Box>`
    with boundary as (${boundary(unit)})
    select st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north from boundary
  `.execute(tx);
  return rows[0] ?? null;
}

/** Distances are measured on a plane of metres around the unit, good to a per cent near it; far off they only tell "far". */
async function outsiders(
  tx: Tx,
  unit: { code: string; asOf: string },
  rows: readonly Located[],
): Promise<readonly Outside[]> {
  const given = JSON.stringify(rows.map(({ row, lon, lat }) => ({ row_no: row, lon, lat })));
  const { rows: found } = await sql<Outside>`
    with
      boundary as materialized (${boundary(unit)}),
      given as (
        select row_no, lon, lat, st_setsrid(st_makepoint(lon, lat), 4326) as geom
        from json_to_recordset(${given}::json) as given (row_no integer, lon float8, lat float8)
      )
    select given.row_no, given.lon, given.lat,
           st_distance(st_closestpoint(boundary.geom, given.geom)::geography, given.geom::geography) as metres
    from given
    cross join boundary
    where not st_intersects(boundary.geom, given.geom)
    order by given.row_no
  `.execute(tx);
  return found;
}
