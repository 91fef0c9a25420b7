import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { Plan } from '@hatangso/contracts/plan';
import type { PlanOffice } from '@hatangso/contracts/plan-parts';
import type { Actor } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { officeOn } from '../plan/index.ts';

/**
 * The offices in charge of an indicator's figure as they answer on a day: those of the plan's targets it measures; where
 * no target has it, the definition's own where the plan knows it, else the one that compiles the report.
 */
export function officesInCharge(
  plans: readonly Plan[],
  definition: Pick<IndicatorDefinition, 'code' | 'office'>,
  day: string,
): PlanOffice[] {
  const found = plans.flatMap((plan) => {
    const of = (id: string | null | undefined): PlanOffice[] => {
      const office = id == null ? null : officeOn(plan.offices, id, day);
      return office === null ? [] : [office];
    };
    const measured = plan.targets.filter(({ measures }) =>
      measures.some(({ indicator }) => indicator === definition.code),
    );
    const named = measured.flatMap(({ inCharge }) => of(inCharge));
    const usual = named.length > 0 ? named : of(definition.office);
    return usual.length > 0 ? usual : of(plan.reporting.compiler);
  });
  return [...new Map(found.map((office) => [office.id, office])).values()];
}

/** Whether whoever acts may choose for these offices: an office only where it is one of them. */
export function mayChooseFor(
  actor: Pick<Actor, 'role' | 'office'>,
  plans: readonly Plan[],
  inCharge: readonly PlanOffice[],
  day: string,
): boolean {
  if (actor.role !== 'office') return true;
  const { office } = actor;
  if (office === null) return false;
  const today = plans.flatMap((plan) => officeOn(plan.offices, office, day)?.id ?? []);
  return inCharge.some(({ id }) => id === office || today.includes(id));
}

/** Throws `auth.not_your_office` where an office closes what another one is in charge of. */
export function demandInCharge(
  actor: Pick<Actor, 'role' | 'office'>,
  plans: readonly Plan[],
  definition: Pick<IndicatorDefinition, 'code' | 'office'>,
  day: string,
): void {
  const inCharge = officesInCharge(plans, definition, day);
  if (mayChooseFor(actor, plans, inCharge, day)) return;
  const nameOf = (id: string | null): string =>
    plans.flatMap(({ offices }) => offices).find((one) => one.id === id)?.name ?? id ?? '';
  throw new Problem('auth.not_your_office', {
    office: inCharge.map(({ name }) => name).join(', '),
    own: nameOf(actor.office),
  });
}
