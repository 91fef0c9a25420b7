import type { AdjustmentList, BudgetTable, PlanSettings } from '@hatangso/contracts/plan-desk';
import type { PlanMomentQuery } from '@hatangso/contracts/plan-routes';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { type KnownPlan, knownPlans, planOn } from '../plans-in-force.ts';
import { markOf, momentOf, type OfUnit } from '../queries.ts';
import { planNamed } from '../resolve.ts';
import { spendingUntil } from '../spending-words.ts';
import { tasksAt } from '../tasks-at.ts';
import { progressUntil } from '../told-progress.ts';
import { budgetTable } from './budget-table.ts';
import { compareAdjustments } from './compare-adjustments.ts';
import { answerDaysAt, financeOffice, settingWords } from './settings.ts';
import { taskRights } from './task-rights.ts';

type OfPlan = OfUnit & PlanMomentQuery & { readonly plan?: string | undefined };

/** The plan asked for at its moment. Throws `plan.unknown_plan`. */
async function knownPlan(
  input: OfPlan,
  doing: Doing,
): Promise<{ known: KnownPlan; asOf: string; knownAt: string }> {
  const { asOf, knownAt } = momentOf(input, doing);
  const all = await knownPlans(doing.tx, input.unitCode, knownAt);
  return { known: planNamed(all, input.unitCode, input.plan, asOf), asOf, knownAt };
}

/** What adjustments change, side by side. */
export const readAdjustments = query({
  name: 'plan.plan.read',
  async run(input: OfPlan, doing): Promise<AdjustmentList> {
    const { known, asOf } = await knownPlan(input, doing);
    const compared = compareAdjustments(known.plan, known.entered, asOf);
    return { asOf, plan: known.plan.id, ...compared, ...markOf(doing) };
  },
});

/** Spending against estimate: per task, section and year. */
export const readBudget = query({
  name: 'plan.task.read',
  async run(input: OfPlan, doing): Promise<BudgetTable> {
    const { known, asOf, knownAt } = await knownPlan(input, doing);
    const { unitCode } = input;
    const { plan } = planOn(known, asOf);
    const rights = await taskRights(doing, unitCode, asOf, knownAt);
    const tasks = new Map(plan.tasks.map((task) => [task.id, task]));
    const table = budgetTable(plan, {
      words: await spendingUntil(doing.tx, unitCode, asOf, knownAt),
      progress: await progressUntil(doing.tx, unitCode, asOf, knownAt),
      asOf,
      mayBook: (id) => {
        const task = tasks.get(id);
        return task !== undefined && rights({ plan: plan.id, task }).book;
      },
    });
    return { asOf, plan: plan.id, ...table, ...markOf(doing) };
  },
});

/** What the chain of a plan is made from, but for figures, which belong to a later module. */
export const readChainFacts = query({
  name: 'plan.plan.read',
  async run(input: OfPlan, doing) {
    const { known, asOf, knownAt } = await knownPlan(input, doing);
    const period = { from: `${asOf.slice(0, 4)}-01-01`, to: asOf };
    const tasks = await tasksAt(doing.tx, input.unitCode, asOf, knownAt, period);
    return { asOf, plan: planOn(known, asOf).plan, inFile: known.plan, tasks, mark: markOf(doing) };
  },
});

/** How the desk works in a ward. */
export const readSettings = query({
  name: 'plan.plan.read',
  async run({ unitCode }: OfUnit, doing): Promise<PlanSettings> {
    const now = doing.now.toISOString();
    const words = await settingWords(doing.tx, unitCode, now);
    const [known] = await knownPlans(doing.tx, unitCode, now);
    return {
      answerDays: answerDaysAt(words, now),
      financeOffice:
        known === undefined ? { value: null, byDefault: true } : financeOffice(words, known.plan),
    };
  },
});
