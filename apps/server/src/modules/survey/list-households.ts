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
}

/** Household rows in force that satisfy a predicate, by group and code, a page at a time. */
export async function listHouseholds(
  tx: Tx,
  { moment, where, limit, cursor }: HouseholdPage,
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
    limit ${limit}
  `.execute(tx);
  const last = rows.at(-1);
  return {
    households: rows.map(({ unit: _, ...row }) => row),
    next:
      last === undefined || rows.length < limit ? null : JSON.stringify([last.unit, last.group, last.code]),
  };
}
