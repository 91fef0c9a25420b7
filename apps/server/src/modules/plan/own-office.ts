import type { Permission, Role } from '@hatangso/contracts/permissions';
import type { Plan } from '@hatangso/contracts/plan';
import type { PlanOffice } from '@hatangso/contracts/plan-parts';
import type { Actor } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { officeOn } from './offices.ts';

/** The role that is bound to one office; the others of a ward's committee write for any. */
const bound: ReadonlySet<Role> = new Set(['office']);

/** The office somebody is bound to, by its id in the plan; null for whoever may write for any. */
export const boundTo = ({ role, office }: Pick<Actor, 'role' | 'office'>): string | null =>
  role !== null && bound.has(role) ? (office ?? '') : null;

/** Whether two ids mean the same office on a day: the plan's own, or who answers for it now. */
export function isSameOffice(offices: readonly PlanOffice[], a: string, b: string, day: string): boolean {
  const today = (id: string): string => officeOn(offices, id, day)?.id ?? id;
  return a === b || today(a) === today(b);
}

/** Whether somebody may write for an office of the plan on a day; null is an item nobody is in charge of. */
export function mayWriteFor(
  actor: Pick<Actor, 'role' | 'office'>,
  { offices }: Pick<Plan, 'offices'>,
  office: string | null,
  day: string,
): boolean {
  const own = boundTo(actor);
  return own === null || (office !== null && isSameOffice(offices, own, office, day));
}

/** Throws `auth.not_your_office` where `mayWriteFor` says no. */
export function ownOfficeOnly(
  actor: Pick<Actor, 'role' | 'office'>,
  plan: Pick<Plan, 'offices'>,
  office: string | null,
  day: string,
): void {
  if (mayWriteFor(actor, plan, office, day)) return;
  throw new Problem('auth.not_your_office', refusal(actor, plan, office));
}

/** The names of the two offices, for the message. */
export function refusal(
  actor: Pick<Actor, 'office'>,
  { offices }: Pick<Plan, 'offices'>,
  office: string | null,
): { office: string; own: string } {
  const nameOf = (id: string | null): string => offices.find((one) => one.id === id)?.name ?? id ?? '-';
  return { office: nameOf(office), own: nameOf(actor.office) };
}

/** Throws `auth.forbidden` where a file of this kind needs more than the right to bring files in. */
export function needs(actor: Actor, permission: Permission, unitCode: string): void {
  // the maker of a demonstration acts without a role
  if (actor.permissions.size === 0 || actor.permissions.has(permission)) return;
  throw new Problem('auth.forbidden', { permission, unit: unitCode });
}
