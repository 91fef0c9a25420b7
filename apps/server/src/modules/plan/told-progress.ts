import type { TaskState } from '@hatangso/contracts/plan';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { ProgressEntry } from './task-progress.ts';

/** A report with the plan it belongs to and the batch it came in. */
export interface ToldProgress extends ProgressEntry {
  readonly plan: string;
  readonly state: TaskState | null;
  readonly batch: string;
  readonly row: number;
}

/** A unit's reports that speak of a day or an earlier one, as known at a moment; earliest first. */
export async function progressUntil(
  tx: Tx,
  unitCode: string,
  asOf: string,
  knownAt: string,
): Promise<ToldProgress[]> {
  const { rows } = await sql<ToldProgress>`
    select plan_id as plan, task_id as task, told_on as date, state, percent, result, evidence, difficulty, spent,
           batch_id as batch, row_no as "row"
    from plan.progress
    where unit_code = ${unitCode} and told_on <= ${asOf}::date
      and known_from <= ${knownAt}::timestamptz and known_to > ${knownAt}::timestamptz
    order by told_on, plan_id, task_id
  `.execute(tx);
  return rows;
}
