import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

export type Cause = 'objective' | 'subjective';

export interface DifficultyAnswer {
  readonly text: string;
  readonly by: string;
  readonly on: string;
  readonly cause: Cause | null;
}

/** A difficulty with its answers, earliest first. Dates are ISO days. */
export interface Difficulty {
  readonly id: string;
  readonly plan: string;
  /** Null where it stands in the way of the plan as a whole. */
  readonly task: string | null;
  /** Who raised it; null where it was told in a progress sheet, which names no office. */
  readonly office: string | null;
  readonly text: string;
  /** As whoever answered last judged, else as it was raised. */
  readonly cause: Cause | null;
  readonly proposal: { readonly text: string; readonly to: string } | null;
  readonly raisedOn: string;
  /** The last day it was told in the same words. */
  readonly toldOn: string;
  readonly answers: readonly DifficultyAnswer[];
}

interface Row extends Omit<Difficulty, 'proposal' | 'cause'> {
  readonly cause: Cause | null;
  readonly proposal: string | null;
  readonly proposal_to: string | null;
}

/** A unit's difficulties raised until a day, with the answers given until then, as known at a moment; oldest first. */
export async function difficultiesAt(
  tx: Tx,
  unitCode: string,
  asOf: string,
  knownAt: string,
): Promise<Difficulty[]> {
  const { rows } = await sql<Row>`
    with
      told as (
        select difficulty_id as id, plan_id, task_id, (array_agg(difficulty order by told_on))[1] as words,
               min(told_on) as raised_on, max(told_on) as told_on
        from plan.progress
        where unit_code = ${unitCode} and difficulty_id is not null and told_on <= ${asOf}::date
          and known_from <= ${knownAt}::timestamptz and known_to > ${knownAt}::timestamptz
        group by difficulty_id, plan_id, task_id
      ),
      all_of_them as (
        select id, plan_id, task_id, null::text as office, words, null::text as cause, null::text as proposal,
               null::text as proposal_to, raised_on, told_on
        from told
        union all
        select id, plan_id, task_id, office, words, cause, proposal, proposal_to, raised_on, raised_on
        from plan.difficulties
        where unit_code = ${unitCode} and raised_on <= ${asOf}::date and known_from <= ${knownAt}::timestamptz
      ),
      answered as (
        select difficulty_id,
               json_agg(json_build_object('text', words, 'by', answered_by, 'on', answered_on, 'cause', cause)
                        order by answered_on, known_from, id) as answers
        from plan.difficulty_answers
        where unit_code = ${unitCode} and answered_on <= ${asOf}::date and known_from <= ${knownAt}::timestamptz
        group by difficulty_id
      )
    select one.id, one.plan_id as plan, one.task_id as task, one.office, one.words as text, one.cause, one.proposal,
           one.proposal_to, one.raised_on as "raisedOn", one.told_on as "toldOn",
           coalesce(answered.answers, '[]'::json) as answers
    from all_of_them as one
    left join answered on answered.difficulty_id = one.id
    order by one.raised_on, one.plan_id, one.task_id nulls first, one.id
  `.execute(tx);
  return rows.map(({ proposal, proposal_to: to, ...row }) => ({
    ...row,
    cause: row.answers.findLast(({ cause }) => cause !== null)?.cause ?? row.cause,
    proposal: proposal === null || to === null ? null : { text: proposal, to },
  }));
}
