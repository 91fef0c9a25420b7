import type { ProblemCode, ProblemParams } from '@hatangso/contracts/problems';
import { nearestFew } from './explain.ts';
import { chooseInForce, type KnownPlan } from './plans-in-force.ts';

export type FoundTask =
  | { readonly ok: true; readonly plan: string; readonly task: string }
  | { readonly ok: false; readonly code: ProblemCode; readonly params: ProblemParams };

/** Ids of every task that the plan has or had at any time. */
function taskIdsOf({ plan, entered }: Pick<KnownPlan, 'plan' | 'entered'>): readonly string[] {
  const changes = [...plan.adjustments, ...entered].flatMap((adjustment) => adjustment.changes);
  const added = changes.flatMap((change) => ('task' in change ? [change.task.id] : []));
  return [...new Set([...plan.tasks.map(({ id }) => id), ...added])];
}

/** How people type ids: case and spaces do not count, a full stop or bracket at the end neither. */
const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[.)]+$/, '')
    .toLowerCase();

/**
 * Finds a task by its id as typed, `IV.1.a`, or with its plan before it, `plan-id/IV.1.a`. An id that several plans
 * have means the one in force on the date, if there is one only.
 */
export function taskFinder(known: readonly KnownPlan[], date: string): (text: string) => FoundTask {
  const standing = new Set(chooseInForce(known, date));
  const all = known.flatMap((one) =>
    taskIdsOf(one).map((task) => ({ plan: one.plan.id, task, inForce: standing.has(one) })),
  );
  const byKey = Map.groupBy(all, ({ task }) => keyOf(task));
  return (text) => {
    const [, plan, id = text] = /^(.*)[/:]([^/:]*)$/.exec(text.normalize('NFKC')) ?? [];
    const named = (byKey.get(keyOf(id)) ?? []).filter(
      (one) => plan === undefined || keyOf(one.plan) === keyOf(plan),
    );
    const inForce = named.filter((one) => one.inForce);
    const [only, other] = inForce.length > 0 ? inForce : named;
    if (only === undefined) {
      const near = nearestFew(
        id,
        all.map(({ task }) => task),
      ).join(', ');
      return { ok: false, code: 'plan.task_unknown', params: { value: text, near: near || '-' } };
    }
    if (other !== undefined) {
      const plans = named.map((one) => `${one.plan}/${one.task}`).join(', ');
      return { ok: false, code: 'plan.task_ambiguous', params: { value: text, plans } };
    }
    return { ok: true, plan: only.plan, task: only.task };
  };
}
