import { timingSafeEqual } from 'node:crypto';
import type { Role } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { identityScope, NATION } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Client } from '../../platform/http/client.ts';
import type { SignIn } from '../../platform/http/server.ts';
import type { Actor, Kernel } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { cookieOf } from './cookies.ts';
import { actorOfSession, isMinuteOld } from './find-session.ts';
import { actorUnder } from './scope-of.ts';
import { bearerOf, secretDigest } from './token.ts';
import { makerStands } from './token-maker.ts';

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string;
  readonly part: string | null;
  readonly last_used_at: string | null;
}

/** The person at the machine itself: whoever can read the installation's folder is its administrator. */
export const localActor: Actor = actorUnder(
  { role: 'administrator', unitCode: NATION, partCode: null },
  { id: 'local', name: 'local' },
);

/**
 * Finds out who asks: by the token of the header, else by the session's cookie. `localSecret` lives only in memory and
 * in a file of mode 0600 in the installation's folder: the command line uses it to speak to the running server.
 */
export function makeSignIn(kernel: Kernel, localSecret: string): SignIn {
  const localDigest = Buffer.from(secretDigest(localSecret));
  return async (client) => {
    const { authorization } = client;
    if (authorization === undefined) return actorOfCookie(kernel, client);
    const secret = bearerOf(authorization);
    if (secret === null) throw new Problem('auth.missing');
    const digest = secretDigest(secret);
    if (timingSafeEqual(Buffer.from(digest), localDigest)) return localActor;
    return actorOfToken(kernel, digest);
  };
}

async function actorOfCookie(kernel: Kernel, client: Client): Promise<Actor> {
  const secret = cookieOf(kernel, client, 'session');
  if (secret === undefined || secret === '') throw new Problem('auth.missing');
  const actor = await actorOfSession(kernel, secret, client.ip);
  if (actor === null) throw new Problem('auth.invalid');
  return actor;
}

async function actorOfToken(kernel: Kernel, digest: string): Promise<Actor> {
  const now = kernel.clock();
  const row = await findToken(kernel, digest, now);
  if (row === undefined) throw new Problem('auth.invalid');
  if (isMinuteOld(row.last_used_at, now)) await touchToken(kernel, row.id, now);
  return actorUnder(
    { role: row.role, unitCode: row.unit, partCode: row.part },
    { id: `token:${row.id}`, name: row.name },
  );
}

async function findToken(kernel: Kernel, digest: string, now: Date): Promise<TokenRow | undefined> {
  const { rows } = await transaction(kernel.engine, identityScope, 'read', (tx) =>
    sql<TokenRow>`
      select token.id, token.name, token.role, token.scope_value as unit, token.part_code as part, token.last_used_at
      from identity.tokens as token
      where secret_sha256 = ${digest} and revoked_at is null
        and (expires_at is null or expires_at > ${now.toISOString()}::timestamptz) and ${makerStands}
    `.execute(tx),
  );
  return rows[0];
}

async function touchToken(kernel: Kernel, id: string, now: Date): Promise<void> {
  await transaction(kernel.engine, identityScope, 'write', (tx) =>
    sql`update identity.tokens set last_used_at = ${now.toISOString()}::timestamptz where id = ${id}::uuid`.execute(
      tx,
    ),
  );
}
