import type { Cell } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Moment } from '../../survey/index.ts';
import { boundaryFor } from '../../territory/index.ts';
import { claimsInForce } from '../in-force.ts';
import type { Hexagon } from './hexagons.ts';

export interface CellClaim {
  /** The operator's key. */
  readonly operator: string;
  readonly service: string;
  readonly downlinkMbps: number | null;
}

/** A hexagon cut at the ward's boundary, with the claims that hold at its middle. */
export interface ClaimedCell {
  readonly id: string;
  readonly coordinates: Cell['coordinates'];
  readonly claims: readonly CellClaim[];
}

/**
 * Which claims hold at each hexagon: its centre, or where that lies outside the ward a point of the part inside, is in an
 * operator's area, or in a group that the operator claims whole. Hexagons that do not reach into the ward are left out.
 */
export async function claimedCells(
  tx: Tx,
  moment: Moment,
  hexagons: readonly Hexagon[],
): Promise<ClaimedCell[]> {
  if (hexagons.length === 0) return [];
  const given = JSON.stringify(
    hexagons.map(({ id, ring, lon, lat }) => ({
      id,
      lon,
      lat,
      hex: { type: 'Polygon', coordinates: [ring] },
    })),
  );
  const { rows } = await sql<ClaimedCell>`
    with
      boundary as materialized (${boundaryFor(moment.unitCode ?? '', moment.asOf)}),
      given as materialized (
        select id, st_setsrid(st_geomfromgeojson(hex::text), 4326) as hex, st_setsrid(st_point(lon, lat), 4326) as centre
        from json_to_recordset(${given}::json) as given (id text, lon float8, lat float8, hex json)
      ),
      cut as materialized (
        select given.id, given.centre,
               case when st_contains(boundary.geom, given.hex) then given.hex
                    else st_collectionextract(st_intersection(boundary.geom, given.hex), 3) end as geom,
               st_intersects(boundary.geom, given.centre) as centre_inside
        from given, boundary
      ),
      cell as materialized (
        select id, geom, case when centre_inside then centre else st_pointonsurface(geom) end as middle
        from cut where not st_isempty(geom)
      ),
      claim as materialized (
        select unit_code, batch_id, row_no, operator_key, service, downlink_mbps, group_code, extent, is_area
        from (${claimsInForce(moment)}) as in_force
      ),
      held as (
        select cell.id, claim.operator_key, claim.service, claim.downlink_mbps
        from claim
        join coverage.claim_pieces as piece
          on piece.unit_code = claim.unit_code and piece.batch_id = claim.batch_id and piece.row_no = claim.row_no
        join cell on st_intersects(piece.geom, cell.middle)
        where claim.is_area
        union all
        select cell.id, claim.operator_key, claim.service, claim.downlink_mbps
        from claim
        join territory.groups_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz) as residential
          on residential.unit_code = claim.unit_code and residential.code = claim.group_code
        join cell on st_intersects(residential.geom, cell.middle)
        where claim.extent = 'full'
      ),
      best as (
        select id, operator_key, service, max(downlink_mbps) as speed from held group by id, operator_key, service
      )
    select cell.id, st_asgeojson(st_multi(cell.geom), 5)::json -> 'coordinates' as coordinates,
           coalesce((select json_agg(json_build_object('operator', operator_key, 'service', service, 'downlinkMbps', speed)
                                     order by operator_key)
                     from best where best.id = cell.id), '[]'::json) as claims
    from cell
    order by cell.id
  `.execute(tx);
  return rows;
}
