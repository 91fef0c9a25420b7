import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { AreaClaim } from './claim.ts';

/** About this much text of geometry goes to the database at once. */
const chunkCharacters = 4_000_000;

/** Cuts claims into runs of a bounded length of geometry; one larger claim is a run of its own. */
export function* runsOf(
  claims: readonly AreaClaim[],
  limit = chunkCharacters,
): Generator<readonly AreaClaim[]> {
  let run: AreaClaim[] = [];
  let length = 0;
  for (const claim of claims) {
    if (run.length > 0 && length + claim.geometry.length > limit) {
      yield run;
      run = [];
      length = 0;
    }
    run.push(claim);
    length += claim.geometry.length;
  }
  if (run.length > 0) yield run;
}

export interface CheckedAreas {
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

interface Check {
  readonly row_no: number;
  readonly reason: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly touches: boolean | null;
}

/** Areas that cross themselves are refused with the place; those that miss the unit of the date altogether are told. */
export async function checkAreas(
  tx: Tx,
  unit: { readonly code: string; readonly asOf: string },
  claims: readonly AreaClaim[],
): Promise<CheckedAreas> {
  const problems: RowProblem[] = [];
  const warnings: RowProblem[] = [];
  for (const run of runsOf(claims)) {
    for (const { row_no: row, reason, lon, lat, touches } of await check(tx, unit, run)) {
      if (reason !== null) {
        const params = { reason, lon: lon ?? 0, lat: lat ?? 0 };
        problems.push({ code: 'coverage.invalid_area', row, column: 'geometry', params });
      } else if (touches === false) {
        const claim = run.find((one) => one.row === row);
        const params = { operator: claim?.operator ?? '', service: claim?.service ?? '' };
        warnings.push({ code: 'coverage.misses_ward', row, params });
      }
    }
  }
  return { problems, warnings };
}

async function check(
  tx: Tx,
  unit: { code: string; asOf: string },
  run: readonly AreaClaim[],
): Promise<readonly Check[]> {
  const given = JSON.stringify(run.map(({ row, geometry }) => ({ row_no: row, geometry })));
  const { rows } = await sql<Check>`
    with
      boundary as materialized (
        select geom from territory.units
        where code = ${unit.code} and geom is not null
        order by (valid_from <= ${unit.asOf}::date and ${unit.asOf}::date < valid_to) desc, valid_from desc
        limit 1
      ),
      given as materialized (
        select row_no, st_geomfromgeojson(geometry) as geom
        from json_to_recordset(${given}::json) as given (row_no integer, geometry text)
      ),
      judged as materialized (select row_no, geom, st_isvaliddetail(geom) as detail from given)
    select row_no, case when not (detail).valid then (detail).reason end as reason,
           round(st_x((detail).location)::numeric, 6) as lon, round(st_y((detail).location)::numeric, 6) as lat,
           case when (detail).valid then (select st_intersects(boundary.geom, judged.geom) from boundary) end as touches
    from judged
    order by row_no
  `.execute(tx);
  return rows;
}
