import { hash } from 'node:crypto';
import type { PlanAdjustment } from '@hatangso/contracts/plan';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { type PlanHistoryEntry, planAsOf } from './adjust.ts';
import { lockPlans } from './lock-plans.ts';
import { always } from './plans-in-force.ts';
import { type Entered, planNamed, plansOf, refuseInDemonstration } from './resolve.ts';

export interface NewAdjustment extends Entered {
  /** Left out: the only plan in force. */
  readonly plan?: string | undefined;
  readonly adjustment: PlanAdjustment;
}

export interface AddedAdjustment {
  readonly plan: string;
  readonly id: string;
  /** What this adjustment changes. */
  readonly history: readonly PlanHistoryEntry[];
}

/** Of each target or task what it was or became, as a digest: a task's words may name people. */
const digests = (history: readonly PlanHistoryEntry[], when: 'before' | 'after') =>
  Object.fromEntries(
    history.map((entry) => {
      const value = entry[when] ?? null;
      return [`${entry.kind} ${entry.id}`, value === null ? null : hash('sha256', JSON.stringify(value))];
    }),
  );

/**
 * Adds a dated change on top of the plan's file. Throws `plan.adjustment_exists`, or what `planAsOf` throws where it
 * does not apply, be it only to the plan as another adjustment leaves it.
 */
export const addAdjustment = command({
  name: 'plan.adjustment.add',
  turn: turnOfUnit,
  async run(input: NewAdjustment, doing): Promise<AddedAdjustment> {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    await lockPlans(tx, input.unitCode);
    const { adjustment } = input;
    const { plan, entered } = planNamed(
      await plansOf(doing, input.unitCode),
      input.unitCode,
      input.plan,
      adjustment.date,
    );
    const taken = [...plan.adjustments, ...entered].some(({ id }) => id === adjustment.id);
    if (taken) throw new Problem('plan.adjustment_exists', { plan: plan.id, adjustment: adjustment.id });
    const { history } = planAsOf(plan, always, [...entered, adjustment]);
    await sql`
      insert into plan.adjustments
        (unit_code, province_code, plan_id, adjustment_id, holds_from, content, known_from, entered_by)
      values (${input.unitCode}, ${input.provinceCode}, ${plan.id}, ${adjustment.id}, ${adjustment.date}::date,
              ${JSON.stringify(adjustment)}::json, ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    const own = history.filter((entry) => entry.adjustment === adjustment.id);
    return { plan: plan.id, id: adjustment.id, history: own };
  },
  audit: ({ unitCode, provinceCode, adjustment }, { plan, id, history }) => [
    {
      object: { kind: 'plan.adjustment', id: `${plan}/${id}` },
      unitCode,
      provinceCode,
      facts: { date: adjustment.date, changes: history.map((entry) => `${entry.kind} ${entry.id}`) },
      change: { before: digests(history, 'before'), after: digests(history, 'after') },
    },
  ],
});
