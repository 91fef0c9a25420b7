import type { Actor, Installation } from '../kernel.ts';
import { Problem } from '../problem.ts';

/** So long after a person proved who they are, sensitive acts ask again. */
export const proofMinutes = 15;

interface Asking {
  readonly actor: Pick<Actor, 'session' | 'provenAt'>;
  readonly now: Date;
  readonly installation: Pick<Installation, 'demonstration'>;
}

/**
 * Before a sensitive act (changing factors, giving the role of administrator, releasing a report) by a browser's
 * session: refused as `auth.prove_again` where the person proved too long ago who they are. Tokens and the machine's own
 * command line are credentials of another kind; in a demonstration nobody has anything to prove.
 */
export function demandFreshProof({ actor, now, installation }: Asking): void {
  if (actor.session === null || installation.demonstration) return;
  const age = now.getTime() - (actor.provenAt ?? 0);
  if (age > proofMinutes * 60_000) throw new Problem('auth.prove_again', { minutes: proofMinutes });
}
