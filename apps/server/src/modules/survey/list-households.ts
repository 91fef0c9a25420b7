import type { HouseholdRow } from '@hatangso/contracts/survey';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { householdsInForce, type Moment } from './in-force.ts';

export interface HouseholdPage {
  readonly moment: Moment;
  /** Only rows for which this holds; columns are those of `householdsInForce`, named `household.…`. */
  readonly where: RawBuilder<unknown>;
  readonly limit: number;
  /** As the page before gave it. */
  readonly cursor: string | null;
  /** Rows to pass over instead. */
  readonly skip?: number | undefined;
}

/** Household rows in force that satisfy a predicate, by group and code, a page at a time. */
export async function listHouseholds(
  tx: Tx,
  { moment, where, limit, cursor, skip }: HouseholdPage,
): Promise<{ households: HouseholdRow[]; next: string | null }> {
  const [unit = '', group = '', code = ''] = cursor === null ? [] : (JSON.parse(cursor) as string[]);
  const { rows } = await sql<HouseholdRow & { unit: string }>`
    with household as (${householdsInForce(moment)})
    select household.unit_code as unit, household.code, household.group_code as "group", household.round,
           household.batch_id as batch, household.row_no as "row", st_x(household.geom) as lon, st_y(household.geom) as lat,
           household.people, household.people15, household.people18,
           household.adults_with_smartphone as "adultsWithSmartphone",
           household.adults_with_signature as "adultsWithSignature",
           household.people_with_digital_id as "peopleWithDigitalId",
           household.has_fibre as "hasFibre", household.wants_fibre as "wantsFibre",
           household.package_mbps as "packageMbps", household.has_ipv6 as "hasIpv6",
           household.iot_connections as "iotConnections", household.surveyed_on as "surveyedOn",
           household.evidence_date as "evidenceDate"
    from household
    where ${where}
      and (household.unit_code, household.group_code, household.code) > (${unit}, ${group}, ${code})
    order by household.unit_code, household.group_code, household.code
    limit ${limit} offset ${skip ?? 0}
  `.execute(tx);
  const last = rows.at(-1);
  return {
    households: rows.map(({ unit: _, ...row }) => row),
    next:
      last === undefined || rows.length < limit ? null : JSON.stringify([last.unit, last.group, last.code]),
  };
}

/** How many households in force satisfy predicates, group by group: one number a predicate, in their order. */
export async function countHouseholds(
  tx: Tx,
  moment: Moment,
  predicates: readonly RawBuilder<unknown>[],
): Promise<{ group: string; counts: number[] }[]> {
  const counted = predicates.map((one) => sql`count(*) filter (where ${one})`);
  const { rows } = await sql<{ group: string; counts: number[] }>`
    with household as (${householdsInForce(moment)})
    select household.group_code as "group", to_json(array[${sql.join(counted)}]) as counts
    from household
    group by household.group_code
    order by household.group_code
  `.execute(tx);
  return rows;
}
