import { permissionsOf, type Role, roleScopes, type UnitLevel } from '@hatangso/contracts/permissions';
import { NATION, nationScope, provinceScope, type Scope, wardScope } from '../../platform/db/scope.ts';
import type { Actor } from '../../platform/kernel.ts';

/** A role over a unit and a part of it, as stored with people and tokens. */
export interface Held {
  readonly role: Role;
  readonly unitCode: string;
  readonly partCode: string | null;
}

export const levelOf = (unitCode: string): UnitLevel => {
  if (unitCode === NATION) return 'nation';
  return /^\d{2}$/.test(unitCode) ? 'province' : 'ward';
};

/** The scope a role is acted under: its unit's level, or that of its part where the part has rows of its own. */
function scopeOf({ role, unitCode, partCode }: Held): Scope {
  const { part } = roleScopes[role];
  if ((part === 'group' || part === 'operator') && partCode !== null)
    return { level: part, value: unitCode, part: partCode };
  const level = levelOf(unitCode);
  if (level === 'nation') return nationScope;
  return level === 'province' ? provinceScope(unitCode) : wardScope(unitCode);
}

/** Whoever acts under a role. */
export function actorUnder(
  held: Held,
  who: Pick<Actor, 'id' | 'name'> & Partial<Pick<Actor, 'person' | 'assignment' | 'session'>>,
): Actor {
  return {
    person: null,
    assignment: null,
    session: null,
    ...who,
    role: held.role,
    permissions: permissionsOf(held.role),
    scope: scopeOf(held),
    office: roleScopes[held.role].part === 'office' ? held.partCode : null,
  };
}
