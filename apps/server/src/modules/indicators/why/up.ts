import type { TargetUp, TaskUp } from '@hatangso/contracts/indicator-why';
import type { TargetState } from '@hatangso/contracts/indicators';
import type { Plan } from '@hatangso/contracts/plan';
import type { Tx } from '../../../platform/db/client.ts';
import { officeOn, tasksAt } from '../../plan/index.ts';

/** The targets that ask an indicator, in the plan's words, with how each stands. */
export function targetsAsking(
  plans: readonly Plan[],
  indicator: string,
  states: readonly TargetState[],
  asOf: string,
): TargetUp[] {
  return plans.flatMap((plan) =>
    plan.targets.flatMap((target) => {
      if (!target.measures.some((measure) => measure.indicator === indicator)) return [];
      const office = target.inCharge === null ? null : officeOn(plan.offices, target.inCharge, asOf);
      return states
        .filter((state) => state.plan === plan.id && state.id === target.id)
        .map((state) => ({ planTitle: plan.title, text: target.text, office: office?.name ?? null, state }));
    }),
  );
}

/** The tasks that serve one of the targets by name, as they stand on the day. */
export async function tasksBehind(
  tx: Tx,
  targets: readonly TargetUp[],
  at: { readonly unitCode: string; readonly asOf: string; readonly knownAt: string },
): Promise<TaskUp[]> {
  if (targets.length === 0) return [];
  const period = { from: `${at.asOf.slice(0, 4)}-01-01`, to: at.asOf };
  const all = await tasksAt(tx, at.unitCode, at.asOf, at.knownAt, period);
  return all.flatMap(({ plan, task, office, now }) => {
    const serves = targets
      .filter(({ state }) => state.plan === plan && task.serves.includes(state.id))
      .map(({ state }) => state.id);
    if (serves.length === 0) return [];
    const { id, ref, title, schedule } = task;
    return [
      {
        ...{ plan, id, ref, title, office: office?.name ?? null, due: schedule.due ?? null },
        ...{ state: now.state, overdue: now.overdue, percent: now.percent, serves: [...new Set(serves)] },
      },
    ];
  });
}
