import { type RawBuilder, sql } from 'kysely';
import { knownHouseholds, knownThen, type Moment, ofUnit } from '../survey/index.ts';

/** A moment, and optionally the one operator whose claims alone are looked at. */
export interface ClaimMoment extends Moment {
  readonly operatorKey?: string;
}

const ofOperator = ({ operatorKey }: ClaimMoment): RawBuilder<unknown> =>
  operatorKey === undefined ? sql`true` : sql`claim.operator_key = ${operatorKey}::text`;

/**
 * The claims valid on the date: columns of coverage.claims. All areas that hold on the day count, their union is the
 * coverage; of an operator's tables, per service and group or place, the one with the latest first day.
 */
export const claimsInForce = (moment: ClaimMoment): RawBuilder<unknown> => sql`
  select *
  from (
    select claim.*,
           claim.geom is not null as is_area,
           row_number() over (
             partition by claim.unit_code, claim.operator_key, claim.service, claim.subject
             order by claim.valid_from desc, claim.known_from desc, claim.batch_id, claim.row_no desc
           ) as turn
    from coverage.claims as claim
    where ${ofUnit('claim.unit_code', moment)} and ${knownThen('claim', moment)} and ${ofOperator(moment)}
      and claim.valid_from <= ${moment.asOf}::date and (claim.valid_to is null or claim.valid_to >= ${moment.asOf}::date)
  ) as valid
  where is_area or turn = 1`;

/**
 * The claims that hold at each household, one row a claim: unit_code, batch_id, row_no, service, `downlink_mbps` (null
 * where the claim names no speed). A household is served where it lies inside an area, or where an operator claims its
 * whole group by table. `households` names a relation of rows in force with unit_code, batch_id, row_no, group_code;
 * rows of other rounds may come along, so join them to it. A household at the border of two pieces comes twice.
 *
 * Set `preferHashJoins` (survey) first. The areas' pieces drive, and find their points in the index of
 * survey.households: the other way round (points of a materialised relation looking for areas) takes three to
 * fifteen times as long.
 */
export const householdClaims = (households: string, moment: Moment): RawBuilder<unknown> => sql`
  with
    claim as materialized (
      select unit_code, batch_id, row_no, service, downlink_mbps, group_code, extent, is_area
      from (${claimsInForce(moment)}) as in_force
    )
  select household.unit_code, household.batch_id, household.row_no, claim.service, claim.downlink_mbps
  from claim
  join coverage.claim_pieces as piece
    on piece.unit_code = claim.unit_code and piece.batch_id = claim.batch_id and piece.row_no = claim.row_no
  join (${knownHouseholds(moment)}) as household
    on st_intersects(piece.geom, household.geom)
   -- no plain comparison: that would offer to hash by ward, and hold every piece against every point
   and (household.unit_code = piece.unit_code) is true
  where claim.is_area
  union all
  select given.unit_code, given.batch_id, given.row_no, claim.service, claim.downlink_mbps
  from claim
  join ${sql.table(households)} as given on given.unit_code = claim.unit_code and given.group_code = claim.group_code
  where claim.extent = 'full'`;

/** The services at each household: as `householdClaims`, one row a service with the best speed claimed. */
export const householdServices = (households: string, moment: Moment): RawBuilder<unknown> => sql`
  select unit_code, batch_id, row_no, service, max(downlink_mbps) as downlink_mbps
  from (${householdClaims(households, moment)}) as available
  join ${sql.table(households)} as given using (unit_code, batch_id, row_no)
  group by unit_code, batch_id, row_no, service`;

/**
 * What is available at each priority place: unit_code, place_code, service, downlink_mbps (null: none named) and
 * `whole`: false where an operator's table says "a part" and nothing says more. A place is served inside an area, by
 * a table that names it, or where the group it lies in is claimed whole. All places are `territory.places_as_of`.
 */
export const placeServices = (moment: Moment): RawBuilder<unknown> => sql`
  with
    claim as materialized (
      select unit_code, batch_id, row_no, service, downlink_mbps, group_code, place_code, extent, is_area
      from (${claimsInForce(moment)}) as in_force
    ),
    place as materialized (
      select unit_code, code, geom from territory.places_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
      where ${ofUnit('unit_code', moment)}
    ),
    residential as materialized (
      select unit_code, code, geom from territory.groups_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
      where ${ofUnit('unit_code', moment)} and geom is not null
    ),
    available as (
      select place.unit_code, place.code, claim.service, claim.downlink_mbps, true as whole
      from place
      join coverage.claim_pieces as piece on st_intersects(piece.geom, place.geom) and (piece.unit_code = place.unit_code) is true
      join claim on claim.unit_code = piece.unit_code and claim.batch_id = piece.batch_id and claim.row_no = piece.row_no
      union all
      select claim.unit_code, claim.place_code, claim.service, claim.downlink_mbps, claim.extent = 'full'
      from claim
      where claim.place_code is not null and claim.extent <> 'none'
      union all
      select place.unit_code, place.code, claim.service, claim.downlink_mbps, true
      from claim
      join residential on residential.unit_code = claim.unit_code and residential.code = claim.group_code
      join place on st_intersects(residential.geom, place.geom) and (place.unit_code = residential.unit_code) is true
      where claim.extent = 'full'
    )
  select unit_code, code as place_code, service, whole, max(downlink_mbps) as downlink_mbps
  from available
  group by unit_code, code, service, whole`;

/**
 * What operators' tables say of groups, a row an operator: unit_code, group_code, service, operator_key, downlink_mbps,
 * extent and the bounds `low` and `high` of the share of households in per cent ("a part" without a number is 0 to
 * 100). Over several operators the share lies between the largest low and the sum of the highs, at most 100.
 */
export const groupClaims = (moment: Moment): RawBuilder<unknown> => sql`
  select unit_code, group_code, service, operator_key, downlink_mbps, extent, batch_id,
         case extent when 'full' then 100 when 'none' then 0 else coalesce(household_share, 0) end as low,
         case extent when 'full' then 100 when 'none' then 0 else coalesce(household_share, 100) end as high
  from (${claimsInForce(moment)}) as in_force
  where group_code is not null`;

/**
 * The claims a coverage figure rests on, by batch and service: unit_code, batch_id, service, rows, areas, tables,
 * with_speed, digest (XOR of the rows' digests), latest_from (the latest first day).
 */
export const claimBatches = (moment: Moment): RawBuilder<unknown> => sql`
  select unit_code, batch_id, service, count(*) as rows, count(*) filter (where is_area) as areas,
         count(*) filter (where not is_area) as tables, count(downlink_mbps) as with_speed,
         bit_xor(row_digest) as digest, max(valid_from) as latest_from
  from (${claimsInForce(moment)}) as in_force
  group by unit_code, batch_id, service`;

/** What a figure asks for: any of the services, at a claimed speed of at least so many Mb/s where one is asked. */
export interface Need {
  readonly services: readonly string[];
  readonly minDownlinkMbps?: number | undefined;
}

/** Whether a row of `householdServices` or `placeServices` meets a need; a claim that names no speed meets none. */
export const meets = (alias: string, { services, minDownlinkMbps }: Need): RawBuilder<unknown> => {
  const service = sql`${sql.ref(`${alias}.service`)} in (${sql.join(services)})`;
  if (minDownlinkMbps === undefined) return service;
  return sql`(${service} and coalesce(${sql.ref(`${alias}.downlink_mbps`)} >= ${minDownlinkMbps}::numeric, false))`;
};
