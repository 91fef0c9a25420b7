import type { ProofBody } from '@hatangso/contracts/factors';
import type { Language } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import { command, runCommand } from '../../../platform/action.ts';
import { identityScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import type { Client } from '../../../platform/http/client.ts';
import type { Actor, Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { countAttempt, forgive } from '../attempts.ts';
import { checkPassword } from '../password/hash.ts';
import { type Bucket, secondBuckets } from '../throttle.ts';
import { newSecret, secretDigest } from '../token.ts';
import type { Owner } from './enrol.ts';
import { type Factors, factorsOf, methodsOf } from './factors.ts';
import { unseal } from './sealed.ts';
import { type Given, takeFactor } from './take-factor.ts';
import { checkUsedPasskey, hostOf } from './webauthn.ts';

type ProofMethod = ProofBody['method'];

/** By what the person proves again who they are: a second factor where there is one, else the password. */
export function proofMethods(factors: Factors, hasPassword: boolean, client: Client): ProofMethod[] {
  const second = methodsOf(factors, hostOf(client)).filter((method) => method !== 'recovery');
  if (second.length > 0) return second;
  return hasPassword && factors.totp === null && factors.passkeys.length === 0 ? ['password'] : [];
}

export interface ProofGround {
  readonly factors: Factors;
  readonly hash: string | null;
}

/** What a proof is held against; counts an attempt where one is made. */
export const proofGround = (
  kernel: Kernel,
  personId: string,
  buckets: readonly Bucket[],
): Promise<ProofGround> =>
  transaction(kernel.engine, identityScope, buckets.length === 0 ? 'read' : 'write', async (tx) => {
    if (buckets.length > 0) await countAttempt(tx, buckets, kernel.clock());
    const { rows } = await sql<{ hash: string }>`
      select hash from identity.passwords where person_id = ${personId}::uuid
    `.execute(tx);
    return { factors: await factorsOf(tx, personId), hash: rows[0]?.hash ?? null };
  });

interface Proving extends Owner {
  readonly kernel: Kernel;
  readonly client: Client;
  readonly language: Language;
  readonly actor: Actor;
  readonly session: string;
}

/**
 * Answers the session's new secret: the one that was asked with counts no longer, so that whoever had learnt it earlier
 * gains nothing. Refused as `identity.wrong_password`, `identity.wrong_code`, `identity.wrong_passkey` or `identity.wait`.
 */
export async function prove(proving: Proving, body: ProofBody): Promise<string> {
  const { kernel, client, personId, session, language, actor, home } = proving;
  const buckets = secondBuckets(personId, session);
  const { factors, hash } = await proofGround(kernel, personId, buckets);
  if (!proofMethods(factors, hash !== null, client).includes(body.method))
    throw new Problem(body.method === 'password' ? 'identity.wrong_password' : 'identity.wrong_code');
  if (body.method === 'password' && !(await checkPassword(body.password, hash)).right)
    throw new Problem('identity.wrong_password');
  const given = await givenIn(proving, body, factors);
  const open = (sealed: string): string => unseal(kernel, sealed, personId);
  const secret = newSecret();
  const input = { personId, home, session, given, unseal: open, buckets, secret };
  await runCommand(kernel, noteProof, input, { actor, scope: identityScope, language });
  return secret;
}

async function givenIn(
  { kernel, client, session }: Proving,
  body: ProofBody,
  { passkeys }: Factors,
): Promise<Given | null> {
  if (body.method === 'password') return null;
  if (body.method === 'totp') return body;
  const passkey = passkeys.find(({ credentialId }) => credentialId === body.answer.id);
  const used = await checkUsedPasskey({ kernel, client }, body.answer, passkey, 'proof', session);
  return { method: 'passkey', used };
}

interface NoteInput extends Owner {
  readonly session: string;
  /** Null: the password was right. */
  readonly given: Given | null;
  readonly unseal: (sealed: string) => string;
  readonly buckets: readonly Bucket[];
  /** The session's from now on. */
  readonly secret: string;
}

const noteProof = command({
  name: 'identity.session.prove',
  async run({ personId, given, unseal: open, session, buckets, secret }: NoteInput, { tx, now }) {
    if (given !== null && !(await takeFactor(tx, { personId, given, unseal: open }, now)))
      throw new Problem(given.method === 'passkey' ? 'identity.wrong_passkey' : 'identity.wrong_code');
    await forgive(tx, buckets);
    await sql`
      update identity.sessions set proven_at = ${now.toISOString()}::timestamptz, secret_sha256 = ${secretDigest(secret)}
      where id = ${session}::uuid
    `.execute(tx);
    return null;
  },
  audit: ({ personId, home, session, given }) => [
    {
      object: { kind: 'identity.session', id: session },
      ...home,
      facts: { person: personId, by: given?.method ?? 'password' },
    },
  ],
});
