import { randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { secretDigest } from '../token.ts';
import { sign } from './sealed.ts';

/** What a challenge is for: it answers nothing else. */
export type Purpose = 'enrol' | 'sign-in' | 'second' | 'proof';

const lifeMs = 5 * 60_000;
const lengths = { random: 16, until: 6, mark: 32 } as const;

/**
 * A challenge says itself until when it stands and bears our mark, so that handing them to strangers stores nothing;
 * `about` (a session, a step, a person) is bound in. Only one that was answered is kept, so that none is taken twice.
 */
export function newChallenge(kernel: Kernel, purpose: Purpose, about: string): Uint8Array<ArrayBuffer> {
  const until = Buffer.alloc(lengths.until);
  until.writeUIntBE(kernel.clock().getTime() + lifeMs, 0, lengths.until);
  const said = Buffer.concat([randomBytes(lengths.random), until]);
  return new Uint8Array(Buffer.concat([said, markOf(kernel, said, purpose, about)]));
}

const markOf = (kernel: Kernel, said: Buffer, purpose: Purpose, about: string): Buffer =>
  Buffer.from(sign(kernel, 'challenge', purpose, about, said.toString('base64url')), 'base64url');

/** Ours, for this purpose and about this, and not too old; `challenge` in base64url. */
export function isOurs(kernel: Kernel, challenge: string, purpose: Purpose, about: string): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== lengths.random + lengths.until + lengths.mark) return false;
  const said = bytes.subarray(0, -lengths.mark);
  if (!timingSafeEqual(bytes.subarray(-lengths.mark), markOf(kernel, said, purpose, about))) return false;
  return said.readUIntBE(lengths.random, lengths.until) > kernel.clock().getTime();
}

/** Takes a challenge, once; false where it was taken before. */
export async function spend(tx: Tx, challenge: string, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + lifeMs).toISOString();
  const { numAffectedRows } = await sql`
    insert into identity.spent (key, expires_at) values (${secretDigest(challenge)}, ${until}::timestamptz)
    on conflict (key) do nothing
  `.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}
