import type { Plan } from '@hatangso/contracts/plan';

type Office = Plan['offices'][number];

/** The office that answers on a day for one the plan names; null where nobody does. */
export function officeToday(plan: Pick<Plan, 'offices'>, id: string, day: string): Office | null {
  const seen = new Set<string>();
  let at: Office | undefined = plan.offices.find((office) => office.id === id);
  while (at !== undefined && !seen.has(at.id)) {
    seen.add(at.id);
    const began = (at.validFrom ?? '') <= day;
    const ended = at.validBefore !== undefined && at.validBefore <= day;
    if (began && !ended) return at;
    const next = ended ? at.successor : undefined;
    at = plan.offices.find((office) => office.id === next);
  }
  return null;
}

/** Its name; the plan's own name where nobody answers any more, null where nobody is named. */
export const officeName = (plan: Pick<Plan, 'offices'>, id: string | null, day: string): string | null =>
  id === null
    ? null
    : (officeToday(plan, id, day)?.name ?? plan.offices.find((office) => office.id === id)?.name ?? id);
