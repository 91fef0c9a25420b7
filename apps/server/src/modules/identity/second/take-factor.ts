import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { spend } from './challenge.ts';
import { factorsOf } from './factors.ts';
import { takeRecoveryCode } from './recovery.ts';
import { stepOfCode } from './totp.ts';
import type { UsedPasskey } from './webauthn.ts';

/** What somebody gives as their second factor; of a passkey what its check found. */
export type Given =
  | { readonly method: 'totp'; readonly code: string }
  | { readonly method: 'recovery'; readonly code: string }
  | { readonly method: 'passkey'; readonly used: UsedPasskey };

interface Taking {
  readonly personId: string;
  readonly given: Given;
  /** Opens the sealed secret of the person's authenticator. */
  readonly unseal: (sealed: string) => string;
}

/** Takes it, once and for all: of two that come with the same code at once, one is right. */
export async function takeFactor(tx: Tx, { personId, given, unseal }: Taking, now: Date): Promise<boolean> {
  if (given.method === 'recovery') return takeRecoveryCode(tx, personId, given.code, now);
  if (given.method === 'passkey') return takePasskey(tx, personId, given.used, now);
  const { totp } = await factorsOf(tx, personId);
  const step = totp === null ? null : stepOfCode(unseal(totp.sealed), given.code, now);
  if (totp === null || step === null) return false;
  const { numAffectedRows } = await sql`
    update identity.totp set last_step = ${step}::bigint, last_used_at = ${now.toISOString()}::timestamptz
    where id = ${totp.id}::uuid and last_step < ${step}::bigint and removed_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}

export async function takePasskey(tx: Tx, personId: string, used: UsedPasskey, now: Date): Promise<boolean> {
  if (!(await spend(tx, used.challenge, now))) return false;
  const { numAffectedRows } = await sql`
    update identity.passkeys
    set counter = greatest(counter, ${used.counter}::bigint), last_used_at = ${now.toISOString()}::timestamptz
    where id = ${used.id}::uuid and person_id = ${personId}::uuid and removed_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}
