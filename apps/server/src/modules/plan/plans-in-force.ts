import type { Plan, PlanAdjustment } from '@hatangso/contracts/plan';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { type PlanHistoryEntry, planAsOf } from './adjust.ts';

/** A plan as its newest file says, with what was entered on top of it; not yet brought to a date. */
export interface KnownPlan {
  readonly unitCode: string;
  readonly plan: Plan;
  /** Changes entered one by one; those that the file has taken over are left out. */
  readonly entered: readonly PlanAdjustment[];
  readonly validFrom: string | null;
  readonly validBefore: string;
  readonly batch: string;
  readonly knownFrom: string;
}

interface Row {
  readonly unit_code: string;
  readonly parsed: Plan;
  readonly entered: readonly PlanAdjustment[];
  readonly valid_from: string | null;
  readonly valid_before: string;
  readonly batch_id: string;
  readonly known_from: string;
}

/** Plans known at a moment (ISO), by unit and id; of one unit, or with null of all that the scope shows. */
export async function knownPlans(tx: Tx, unitCode: string | null, knownAt: string): Promise<KnownPlan[]> {
  const { rows } = await sql<Row>`
    with entered as (
      select unit_code, plan_id, json_agg(content order by holds_from, known_from, adjustment_id) as all_of_them
      from plan.adjustments
      where (${unitCode}::text is null or unit_code = ${unitCode}::text) and known_from <= ${knownAt}::timestamptz
      group by unit_code, plan_id
    )
    select plans.unit_code, plans.parsed, coalesce(entered.all_of_them, '[]'::json) as entered,
           plans.valid_from, plans.valid_before, plans.batch_id, plans.known_from
    from plan.plans as plans
    left join entered on entered.unit_code = plans.unit_code and entered.plan_id = plans.plan_id
    where (${unitCode}::text is null or plans.unit_code = ${unitCode}::text)
      and plans.known_from <= ${knownAt}::timestamptz and plans.known_to > ${knownAt}::timestamptz
    order by plans.unit_code, plans.plan_id
  `.execute(tx);
  return rows.map((row) => ({
    unitCode: row.unit_code,
    plan: row.parsed,
    entered: notInFile(row.parsed, row.entered),
    validFrom: row.valid_from,
    validBefore: row.valid_before,
    batch: row.batch_id,
    knownFrom: row.known_from,
  }));
}

/** Changes to one plan entered until a moment, earliest first; whether or not its file still stands. */
export async function enteredAdjustments(
  tx: Tx,
  unitCode: string,
  plan: string,
  knownAt: string,
): Promise<readonly PlanAdjustment[]> {
  const { rows } = await sql<{ content: PlanAdjustment }>`
    select content from plan.adjustments
    where unit_code = ${unitCode} and plan_id = ${plan} and known_from <= ${knownAt}::timestamptz
    order by holds_from, known_from, adjustment_id
  `.execute(tx);
  return rows.map(({ content }) => content);
}

/** An adjustment whose id the file has is the file's own by now. */
export function notInFile(plan: Plan, entered: readonly PlanAdjustment[]): readonly PlanAdjustment[] {
  const inFile = new Set(plan.adjustments.map(({ id }) => id));
  return entered.filter(({ id }) => !inFile.has(id));
}

/** Every date is before it: brings all adjustments in. */
export const always = '9999-12-31';

/** The plan on a date: adjustments until then applied, all of them listed (those ahead too), and what they changed. */
export function planOn(known: KnownPlan, asOf: string): { plan: Plan; history: readonly PlanHistoryEntry[] } {
  const { plan, history } = planAsOf(known.plan, asOf, known.entered);
  return { plan: { ...plan, adjustments: [...known.plan.adjustments, ...known.entered] }, history };
}

/**
 * Those in force on a date; where all have ended, the last that did, since their targets are still met or missed.
 * One that says no first day has always been in force.
 */
export function chooseInForce<T extends Pick<KnownPlan, 'validFrom' | 'validBefore'>>(
  known: readonly T[],
  asOf: string,
): T[] {
  const begun = known.filter(({ validFrom }) => validFrom === null || validFrom <= asOf);
  const standing = begun.filter(({ validBefore }) => asOf < validBefore);
  if (standing.length > 0) return standing;
  const lastEnd = begun
    .map(({ validBefore }) => validBefore)
    .toSorted()
    .at(-1);
  return begun.filter(({ validBefore }) => validBefore === lastEnd);
}

/**
 * A unit's plans in force on a date (ISO day) as known at a moment (ISO instant): the newest file of each, with the
 * adjustments that hold by then applied. `adjustments` lists all, also those still ahead. By id.
 */
export async function plansInForce(tx: Tx, unitCode: string, asOf: string, knownAt: string): Promise<Plan[]> {
  const known = await knownPlans(tx, unitCode, knownAt);
  return chooseInForce(known, asOf).map((one) => planOn(one, asOf).plan);
}

/** The same for every unit that the scope shows and that has a plan, by unit's code. */
export async function allPlans(tx: Tx, asOf: string, knownAt: string): Promise<Map<string, Plan[]>> {
  const byUnit = Map.groupBy(await knownPlans(tx, null, knownAt), ({ unitCode }) => unitCode);
  return new Map(
    [...byUnit].map(([code, known]) => [
      code,
      chooseInForce(known, asOf).map((one) => planOn(one, asOf).plan),
    ]),
  );
}
