import {
  type Plan,
  type PlanAdjustment,
  type PlanChange,
  planTarget,
  planTask,
} from '@hatangso/contracts/plan';
import type { z } from 'zod';
import { Problem } from '../../platform/problem.ts';

/** What one change did: the item before and after it; null where it was not there. */
export interface PlanHistoryEntry {
  readonly date: string;
  readonly adjustment: string;
  readonly reason: string;
  readonly kind: 'target' | 'task';
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Earliest first; of one day, in the order of the list. */
export function inOrder(adjustments: readonly PlanAdjustment[]): readonly PlanAdjustment[] {
  return adjustments.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * The plan as it stood on a date (ISO; an adjustment holds from its own date on), and what was changed until then,
 * earliest first. The given plan is not touched; `more` are adjustments that are not in its file. Throws
 * `plan.adjustment_item_unknown`, `plan.adjustment_item_exists` or `plan.adjustment_invalid`.
 */
export function planAsOf(
  plan: Plan,
  date: string,
  more: readonly PlanAdjustment[] = [],
): { plan: Plan; history: readonly PlanHistoryEntry[] } {
  const due = inOrder([...plan.adjustments, ...more]).filter((adjustment) => adjustment.date <= date);
  return due.reduce<{ plan: Plan; history: readonly PlanHistoryEntry[] }>(
    (now, adjustment) => {
      const next = applyAdjustment(now.plan, adjustment);
      return { plan: next.plan, history: [...now.history, ...next.history] };
    },
    { plan, history: [] },
  );
}

/** One adjustment, all its changes or none. */
export function applyAdjustment(
  plan: Plan,
  adjustment: PlanAdjustment,
): { plan: Plan; history: readonly PlanHistoryEntry[] } {
  const history: PlanHistoryEntry[] = [];
  const targets = [...plan.targets];
  const tasks = [...plan.tasks];
  for (const change of adjustment.changes) {
    const { date, id: name, reason } = adjustment;
    const entry = change.action.endsWith('_target')
      ? { kind: 'target' as const, ...changeIn(targets, planTarget, change, adjustment) }
      : { kind: 'task' as const, ...changeIn(tasks, planTask, change, adjustment) };
    history.push({ date, adjustment: name, reason, ...entry });
  }
  return { plan: { ...plan, targets, tasks }, history };
}

type Item = { readonly id: string };

/** Carries out one change in a list of items, which it alters, and tells what was there before and is after. */
function changeIn<T extends Item>(
  items: T[],
  schema: z.ZodType<T>,
  change: PlanChange,
  adjustment: PlanAdjustment,
): { id: string; before: T | null; after: T | null } {
  const added = 'target' in change ? change.target : 'task' in change ? change.task : undefined;
  const id = added?.id ?? ('id' in change ? change.id : '');
  const params = { adjustment: adjustment.id, date: adjustment.date, item: id };
  const at = items.findIndex((item) => item.id === id);
  const before = items[at] ?? null;
  if (added !== undefined) {
    if (before !== null) throw new Problem('plan.adjustment_item_exists', params);
    const after = checked(schema, added, params);
    items.push(after);
    return { id, before, after };
  }
  if (before === null) throw new Problem('plan.adjustment_item_unknown', params);
  if (!('set' in change)) {
    items.splice(at, 1);
    return { id, before, after: null };
  }
  const after = checked(schema, { ...before, ...change.set, id }, params);
  items[at] = after;
  return { id, before, after };
}

function checked<T>(schema: z.ZodType<T>, value: unknown, params: Record<string, string>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : undefined;
  throw new Problem('plan.adjustment_invalid', { ...params, field: unknown ?? issue?.path.join('.') ?? '' });
}
