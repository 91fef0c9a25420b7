import type { AssignmentBody } from '@hatangso/contracts/identity';
import { type Part, permissionsOf, type Role, roleScopes } from '@hatangso/contracts/permissions';
import { NATION } from '../../platform/db/scope.ts';
import { demandFreshProof } from '../../platform/http/prove-again.ts';
import type { Actor, Doing } from '../../platform/kernel.ts';
import { looseKey } from '../../platform/names.ts';
import { Problem } from '../../platform/problem.ts';
import { type Held, levelOf } from './scope-of.ts';

/** A role to be given, placed: the unit is known, and the part is there where the role has one. */
export interface Wanted extends Held {
  readonly provinceCode: string;
  readonly partName: string | null;
}

/** A compiler may work in an office; whoever is an office, a team or an operator must say which. */
const optionalPart: ReadonlySet<Role> = new Set(['compiler']);

/** Refused as `identity.role_misplaced`, `identity.part_missing` or `identity.part_unwanted`. */
export function placed({ role, unitCode, part }: AssignmentBody, provinceCode: string): Wanted {
  const { units, part: kind } = roleScopes[role];
  if (!(units as readonly string[]).includes(levelOf(unitCode)))
    throw new Problem('identity.role_misplaced', { role, unit: unitCode });
  if (kind === null && part !== undefined) throw new Problem('identity.part_unwanted', { role });
  if (kind !== null && part === undefined && !optionalPart.has(role))
    throw new Problem('identity.part_missing', { role });
  const partCode = part === undefined || kind === null ? null : partKey(kind, part.code);
  if (partCode === '') throw new Problem('identity.part_missing', { role });
  return {
    role,
    unitCode,
    provinceCode,
    partCode,
    partName: part === undefined ? null : (part.name ?? part.code),
  };
}

/** An operator is known by letters and digits, as its claims are; groups and offices by their codes. */
const partKey = (kind: Part, code: string): string =>
  kind === 'operator' ? looseKey(code) : code.normalize('NFC').trim();

/** Does the actor's own scope hold the unit? */
export function holds(
  { scope }: Actor,
  { unitCode, provinceCode }: Pick<Wanted, 'unitCode' | 'provinceCode'>,
): boolean {
  if (scope.level === 'nation') return true;
  if (scope.level === 'province') return provinceCode === scope.value;
  return scope.level === 'ward' && unitCode === scope.value;
}

/**
 * Nobody gives a role outside their own scope, or one with a permission they do not have themselves: so nobody raises
 * anybody, themself included. Refused as `identity.outside_scope`.
 */
export function demandMayGive(actor: Actor, wanted: readonly Wanted[]): void {
  for (const one of wanted) {
    const knows = [...permissionsOf(one.role)].every((permission) => actor.permissions.has(permission));
    if (!knows || !holds(actor, one))
      throw new Problem('identity.outside_scope', { role: one.role, unit: one.unitCode });
  }
}

/** Whoever gives the role of administrator proves again who they are, where that was a while ago. */
export function demandProofToGive(doing: Doing, wanted: readonly Wanted[]): void {
  if (wanted.some(({ role }) => role === 'administrator')) demandFreshProof(doing);
}

/** The smallest unit that holds all of them: whom it belongs to. */
export function coverOf(wanted: readonly Pick<Wanted, 'unitCode' | 'provinceCode'>[]): {
  unitCode: string;
  provinceCode: string;
} {
  const [first] = wanted;
  if (first === undefined) return { unitCode: NATION, provinceCode: NATION };
  if (wanted.every(({ unitCode }) => unitCode === first.unitCode))
    return { unitCode: first.unitCode, provinceCode: first.provinceCode };
  const sameProvince = wanted.every(({ provinceCode }) => provinceCode === first.provinceCode);
  const code = sameProvince ? first.provinceCode : NATION;
  return { unitCode: code, provinceCode: code };
}
