import type { OfficeRef } from '@hatangso/contracts/overview';
import type { Plan } from '@hatangso/contracts/plan';
import { officeOn } from '../../plan/index.ts';

/** Gives the office that answers on a day for one that a plan names; null where nobody is named. */
export type OfficeOf = (plan: string | null, office: string | null) => OfficeRef | null;

/** Offices of the plans as they answer on the day; one that nobody follows keeps its own name. */
export function officesOn(plans: readonly Plan[], asOf: string): OfficeOf {
  return (planId, id) => {
    if (id === null) return null;
    const plan = plans.find((one) => one.id === planId) ?? plans[0];
    const found = plan === undefined ? null : officeOn(plan.offices, id, asOf);
    const named = found ?? plan?.offices.find((one) => one.id === id);
    return named === undefined ? null : { id: named.id, name: named.name };
  };
}
