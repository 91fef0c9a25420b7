import { createHash } from 'node:crypto';
import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { todayIn } from '../../platform/today.ts';
import type { Household } from './household.ts';

/** Names a household where its code must not stand: in the log, in the list of erasures. */
export const householdDigest = (unitCode: string, household: string): string =>
  createHash('sha256').update(`${unitCode}|${household}`).digest('hex');

/**
 * Rows that would bring back a household that was erased after they speak: its answers stand already, as nobody's, and
 * would count twice. What was asked of it after the erasure is new and is taken. Without their codes, as warnings.
 */
export async function erasedAmong(
  tx: Tx,
  unitCode: string,
  households: readonly Household[],
  date: string,
): Promise<readonly RowProblem[]> {
  const { rows } = await sql<{ subject: string; at: string }>`
    select subject_id as subject, max(at) as at from privacy.erasures
    where unit_code = ${unitCode} and subject_kind = 'household'
    group by subject_id
  `.execute(tx);
  if (rows.length === 0) return [];
  const erased = new Map(rows.map(({ subject, at }) => [subject, todayIn(new Date(at))]));
  return households.flatMap(({ row, code, surveyed_on }) => {
    const day = erased.get(householdDigest(unitCode, code));
    return day !== undefined && (surveyed_on ?? date) <= day
      ? [{ code: 'survey.erased_household', row }]
      : [];
  });
}
