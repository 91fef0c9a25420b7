import type { Plan, PlanTask } from '@hatangso/contracts/plan';
import type { PlanOffice } from '@hatangso/contracts/plan-parts';

/** Whether an office is in being on a date; without dates it always is. */
export function isValidOn(office: Pick<PlanOffice, 'validFrom' | 'validBefore'>, date: string): boolean {
  return (office.validFrom ?? '') <= date && (office.validBefore === undefined || date < office.validBefore);
}

/**
 * The office that answers on a date for one the plan names: itself while it is in being, else the first in being
 * among those that follow it. Null where the id is unknown, nobody follows, or the successors go round in a circle.
 */
export function officeOn(offices: readonly PlanOffice[], id: string, date: string): PlanOffice | null {
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const office = offices.find((one) => one.id === at);
    if (office === undefined) return null;
    if (isValidOn(office, date)) return office;
    at = office.validBefore !== undefined && office.validBefore <= date ? office.successor : undefined;
  }
  return null;
}

/** Ids of the tasks that serve a target by name; those that carry the whole plan (`all`) are told apart. */
export function tasksServing(plan: Pick<Plan, 'tasks'>, target: string): readonly PlanTask[] {
  return plan.tasks.filter((task) => task.serves.includes(target));
}

/** Every place of the plan that names an office: path in the file, label of the item, id named. */
export function officeReferences(plan: Plan): readonly { path: string; item: string; id: string }[] {
  const named = (path: string, item: string, id: string | null | undefined) =>
    id === null || id === undefined ? [] : [{ path, item, id }];
  const suppliers = (path: string, item: string, sources: readonly { supplier?: string }[]) =>
    sources.flatMap((source, at) => named(`${path}.sources[${at}].supplier`, item, source.supplier));
  return [
    ...plan.offices.flatMap((office, at) => named(`offices[${at}].successor`, office.id, office.successor)),
    ...plan.targets.flatMap((target, at) => [
      ...named(`targets[${at}].inCharge`, target.id, target.inCharge),
      ...target.measures.flatMap((measure, m) =>
        suppliers(`targets[${at}].measures[${m}]`, target.id, measure.sources),
      ),
    ]),
    ...plan.tasks.flatMap((task, at) => [
      ...named(`tasks[${at}].inCharge`, task.id, task.inCharge),
      ...task.coordinating.flatMap((id, c) => named(`tasks[${at}].coordinating[${c}]`, task.id, id)),
      ...suppliers(`tasks[${at}]`, task.id, task.sources),
    ]),
    ...named('reporting.compiler', 'reporting', plan.reporting.compiler),
  ];
}
