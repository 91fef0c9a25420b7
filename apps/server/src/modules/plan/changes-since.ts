import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

export interface PlanChangesSince {
  /** Tasks told of, each with its newest word. */
  readonly tasks: readonly {
    readonly plan: string;
    readonly task: string;
    readonly state: string | null;
    readonly toldOn: string;
  }[];
  readonly raised: number;
  readonly answered: number;
  readonly adjustments: number;
}

/** What was told of a unit's plans after one moment and until another (ISO instants). */
export async function planChangesSince(
  tx: Tx,
  unitCode: string,
  since: string,
  until: string,
): Promise<PlanChangesSince> {
  const between = sql`(known_from > ${since}::timestamptz and known_from <= ${until}::timestamptz)`;
  const told = await sql<PlanChangesSince['tasks'][number]>`
    select distinct on (plan_id, task_id) plan_id as plan, task_id as task, state, told_on as "toldOn"
    from plan.progress
    where unit_code = ${unitCode} and ${between} and known_to = 'infinity'
    order by plan_id, task_id, told_on desc, known_from desc
  `.execute(tx);
  const counted = await sql<Omit<PlanChangesSince, 'tasks'>>`
    with
      told as (
        select difficulty_id from plan.progress
        where unit_code = ${unitCode} and difficulty_id is not null and known_to = 'infinity'
        group by difficulty_id
        having min(known_from) > ${since}::timestamptz and min(known_from) <= ${until}::timestamptz
      )
    select (select count(*) from told)
             + (select count(*) from plan.difficulties where unit_code = ${unitCode} and ${between}) as raised,
           (select count(*) from plan.difficulty_answers where unit_code = ${unitCode} and ${between}) as answered,
           (select count(*) from plan.adjustments where unit_code = ${unitCode} and ${between}) as adjustments
  `.execute(tx);
  return { tasks: told.rows, raised: 0, answered: 0, adjustments: 0, ...counted.rows[0] };
}
