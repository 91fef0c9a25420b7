import type { Plan, PlanTask } from '@hatangso/contracts/plan';
import type { ProgressEntryView, TaskPage } from '@hatangso/contracts/plan-desk';
import type { PlanMomentQuery } from '@hatangso/contracts/plan-routes';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { Problem } from '../../../platform/problem.ts';
import { conversationsAt } from '../conversation/conversations-at.ts';
import { newest } from '../money.ts';
import { officeOn } from '../offices.ts';
import { plansInForce } from '../plans-in-force.ts';
import { markOf, momentOf, type OfUnit } from '../queries.ts';
import { plansOf, taskNamed } from '../resolve.ts';
import { spendingUntil } from '../spending-words.ts';
import { tasksAt } from '../tasks-at.ts';
import { taskRowOf } from '../view-task.ts';
import { taskRights } from './task-rights.ts';

/** Everything of one task: how it stands, what was told and by whom, money, conversations. Throws `plan.task_unknown`. */
export const readTask = query({
  name: 'plan.task.read',
  async run(input: OfUnit & PlanMomentQuery & { readonly task: string }, doing): Promise<TaskPage> {
    const { tx, actor } = doing;
    const { unitCode } = input;
    const { asOf, knownAt } = momentOf(input, doing);
    const named = taskNamed(await plansOf(doing, unitCode), input.task, asOf);
    const period = { from: `${asOf.slice(0, 4)}-01-01`, to: asOf };
    const at = (await tasksAt(tx, unitCode, asOf, knownAt, period)).find(
      ({ plan, task }) => plan === named.plan && task.id === named.task,
    );
    const plan = (await plansInForce(tx, unitCode, asOf, knownAt)).find(({ id }) => id === named.plan);
    if (at === undefined || plan === undefined)
      throw new Problem('plan.task_unknown', { value: input.task, near: '-' });
    const rights = await taskRights(doing, unitCode, asOf, knownAt);
    const words = (await spendingUntil(tx, unitCode, asOf, knownAt)).filter(
      (word) => word.plan === plan.id && word.task === at.task.id,
    );
    const conversations = await conversationsAt(tx, { unitCode, asOf, knownAt }, actor);
    return {
      asOf,
      task: taskRowOf(at, rights(at)),
      history: await historyOf(tx, { unitCode, asOf, knownAt, plan: plan.id, task: at.task.id }),
      words: words.map(({ year, kind, amount, date, document }) => ({ year, kind, amount, date, document })),
      years: [...new Set(words.map(({ year }) => year))].sort().map((year) => ({
        year,
        estimate: newest(words, 'estimate', year, asOf),
        allocated: newest(words, 'allocated', year, asOf),
        spent: newest(words, 'spent', year, asOf),
      })),
      conversations: conversations.filter((one) => one.plan === plan.id && one.task === at.task.id),
      ...inPlan(plan, at.task, asOf),
      ...markOf(doing),
    };
  },
});

/** What the plan itself says around a task. */
function inPlan(
  plan: Plan,
  task: PlanTask,
  asOf: string,
): Pick<TaskPage, 'planTitle' | 'sectionTitle' | 'coordinating' | 'targets' | 'adjustments'> {
  const all = task.serves.includes('all');
  return {
    planTitle: plan.title,
    sectionTitle: plan.sections.find(({ ref }) => ref === task.ref)?.title ?? null,
    coordinating: task.coordinating.map((id) => {
      const office = officeOn(plan.offices, id, asOf) ?? plan.offices.find((one) => one.id === id);
      return { id: office?.id ?? id, name: office?.name ?? id };
    }),
    targets: plan.targets
      .filter(({ id }) => !all && task.serves.includes(id))
      .map(({ id, text, due, measures }) => ({
        id,
        text,
        due,
        indicators: measures.map(({ indicator }) => indicator),
      })),
    adjustments: plan.adjustments
      .filter(({ changes }) =>
        changes.some(
          (change) => ('task' in change ? change.task.id : 'id' in change && change.id) === task.id,
        ),
      )
      .map(({ id, date, reason }) => ({ id, date, reason })),
  };
}

interface OfTask {
  readonly unitCode: string;
  readonly asOf: string;
  readonly knownAt: string;
  readonly plan: string;
  readonly task: string;
}

/** What was told of a task, newest first, with who told it and the documents that prove it. */
async function historyOf(
  tx: Tx,
  { unitCode, asOf, knownAt, plan, task }: OfTask,
): Promise<ProgressEntryView[]> {
  const { rows } = await sql<ProgressEntryView>`
    with papers as (
      select links.batch_id, json_agg(json_build_object('id', documents.id, 'fileName', documents.file_name, 'bytes', documents.bytes)
                                      order by documents.file_name) as all_of_them
      from plan.progress_documents as links
      join evidence.documents as documents
        on documents.unit_code = links.unit_code and documents.id = links.document_id
      where links.unit_code = ${unitCode}
      group by links.batch_id
    )
    select told.batch_id as batch, told.told_on as date, told.state, told.percent, told.result, told.evidence,
           told.difficulty, told.spent, batches.taken_at as "enteredAt", (select name from identity.names_of(array[batches.taken_by])) as by, words.office,
           words.batch_id is not null as single, coalesce(papers.all_of_them, '[]'::json) as documents
    from plan.progress as told
    join evidence.batches as batches on batches.unit_code = told.unit_code and batches.id = told.batch_id
    left join plan.progress_words as words on words.unit_code = told.unit_code and words.batch_id = told.batch_id
    left join papers on papers.batch_id = told.batch_id
    where told.unit_code = ${unitCode} and told.plan_id = ${plan} and told.task_id = ${task} and told.told_on <= ${asOf}::date
      and told.known_from <= ${knownAt}::timestamptz and told.known_to > ${knownAt}::timestamptz
    order by told.told_on desc, batches.taken_at desc
  `.execute(tx);
  return rows;
}
