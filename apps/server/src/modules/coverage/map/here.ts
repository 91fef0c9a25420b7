import { unitCode } from '@hatangso/contracts/identity';
import { type Here, type HereQuery, here, hereQuery } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { type Endpoint, read } from '../../../platform/http/endpoint.ts';
import { todayIn } from '../../../platform/today.ts';
import type { Moment } from '../../survey/index.ts';
import { claimsInForce } from '../in-force.ts';
import { hexagonAt, hexagonKm2, resolutionFor } from './hexagons.ts';
import { householdsByCell } from './household-cells.ts';
import { toldCount } from './small-counts.ts';

type Point = Pick<HereQuery, 'lon' | 'lat'>;
const pointOf = ({ lon, lat }: Point) => sql`st_setsrid(st_point(${lon}::float8, ${lat}::float8), 4326)`;
const nearMetres = 2_000;

async function ground(tx: Tx, point: Point, { unitCode: code, asOf, knownAt }: Moment) {
  const { rows } = await sql<Pick<Here, 'unit' | 'group' | 'places'> & { km2: number | null }>`
    select
      (select json_build_object('code', unit.code, 'name', unit.full_name, 'inside', unit.code = ${code})
       from territory.units as unit
       where unit.level = 'ward' and unit.valid_from <= ${asOf}::date and unit.valid_to > ${asOf}::date
         and st_intersects(unit.geom, ${pointOf(point)})
       order by unit.code = ${code} desc limit 1) as unit,
      (select st_area(unit.geom::geography) / 1e6 from territory.units as unit
       where unit.code = ${code} and unit.valid_from <= ${asOf}::date and unit.valid_to > ${asOf}::date limit 1) as km2,
      (select json_build_object('code', code, 'name', name, 'households', households, 'people', people)
       from territory.groups_as_of(${asOf}::date, ${knownAt}::timestamptz)
       where unit_code = ${code} and st_intersects(geom, ${pointOf(point)})
       order by sort_key limit 1) as "group",
      coalesce((select json_agg(json_build_object('code', code, 'name', name, 'kind', kind, 'metres', metres) order by metres)
       from (select code, name, kind, round(st_distancesphere(geom, ${pointOf(point)}))::integer as metres
             from territory.places_as_of(${asOf}::date, ${knownAt}::timestamptz)
             where unit_code = ${code} and st_distancesphere(geom, ${pointOf(point)}) <= ${nearMetres}
             order by metres limit 5) as near), '[]'::json) as places
  `.execute(tx);
  return rows[0] ?? { unit: null, group: null, places: [], km2: null };
}

/** Claims whose area holds the point, and what operators' tables say of the group it lies in; each with its document. */
async function claimsAt(tx: Tx, point: Point, moment: Moment): Promise<Here['claims']> {
  const { rows } = await sql<Here['claims'][number]>`
    with
      residential as materialized (
        select code, geom from territory.groups_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
        where unit_code = ${moment.unitCode} and st_intersects(geom, ${pointOf(point)})
      )
    select claim.operator, claim.service, claim.downlink_mbps::float8 as "downlinkMbps", claim.valid_from as "validFrom",
           claim.valid_to as "validTo", case when claim.is_area then 'area' else 'group' end as "by", claim.extent,
           claim.household_share::float8 as "householdShare", claim.document, claim.batch_id as batch,
           batch.file_name as "fileName", claim.row_no as "row"
    from (${claimsInForce(moment)}) as claim
    left join evidence.batches as batch on batch.unit_code = claim.unit_code and batch.id = claim.batch_id
    where (claim.is_area and st_intersects(claim.geom, ${pointOf(point)}))
       or claim.group_code in (select code from residential)
    order by claim.service, claim.operator_key, claim.downlink_mbps desc nulls last, claim.batch_id, claim.row_no
  `.execute(tx);
  return rows;
}

/** What is at a point, and by which evidence the map says so. */
const whatIsHere = query({
  name: 'coverage.claim.read',
  async run(
    { code, lon, lat, asOf: given }: HereQuery & { code: string },
    { tx, now, actor },
  ): Promise<Here> {
    const asOf = given ?? todayIn(now);
    const moment = { unitCode: code, asOf, knownAt: now.toISOString() };
    const { km2, ...found } = await ground(tx, { lon, lat }, moment);
    const claims = await claimsAt(tx, { lon, lat }, moment);
    const resolution = resolutionFor(km2 ?? 0);
    const { cells, surveyedOn } = await householdsByCell(tx, moment, resolution);
    const counted = cells.get(hexagonAt(lon, lat, resolution))?.households ?? 0;
    const told = toldCount(counted, actor.permissions.has('survey.household.read'));
    const households =
      surveyedOn === null
        ? null
        : { count: told.households, few: told.few, areaKm2: hexagonKm2(resolution), surveyedOn };
    return { lon, lat, asOf, ...found, claims, households };
  },
});

export const hereRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/here',
    summary:
      'What is at a point of a ward: unit, group, places near, claims and their documents, located households',
    permission: 'coverage.claim.read',
    params: z.object({ code: unitCode }),
    query: hereQuery,
    response: here,
    handle: ({ params, query: asked }, run) => run.query(whatIsHere, { ...asked, code: params.code }),
  }),
];
