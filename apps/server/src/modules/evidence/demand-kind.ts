import { mayTakeKind } from '@hatangso/contracts/permissions';
import type { Actor } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';

/**
 * Police bring figures, operators claims, and so on (`kindTakers`): refused as `auth.not_your_kind`. The machine's own
 * work has no role and is not asked.
 */
export function demandKind({ role }: Pick<Actor, 'role'>, kind: string): void {
  if (role !== null && !mayTakeKind(role, kind)) throw new Problem('auth.not_your_kind', { role, kind });
}
