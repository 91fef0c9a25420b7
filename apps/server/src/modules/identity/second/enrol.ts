import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { closeSessions, type Home } from '../sessions.ts';
import { secretDigest } from '../token.ts';
import { markFactors } from './factors.ts';
import { replaceRecoveryCodes } from './recovery.ts';
import { stepOfCode } from './totp.ts';

/** Whose factor: the person of the session that asks. */
export interface Owner {
  readonly personId: string;
  readonly home: Home;
}

/** The secret of the session from now on. */
export interface Renewed {
  readonly secret: string;
}

const entry = ({ personId, home }: Owner, facts: Readonly<Record<string, unknown>>) => [
  { object: { kind: 'identity.person', id: personId }, ...home, facts },
];

/** A secret that counts once a code of it is given; an earlier one that waited for that counts no more. */
export const beginTotp = command({
  name: 'identity.factor.begin',
  async run({ personId, sealed }: Owner & { sealed: string }, { tx, now }) {
    const at = now.toISOString();
    await sql`
      update identity.totp set removed_at = ${at}::timestamptz, secret_sealed = ''
      where person_id = ${personId}::uuid and confirmed_at is null and removed_at is null
    `.execute(tx);
    await sql`
      insert into identity.totp (id, person_id, secret_sealed, created_at)
      values (${randomUUID()}::uuid, ${personId}::uuid, ${sealed}, ${at}::timestamptz)
    `.execute(tx);
    return null;
  },
  audit: (input) => entry(input, { factor: 'totp', begun: true }),
});

type ConfirmInput = Owner & Renewed & { readonly code: string; readonly unseal: (sealed: string) => string };

/** A shown secret waits so long for its first code. */
const waitMs = 30 * 60_000;

/** The first code of a new secret: it takes the place of an earlier authenticator. Refused as `identity.wrong_code`. */
export const confirmTotp = command({
  name: 'identity.factor.add',
  async run({ personId, home, code, unseal, secret }: ConfirmInput, doing) {
    const { tx, now } = doing;
    const at = now.toISOString();
    const since = new Date(now.getTime() - waitMs).toISOString();
    const { rows } = await sql<{ id: string; sealed: string }>`
      select id, secret_sealed as sealed from identity.totp
      where person_id = ${personId}::uuid and confirmed_at is null and removed_at is null
        and created_at > ${since}::timestamptz
      order by created_at desc limit 1
      for update
    `.execute(tx);
    const [waiting] = rows;
    const step = waiting === undefined ? null : stepOfCode(unseal(waiting.sealed), code, now);
    if (waiting === undefined || step === null) throw new Problem('identity.wrong_code');
    await sql`
      update identity.totp set removed_at = ${at}::timestamptz, secret_sealed = ''
      where person_id = ${personId}::uuid and id <> ${waiting.id}::uuid and removed_at is null
    `.execute(tx);
    await sql`
      update identity.totp
      set confirmed_at = ${at}::timestamptz, last_used_at = ${at}::timestamptz, last_step = ${step}::bigint
      where id = ${waiting.id}::uuid
    `.execute(tx);
    return enrolled({ personId, home, secret }, 'totp', doing);
  },
  audit: (input) => entry(input, { factor: 'totp' }),
});

/**
 * With the first factor come recovery codes, and sessions opened without one end; the session that made the factor has
 * proved it and goes on under a new secret. Null where recovery codes were told before.
 */
export async function enrolled(
  { personId, secret }: Owner & Renewed,
  factor: 'totp' | 'passkey',
  { tx, now, actor }: Doing,
): Promise<readonly string[] | null> {
  const { rows } = await sql<{ first: boolean }>`
    select second_factor_at is null as first from identity.people where id = ${personId}::uuid for update
  `.execute(tx);
  await markFactors(tx, personId, now);
  if (actor.session !== null)
    await sql`
      update identity.sessions
      set second_factor = ${factor}, proven_at = ${now.toISOString()}::timestamptz, secret_sha256 = ${secretDigest(secret)}
      where id = ${actor.session}::uuid
    `.execute(tx);
  if (rows[0]?.first !== true) return null;
  await closeSessions(tx, { personId, except: actor.session }, now);
  return replaceRecoveryCodes(tx, personId, now);
}

export const removeTotp = command({
  name: 'identity.factor.remove',
  async run({ personId }: Owner, { tx, now }) {
    const { numAffectedRows } = await sql`
      update identity.totp set removed_at = ${now.toISOString()}::timestamptz, secret_sealed = ''
      where person_id = ${personId}::uuid and removed_at is null and confirmed_at is not null
    `.execute(tx);
    if (Number(numAffectedRows ?? 0n) === 0) throw new Problem('identity.no_factor', { id: 'totp' });
    await markFactors(tx, personId, now);
    return null;
  },
  audit: (input) => entry(input, { factor: 'totp' }),
});

/** Ten new recovery codes; the earlier ones are void. */
export const renewRecoveryCodes = command({
  name: 'identity.factor.renew',
  async run({ personId }: Owner, { tx, now }) {
    if (!(await markFactors(tx, personId, now))) throw new Problem('identity.no_factor', { id: 'recovery' });
    return replaceRecoveryCodes(tx, personId, now);
  },
  audit: (input) => entry(input, { factor: 'recovery' }),
});

/** Takes every factor of somebody away, who lost them; they sign in by password and, where needed, make new ones. */
export const resetFactors = command({
  name: 'identity.factor.reset',
  async run({ personId }: Owner, { tx, now }) {
    const at = now.toISOString();
    await sql`
      update identity.totp set removed_at = ${at}::timestamptz, secret_sealed = ''
      where person_id = ${personId}::uuid and removed_at is null
    `.execute(tx);
    await sql`
      update identity.passkeys set removed_at = ${at}::timestamptz
      where person_id = ${personId}::uuid and removed_at is null
    `.execute(tx);
    await markFactors(tx, personId, now);
    return closeSessions(tx, { personId }, now);
  },
  audit: (input, sessions) => entry(input, { factor: 'all', sessionsEnded: sessions }),
});
