import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { SpendingWord } from './money.ts';

/** What the finance office said of a unit's tasks until a day, as known at a moment; in the order in which it came. */
export async function spendingUntil(
  tx: Tx,
  unitCode: string,
  asOf: string,
  knownAt: string,
): Promise<SpendingWord[]> {
  const { rows } = await sql<SpendingWord>`
    select plan_id as plan, task_id as task, budget_year as year, kind, amount, told_on as date, document
    from plan.spending
    where unit_code = ${unitCode} and told_on <= ${asOf}::date and known_from <= ${knownAt}::timestamptz
    order by told_on, known_from, id
  `.execute(tx);
  return rows;
}
