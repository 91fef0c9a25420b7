import type { Actor } from './kernel.ts';
import { Problem } from './problem.ts';

/**
 * An office writes its own tasks and parts of the report only, refused as `auth.not_your_office`; every other role that
 * may write at all writes any office's. Call it in a command with the office that the thing belongs to.
 */
export function demandOwnOffice(actor: Actor, office: string): void {
  if (actor.role !== 'office' || actor.office === office) return;
  throw new Problem('auth.not_your_office', { office, own: actor.office ?? '' });
}
