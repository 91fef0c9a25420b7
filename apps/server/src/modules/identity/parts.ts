import type { AssignmentBody } from '@hatangso/contracts/identity';
import { type Caller, type Query, runQuery } from '../../platform/action.ts';
import { identityScope } from '../../platform/db/scope.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { placed, type Wanted } from './give.ts';
import { levelOf } from './scope-of.ts';

/** What this module needs of later ones, handed over where the house is put together. */
export interface IdentityParts {
  /** The unit's province, refused where the unit is not known. */
  readonly provinceOf: Query<{ code: string }, string>;
  /** Names of units as they are today, by code; unknown ones are left out. */
  readonly unitNames: Query<{ codes: readonly string[] }, ReadonlyMap<string, string>>;
}

/** Sign-in's own scope, whoever acts: it alone reads secrets' digests. */
export const asIdentity = ({ actor, language }: Omit<Caller, 'scope'>): Caller => ({
  actor,
  language,
  scope: identityScope,
});

/** The roles with their units' provinces, refused where a unit is not known or a role does not fit it. */
export async function placeAll(
  kernel: Kernel,
  caller: Omit<Caller, 'scope'>,
  parts: IdentityParts,
  bodies: readonly AssignmentBody[],
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const body of bodies) {
    const province =
      levelOf(body.unitCode) === 'ward'
        ? await runQuery(kernel, parts.provinceOf, { code: body.unitCode }, asIdentity(caller))
        : body.unitCode;
    wanted.push(placed(body, province));
  }
  return wanted;
}
