import type { Plan } from '@hatangso/contracts/plan';
import type { TaskRow } from '@hatangso/contracts/plan-routes';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { boundTo, mayWriteFor, refusal } from '../own-office.ts';
import { always, knownPlans, planOn } from '../plans-in-force.ts';
import { plansOf } from '../resolve.ts';
import type { TaskAt } from '../tasks-at.ts';
import { financeOffice, settingWords } from './settings.ts';

/** What whoever asks may do with each task of a unit's plans on a day. */
export async function taskRights(
  { tx, actor }: Doing,
  unitCode: string,
  asOf: string,
  knownAt: string,
): Promise<(task: Pick<TaskAt, 'plan' | 'task'>) => TaskRow['may']> {
  const known = await knownPlans(tx, unitCode, knownAt);
  const words = await settingWords(tx, unitCode, knownAt);
  const plans = new Map(known.map((one) => [one.plan.id, planOn(one, asOf).plan]));
  return ({ plan: id, task }) => {
    const plan = plans.get(id);
    if (plan === undefined) return { report: false, book: false };
    const own = mayWriteFor(actor, plan, task.inCharge, asOf);
    const finance = financeOffice(words, plan).value;
    return {
      report: own && actor.permissions.has('plan.task.report'),
      book: (own || mayWriteFor(actor, plan, finance, asOf)) && actor.permissions.has('plan.spending.set'),
    };
  };
}

/** The money of a task is told by the office in charge or by the one that books money. Throws `auth.not_your_office`. */
export async function mayBook(doing: Doing, unitCode: string, plan: string, task: string): Promise<void> {
  if (boundTo(doing.actor) === null) return;
  const today = todayIn(doing.now);
  const known = (await plansOf(doing, unitCode)).find((one) => one.plan.id === plan);
  if (known === undefined) return;
  const now: Plan = planOn(known, always).plan;
  const of = (list: Plan['tasks']) => list.find(({ id }) => id === task);
  const inCharge = (of(now.tasks) ?? of(known.plan.tasks))?.inCharge ?? null;
  const words = await settingWords(doing.tx, unitCode, doing.now.toISOString());
  const finance = financeOffice(words, now).value;
  if ([inCharge, finance].some((office) => office !== null && mayWriteFor(doing.actor, now, office, today)))
    return;
  throw new Problem('auth.not_your_office', refusal(doing.actor, now, inCharge));
}
