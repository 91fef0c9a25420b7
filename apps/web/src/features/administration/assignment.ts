import type { AssignmentBody } from '@hatangso/contracts/identity';
import {
  type Part,
  permissionsOf,
  type Role,
  roleNames,
  roleScopes,
  type UnitLevel,
} from '@hatangso/contracts/permissions';

/** A role on its way to be given, over one unit. */
export interface AssignmentDraft {
  role: Role;
  /** Code of an office or group, or the operator's name as typed; '' for none. */
  part: string;
}

/** Roles that may be given over a unit of the level. */
export const rolesOver = (level: UnitLevel): readonly Role[] =>
  roleNames.filter((role) => (roleScopes[role].units as readonly UnitLevel[]).includes(level));

export const partOf = (role: Role): Part | null => roleScopes[role].part;
/** An office that compiles may be left open; the others need their part. */
export const needsPart = (role: Role): boolean => partOf(role) !== null && role !== 'compiler';

/** An operator's key: its name's letters and digits, without tones: "Viettel" → `viettel`. */
export const operatorKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0110\u0111]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** As the server takes it; null while something is missing. `names`: of the parts by code. */
export function assignmentBody(
  { role, part }: AssignmentDraft,
  unitCode: string,
  names: ReadonlyMap<string, string>,
): AssignmentBody | null {
  const kind = partOf(role);
  if (kind === null || (part.trim() === '' && !needsPart(role))) return { role, unitCode };
  const code = kind === 'operator' ? operatorKey(part) : part;
  if (code === '') return null;
  return {
    role,
    unitCode,
    part: { code, name: (kind === 'operator' ? part : (names.get(part) ?? part)).trim() },
  };
}

/** Whether a role would hold rights the giver lacks: the server refuses it, so it is not offered. */
export const within = (role: Role, mine: readonly string[]): boolean =>
  [...permissionsOf(role)].every((permission) => mine.includes(permission));
