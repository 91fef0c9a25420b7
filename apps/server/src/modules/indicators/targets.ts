import type { Plan } from '@hatangso/contracts/plan';
import type { Target } from './status.ts';

/** The targets of a ward's plans, by indicator; a sentence of a plan may ask several indicators. */
export function targetsByIndicator(
  plans: readonly Pick<Plan, 'id' | 'targets'>[],
): ReadonlyMap<string, readonly Target[]> {
  const found = new Map<string, Target[]>();
  for (const plan of plans) {
    for (const target of plan.targets) {
      for (const measure of target.measures) {
        const list = found.get(measure.indicator) ?? [];
        list.push({
          id: target.id,
          plan: plan.id,
          comparison: measure.comparison,
          level: measure.level,
          unit: measure.unit,
          due: target.due,
          path: measure.path ?? { kind: 'linear' },
          reference: target.ref,
        });
        found.set(measure.indicator, list);
      }
    }
  }
  return found;
}
