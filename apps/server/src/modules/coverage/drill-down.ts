import { expectations } from '@hatangso/contracts/problems/expectations';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { invalidRequest } from '../../platform/problem.ts';
import { householdsInForce, type Moment, ofUnit, preferHashJoins } from '../survey/index.ts';
import { householdServices, meets, type Need, placeServices } from './in-force.ts';

/** A located household, and whether the claims serve it. */
export interface CoveredHousehold {
  readonly code: string;
  readonly group: string;
  readonly batch: string;
  /** Line of the sheet. */
  readonly row: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly people: number;
  readonly served: boolean;
}

export interface CoveredPage {
  readonly moment: Moment;
  readonly asked: Need;
  /** Only those served, or only those not; null for all. */
  readonly served: boolean | null;
  readonly group: string | null;
  /** Part of a household's code. */
  readonly text?: string | undefined;
  readonly limit: number;
  /** As the page before gave it. */
  readonly cursor: string | null;
  /** Rows to pass over instead. */
  readonly skip?: number | undefined;
}

/** Households in force with what the claims say of them, by group and code, a page at a time. */
export async function coveredHouseholds(
  tx: Tx,
  { moment, asked, served, group, text, limit, cursor, skip }: CoveredPage,
): Promise<{ rows: Record<string, unknown>[]; next: string | null }> {
  const [afterGroup, afterCode] = readCursor(cursor);
  await preferHashJoins(tx);
  const { rows } = await sql<CoveredHousehold>`
    with ${householdsServed(moment, asked)}
    select household.code, household.group_code as "group", household.batch_id as batch, household.row_no as "row",
           st_x(household.geom) as lon, st_y(household.geom) as lat, household.people, served.row_no is not null as served
    from household
    left join served using (unit_code, batch_id, row_no)
    where (${group}::text is null or household.group_code = ${group}::text)
      and (${served}::boolean is null or (served.row_no is not null) = ${served}::boolean)
      and (household.geom is not null or served.row_no is not null)
      and (${text ?? null}::text is null or strpos(lower(household.code), lower(${text ?? null}::text)) > 0)
      and (household.group_code, household.code) > (${afterGroup}, ${afterCode})
    order by household.group_code, household.code
    limit ${limit} offset ${skip ?? 0}
  `.execute(tx);
  const last = rows.at(-1);
  const next = last === undefined || rows.length < limit ? null : JSON.stringify([last.group, last.code]);
  return { rows: rows.map((row) => ({ ...row })), next };
}

/** `household`: those in force; `served`: those of them that the claims serve. */
const householdsServed = (moment: Moment, asked: Need): RawBuilder<unknown> => sql`
      household as materialized (${householdsInForce(moment)}),
      available as materialized (${householdServices('household', moment)}),
      served as (select distinct unit_code, batch_id, row_no from available where ${meets('available', asked)})`;

export interface CoveredCount {
  readonly group: string;
  readonly rows: number;
  readonly served: number;
}

/** How many households `coveredHouseholds` lists, group by group, and how many of them are served. */
export async function countCovered(
  tx: Tx,
  { moment, asked, text }: Pick<CoveredPage, 'moment' | 'asked' | 'text'>,
): Promise<CoveredCount[]> {
  await preferHashJoins(tx);
  const { rows } = await sql<CoveredCount>`
    with ${householdsServed(moment, asked)}
    select household.group_code as "group", count(*) as rows, count(served.row_no) as served
    from household
    left join served using (unit_code, batch_id, row_no)
    where (household.geom is not null or served.row_no is not null)
      and (${text ?? null}::text is null or strpos(lower(household.code), lower(${text ?? null}::text)) > 0)
    group by household.group_code
    order by household.group_code
  `.execute(tx);
  return rows;
}

function readCursor(cursor: string | null): readonly [string, string] {
  if (cursor === null) return ['', ''];
  try {
    const [group, code] = JSON.parse(cursor) as unknown[];
    if (typeof group === 'string' && typeof code === 'string') return [group, code];
  } catch {
    // told below
  }
  throw invalidRequest('cursor', expectations.nextOfPage);
}

export interface PlacesAsked {
  readonly moment: Moment;
  readonly asked: Need;
  readonly kinds: readonly string[];
}

/** Priority places of the kinds with what the claims say of them: `served`, or `partly` where a table says "a part". */
export async function placesUnderClaims(
  tx: Tx,
  { moment, asked, kinds }: PlacesAsked,
): Promise<Record<string, unknown>[]> {
  await preferHashJoins(tx);
  const { rows } = await sql<Record<string, unknown>>`
    with
      available as materialized (${placeServices(moment)}),
      met as (
        select unit_code, place_code, bool_or(whole) as whole from available where ${meets('available', asked)}
        group by unit_code, place_code
      )
    select place.code, place.name, place.kind, st_x(place.geom) as lon, st_y(place.geom) as lat,
           coalesce(met.whole, false) as served, coalesce(not met.whole, false) as partly
    from territory.places_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz) as place
    left join met on met.unit_code = place.unit_code and met.place_code = place.code
    where ${ofUnit('place.unit_code', moment)} and place.kind in (${sql.join(kinds)})
    order by place.kind, place.sort_key
  `.execute(tx);
  return rows;
}
