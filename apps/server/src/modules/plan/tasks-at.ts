import type { Plan, PlanTask } from '@hatangso/contracts/plan';
import type { PlanOffice } from '@hatangso/contracts/plan-parts';
import type { Tx } from '../../platform/db/client.ts';
import { type Cause, type Difficulty, difficultiesAt } from './difficulties-at.ts';
import { moneyIn, moneyUntil, type SpendingWord } from './money.ts';
import { officeOn } from './offices.ts';
import { plansInForce } from './plans-in-force.ts';
import type { Money } from './spending.ts';
import { spendingUntil } from './spending-words.ts';
import { type TaskNow, taskAt } from './task-progress.ts';
import { type TaskVersion, versionOf } from './task-version.ts';
import { progressUntil, type ToldProgress } from './told-progress.ts';

/** A task of a plan as it stood at the end of a day. */
export interface TaskAt {
  readonly plan: string;
  /** As adjusted until the day. */
  readonly task: PlanTask;
  /** Who answers on the day for the office in charge; null where nobody does. */
  readonly office: PlanOffice | null;
  readonly now: TaskNow;
  /** What reports told as achieved since the plan began, each thing once, in their order; null where nothing. */
  readonly result: string | null;
  readonly resultInPeriod: string | null;
  /** What reports named as evidence, with the batch each came in. */
  readonly evidence: readonly { readonly kind: 'progress'; readonly id: string; readonly label: string }[];
  /** Of the period, and of all years until the day. */
  readonly money: Money;
  readonly moneyTotal: Money;
  /** Why it does not go on: the newest difficulty whose cause was judged. */
  readonly cause: { readonly text: string; readonly kind: Cause } | null;
  readonly difficulties: readonly Difficulty[];
  readonly version: TaskVersion;
}

/** First and last day, ISO, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Everything told of a unit's tasks, from which one task's state is made. */
interface Told {
  readonly asOf: string;
  readonly from: string;
  readonly until: string;
  readonly progress: readonly ToldProgress[];
  readonly spending: readonly SpendingWord[];
  readonly difficulties: readonly Difficulty[];
}

/**
 * Every task of the plans in force on a day (ISO), as known at a moment (ISO instant): state, results and money of
 * the period (cut at the day) and since the plan began, evidence, difficulties with answers. In the plan's order.
 */
export async function tasksAt(
  tx: Tx,
  unitCode: string,
  asOf: string,
  knownAt: string,
  period: Period,
): Promise<TaskAt[]> {
  const told: Told = {
    asOf,
    from: period.from,
    until: period.to < asOf ? period.to : asOf,
    progress: await progressUntil(tx, unitCode, asOf, knownAt),
    spending: await spendingUntil(tx, unitCode, asOf, knownAt),
    difficulties: await difficultiesAt(tx, unitCode, asOf, knownAt),
  };
  const plans = await plansInForce(tx, unitCode, asOf, knownAt);
  return plans.flatMap((plan) => plan.tasks.map((task) => oneTask(plan, task, told)));
}

function oneTask(plan: Plan, task: PlanTask, told: Told): TaskAt {
  const isOfTask = (one: { readonly plan: string; readonly task: string | null }): boolean =>
    one.plan === plan.id && one.task === task.id;
  const progress = told.progress.filter(isOfTask);
  const spending = told.spending.filter(isOfTask);
  const difficulties = told.difficulties.filter(isOfTask);
  const now = taskAt(task, progress, told.asOf);
  const judged = difficulties.findLast(({ cause }) => cause !== null);
  return {
    plan: plan.id,
    task,
    office: task.inCharge === null ? null : officeOn(plan.offices, task.inCharge, told.asOf),
    now,
    result: resultsOf(progress),
    resultInPeriod: resultsOf(progress.filter(({ date }) => date >= told.from && date <= told.until)),
    evidence: progress.flatMap(({ batch: id, evidence: label }) =>
      label === null ? [] : [{ kind: 'progress' as const, id, label }],
    ),
    money: moneyIn(task.id, spending, progress, told.from, told.until),
    moneyTotal: moneyUntil(spending, now.spent, told.asOf),
    cause: judged?.cause == null ? null : { text: judged.text, kind: judged.cause },
    difficulties: difficulties.map((one) => ({ ...one, office: one.office ?? task.inCharge })),
    version: versionOf(progress, spending),
  };
}

/** Results of several reports in one line; what is told again in the same words is not repeated. */
function resultsOf(entries: readonly ToldProgress[]): string | null {
  const told = entries.flatMap(({ result }) =>
    result === null ? [] : [result.trim().replace(/[.;]+$/, '')],
  );
  return told.length === 0 ? null : [...new Set(told)].join('; ');
}
