import type { Plan } from '@hatangso/contracts/plan';
import type { Doing } from '../../platform/kernel.ts';
import { nameKey } from '../../platform/names.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { taskFinder } from './find-task.ts';
import { always, chooseInForce, type KnownPlan, knownPlans, planOn } from './plans-in-force.ts';

/** What every write of this module is told beside its content. */
export interface Entered {
  readonly unitCode: string;
  readonly provinceCode: string;
  /** Only the maker of a demonstration may add to one. */
  readonly generated?: true;
}

/** Refuses to add to a demonstration, as imports do. */
export function refuseInDemonstration({ generated }: Entered, { installation }: Doing): void {
  if (installation.demonstration && generated !== true)
    throw new Problem('install.demonstration', { place: './data' });
}

/** The day given, or today in Viet Nam; refused as `plan.date_in_future` where it lies ahead. */
export function dayGiven(date: string | undefined, now: Date): string {
  const today = todayIn(now);
  if (date !== undefined && date > today) throw new Problem('plan.date_in_future', { value: date, today });
  return date ?? today;
}

export const plansOf = ({ tx, now }: Doing, unitCode: string): Promise<KnownPlan[]> =>
  knownPlans(tx, unitCode, now.toISOString());

/** The plan named, or the only one (in force). Throws `plan.unknown_plan` or `plan.plan_needed`. */
export function planNamed(
  known: readonly KnownPlan[],
  unitCode: string,
  id: string | undefined,
  date: string,
): KnownPlan {
  const params = { unit: unitCode, known: known.map(({ plan }) => plan.id).join(', ') || '-' };
  if (id !== undefined) {
    const named = known.find(({ plan }) => plan.id === id);
    if (named === undefined) throw new Problem('plan.unknown_plan', { ...params, plan: id });
    return named;
  }
  const standing = chooseInForce(known, date);
  const [only, other] = standing.length > 0 ? standing : known;
  if (only === undefined) throw new Problem('plan.unknown_plan', { ...params, plan: '-' });
  if (other !== undefined) throw new Problem('plan.plan_needed', params);
  return only;
}

/** A task by its id as typed. Throws `plan.task_unknown` or `plan.task_ambiguous`. */
export function taskNamed(
  known: readonly KnownPlan[],
  text: string,
  date: string,
): { readonly plan: string; readonly task: string } {
  const found = taskFinder(known, date)(text);
  if (!found.ok) throw new Problem(found.code, found.params);
  return found;
}

/** The id of an office given by id or name, as the plan will ever know it. Throws `plan.office_not_listed`. */
export function officeNamed(known: KnownPlan, text: string): string {
  const { offices }: Plan = planOn(known, always).plan;
  const key = nameKey(text);
  const found = offices.find(
    ({ id, name, also = [] }) => id === text || [name, ...also].some((one) => nameKey(one) === key),
  );
  if (found !== undefined) return found.id;
  throw new Problem('plan.office_not_listed', { value: text, known: offices.map(({ id }) => id).join(', ') });
}
