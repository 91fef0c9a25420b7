import type { PlanList, PlanMomentQuery, PlanView, TaskListQuery } from '@hatangso/contracts/plan-routes';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import { conversationsAt } from './conversation/conversations-at.ts';
import { taskRights } from './desk/task-rights.ts';
import { directionIn } from './direction-in.ts';
import { chooseInForce, knownPlans, planOn } from './plans-in-force.ts';
import { planNamed } from './resolve.ts';
import { tasksAt } from './tasks-at.ts';
import { taskRowOf } from './view-task.ts';

export interface OfUnit {
  readonly unitCode: string;
}

export const momentOf = ({ asOf, knownAt }: PlanMomentQuery, { now }: Doing) => ({
  asOf: asOf ?? todayIn(now),
  knownAt: knownAt ?? now.toISOString(),
});
export const markOf = ({ installation }: Doing) =>
  installation.demonstration ? { demonstration: true as const } : {};

export const listPlans = query({
  name: 'plan.plan.read',
  async run(input: OfUnit & PlanMomentQuery, doing): Promise<PlanList> {
    const { asOf, knownAt } = momentOf(input, doing);
    const known = await knownPlans(doing.tx, input.unitCode, knownAt);
    const standing = new Set(chooseInForce(known, asOf));
    const plans = known.map((one) => {
      const { plan } = planOn(one, asOf);
      return {
        id: plan.id,
        title: plan.title,
        validFrom: one.validFrom,
        validBefore: one.validBefore,
        inForce: standing.has(one),
        targets: plan.targets.length,
        tasks: plan.tasks.length,
        adjustments: plan.adjustments.length,
        batch: one.batch,
        knownFrom: one.knownFrom,
      };
    });
    return { asOf, plans, ...markOf(doing) };
  },
});

/** A plan on a day with what changed it until then. Throws `plan.unknown_plan`. */
export const readPlan = query({
  name: 'plan.plan.read',
  async run(input: OfUnit & PlanMomentQuery & { readonly plan: string }, doing): Promise<PlanView> {
    const { asOf, knownAt } = momentOf(input, doing);
    const known = await knownPlans(doing.tx, input.unitCode, knownAt);
    const { plan, history } = planOn(planNamed(known, input.unitCode, input.plan, asOf), asOf);
    return { asOf, plan, history: [...history], ...markOf(doing) };
  },
});

/** The newest file of a plan as it came in. Throws `plan.unknown_plan`. */
export const readPlanFile = query({
  name: 'plan.plan.read',
  async run(input: OfUnit & PlanMomentQuery & { readonly plan: string }, doing): Promise<string> {
    const { asOf, knownAt } = momentOf(input, doing);
    const known = planNamed(
      await knownPlans(doing.tx, input.unitCode, knownAt),
      input.unitCode,
      input.plan,
      asOf,
    );
    const { rows } = await sql<{ content: string }>`
      select content from plan.plans
      where unit_code = ${input.unitCode} and plan_id = ${known.plan.id} and batch_id = ${known.batch}::uuid
        and known_from = ${known.knownFrom}::timestamptz
    `.execute(doing.tx);
    return rows[0]?.content ?? '';
  },
});

export const listTasks = query({
  name: 'plan.task.read',
  async run(input: OfUnit & TaskListQuery, doing) {
    const { asOf, knownAt } = momentOf(input, doing);
    const from = input.from ?? `${asOf.slice(0, 4)}-01-01`;
    const tasks = await tasksAt(doing.tx, input.unitCode, asOf, knownAt, { from, to: asOf });
    const wanted = tasks.filter(
      ({ task, office, now }) =>
        (input.state === undefined || now.state === input.state) &&
        (input.office === undefined || task.inCharge === input.office || office?.id === input.office),
    );
    const rights = await taskRights(doing, input.unitCode, asOf, knownAt);
    return { asOf, from, tasks: wanted.map((task) => taskRowOf(task, rights(task))), ...markOf(doing) };
  },
});

export const listDifficulties = query({
  name: 'plan.difficulty.read',
  async run(input: OfUnit & PlanMomentQuery, doing) {
    const { asOf, knownAt } = momentOf(input, doing);
    const moment = { unitCode: input.unitCode, asOf, knownAt };
    return { asOf, difficulties: await conversationsAt(doing.tx, moment, doing.actor), ...markOf(doing) };
  },
});

export const readDirection = query({
  name: 'plan.direction.read',
  async run(input: OfUnit & { from: string; to: string; knownAt?: string | undefined }, doing) {
    const knownAt = input.knownAt ?? doing.now.toISOString();
    const found = await directionIn(doing.tx, input.unitCode, input.from, input.to, knownAt);
    return { ...found, ...markOf(doing) };
  },
});
