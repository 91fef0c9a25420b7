import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { groupNoise } from './group-names.ts';

/** What one asks of bitemporal evidence: whose (null: all that the scope shows), of which date, as known when (ISO). */
export interface Moment {
  readonly unitCode: string | null;
  readonly asOf: string;
  readonly knownAt: string;
}

/** A predicate on a column of unit codes; it reaches the table under a query, which row-level security alone would not show. */
export const ofUnit = (column: string, { unitCode }: Moment): RawBuilder<unknown> =>
  unitCode === null ? sql`true` : sql`${sql.ref(column)} = ${unitCode}`;

/** Rows of evidence that were open at the moment of knowing. */
export const knownThen = (alias: string, { knownAt }: Moment): RawBuilder<unknown> =>
  sql`${sql.ref(`${alias}.known_from`)} <= ${knownAt}::timestamptz and ${sql.ref(`${alias}.known_to`)} > ${knownAt}::timestamptz`;

/**
 * For the rest of the transaction rows are matched and grouped by hashing; nested loops are left to what knows no
 * other way (points in areas by index). Set this before statements that join households in force with anything made
 * on the way: of that the planner has no statistics, expects one row, and a loop of 12,000 by 30,000 takes minutes.
 */
export const preferHashJoins = async (tx: Tx): Promise<void> => {
  // The price put on what has no other way would start the compiler, for seconds; sums by group want to be hashed in
  // memory, not sorted on disk (the country's: 192 MB).
  await sql`
    select set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true),
           set_config('enable_sort', 'off', true), set_config('jit', 'off', true), set_config('work_mem', '192MB', true)
  `.execute(tx);
};

/** Leaves the planner its ways again, for what follows in the same transaction. */
export const preferNothing = async (tx: Tx): Promise<void> => {
  await sql`
    select set_config('enable_nestloop', 'on', true), set_config('enable_mergejoin', 'on', true), set_config('enable_sort', 'on', true)
  `.execute(tx);
};

/**
 * Every household row known at the moment, of all rounds: one scan, no join, for set-based passes. `group_ref` names
 * the group as far as the row itself can: its code, or `~` and the key of the name given. Sum by (unit_code, group_ref,
 * round) with `max(evidence_date)` and `max(taken_at)`, then join `roundsInForce` of those sums.
 */
export const knownHouseholds = (moment: Moment): RawBuilder<unknown> => sql`
  select household.*, coalesce(household.group_code, '~' || household.group_key) as group_ref
  from survey.households as household
  where ${ofUnit('household.unit_code', moment)} and ${knownThen('household', moment)}`;

/** The ward's groups as of the date, with the key under which a name given in a sheet finds them. */
const listedGroups = (moment: Moment): RawBuilder<unknown> => sql`
  select unit_code, code, name, sort_key, households, regexp_replace(name_key, ${groupNoise}, '', 'g') as group_key
  from territory.groups_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
  where ${ofUnit('unit_code', moment)}`;

/**
 * The one round each group rests on: the latest whose evidence date is not after the as-of date (of equals, the one
 * taken in last). `rounds` names a relation with unit_code, group_ref, round, evidence_date, taken_at, one row or more
 * a round. Gives unit_code, group_ref, round, group_code, evidence_date; join on the first three. Where the unit has a
 * list of groups for the date, rows of groups that are not in it (any more) have no round in force.
 */
export const roundsInForce = (rounds: string, moment: Moment): RawBuilder<unknown> => sql`
  with
    listed as materialized (${listedGroups(moment)}),
    named as (
      select unit_code, '~' || group_key as group_ref, min(code) as code
      from listed group by unit_code, group_key having count(*) = 1
    ),
    with_list as (select distinct unit_code from listed),
    placed as (
      select given.unit_code, given.group_ref, given.round, given.evidence_date, given.taken_at,
             coalesce(by_code.code, by_name.code, case when with_list.unit_code is null then ltrim(given.group_ref, '~') end) as group_code
      from ${sql.table(rounds)} as given
      left join listed as by_code on by_code.unit_code = given.unit_code and by_code.code = given.group_ref
      left join named as by_name on by_name.unit_code = given.unit_code and by_name.group_ref = given.group_ref
      left join with_list on with_list.unit_code = given.unit_code
    ),
    dated as (
      select unit_code, group_code, round, max(evidence_date) as evidence_date, max(taken_at) as taken_at
      from placed where group_code is not null
      group by unit_code, group_code, round
      having max(evidence_date) <= ${moment.asOf}::date
    ),
    latest as (
      select distinct on (unit_code, group_code) unit_code, group_code, round, evidence_date, true as found
      from dated
      order by unit_code, group_code, evidence_date desc, taken_at desc, round
    )
  -- Outer joins with a test that is not strict, here and below, say "inner" and keep the planner's count of rows: it
  -- takes three equal columns for three independent coincidences and expects one row where there are thousands.
  select distinct placed.unit_code, placed.group_ref, placed.round, latest.group_code, latest.evidence_date, true as found
  from placed
  left join latest using (unit_code, group_code, round)
  where coalesce(latest.found, false)`;

/**
 * The household rows in force: per group those of one round. Columns of survey.households, `group_code` resolved
 * (never null), and `round_date`, the date the group's round speaks of.
 */
export const householdsInForce = (moment: Moment): RawBuilder<unknown> => sql`
  with
    known as (${knownHouseholds(moment)}),
    rounds as (
      select unit_code, group_ref, round, max(evidence_date) as evidence_date, max(taken_at) as taken_at
      from known group by unit_code, group_ref, round
    ),
    in_force as (${roundsInForce('rounds', moment)})
  select known.unit_code, known.province_code, known.batch_id, known.row_no, known.round, known.code, in_force.group_code,
         known.geom, known.people, known.people15, known.people18, known.adults_with_smartphone,
         known.adults_with_signature, known.people_with_digital_id, known.has_fibre, known.wants_fibre,
         known.package_mbps, known.has_ipv6, known.iot_connections, known.surveyed_on, known.evidence_date,
         known.row_digest, in_force.evidence_date as round_date
  from known
  left join in_force using (unit_code, group_ref, round)
  where coalesce(in_force.found, false)`;

/**
 * The groups of the unit(s): unit_code, group_code, name, sort_key, `households` known by the list (null: unknown),
 * `listed`. Where a unit has no list, the names given in its household sheets stand, their number unknown.
 */
export const groupsOf = (moment: Moment): RawBuilder<unknown> => sql`
  with
    listed as materialized (${listedGroups(moment)}),
    given as (
      select household.unit_code, household.group_key as group_code, min(household.group_given) as name
      from survey.households as household
      where ${ofUnit('household.unit_code', moment)} and ${knownThen('household', moment)} and household.group_code is null
        and household.evidence_date <= ${moment.asOf}::date
        and not exists (select from listed where listed.unit_code = household.unit_code)
      group by household.unit_code, household.group_key
    )
  select unit_code, code as group_code, name, sort_key, households, true as listed from listed
  union all
  select unit_code, group_code, name, group_code, null, false from given`;
