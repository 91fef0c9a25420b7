import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { knownThen, type Moment } from '../survey/index.ts';

/**
 * The dates on which the figures of a ward can change: everything is compared with the as-of date by these days alone.
 * Between two of them every date has the same figures, so they are made once (`spanOf`).
 */
export async function boundariesOf(
  tx: Tx,
  moment: Moment & { readonly unitCode: string },
): Promise<string[]> {
  const { unitCode } = moment;
  const { rows } = await sql<{ day: string }>`
    select evidence_date as day from survey.households as row where unit_code = ${unitCode} and ${knownThen('row', moment)} group by evidence_date
    union select valid_from from coverage.claims as row where unit_code = ${unitCode} and ${knownThen('row', moment)}
    union select valid_to + 1 from coverage.claims as row where unit_code = ${unitCode} and valid_to is not null and ${knownThen('row', moment)}
    union select as_of from evidence.register_figures as row where unit_code = ${unitCode} and ${knownThen('row', moment)}
    union select unnest(array[spoken_on, valid_from, last_day + 1]) from territory.group_statements as row
      where unit_code = ${unitCode} and ${knownThen('row', moment)}
    union select unnest(array[spoken_on, valid_from, last_day + 1]) from territory.place_statements as row
      where unit_code = ${unitCode} and ${knownThen('row', moment)}
    union select as_of from evidence.batches where unit_code = ${unitCode}
  `.execute(tx);
  return rows
    .map((row) => row.day)
    .filter((day) => day !== null)
    .sort();
}

/** The last boundary on or before a date: dates with the same one have the same figures. Empty: before any evidence. */
export const spanOf = (boundaries: readonly string[], date: string): string =>
  boundaries.findLast((boundary) => boundary <= date) ?? '';
