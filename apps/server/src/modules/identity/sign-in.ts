import { timingSafeEqual } from 'node:crypto';
import { permissionsOf, type Role } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { jobsScope, nationScope, type ScopeLevel } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { SignIn } from '../../platform/http/server.ts';
import type { Actor, Kernel } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { bearerOf, secretDigest } from './token.ts';

interface TokenRow {
  readonly id: string;
  readonly role: Role;
  readonly scope_level: ScopeLevel;
  readonly scope_value: string;
}

/** The person at the machine itself: whoever can read the installation's folder is its administrator. */
const localActor: Actor = { id: 'local', permissions: permissionsOf('administrator'), scope: nationScope };

/**
 * Finds out who asks. `localSecret` lives only in memory and in a file of mode 0600 in the installation's folder:
 * the command line uses it to speak to the running server.
 */
export function makeSignIn(kernel: Kernel, localSecret: string): SignIn {
  const localDigest = Buffer.from(secretDigest(localSecret));
  return async (authorization) => {
    const secret = bearerOf(authorization);
    if (secret === null) throw new Problem('auth.missing');
    const digest = secretDigest(secret);
    if (timingSafeEqual(Buffer.from(digest), localDigest)) return localActor;
    const row = await findToken(kernel, digest);
    if (row === undefined) throw new Problem('auth.invalid');
    return {
      id: `token:${row.id}`,
      permissions: permissionsOf(row.role),
      scope: { level: row.scope_level, value: row.scope_value },
    };
  };
}

async function findToken(kernel: Kernel, digest: string): Promise<TokenRow | undefined> {
  const now = kernel.clock().toISOString();
  const { rows } = await transaction(kernel.engine, jobsScope, 'read', (tx) =>
    sql<TokenRow>`
      select id, role, scope_level, scope_value
      from identity.tokens
      where secret_sha256 = ${digest} and revoked_at is null and (expires_at is null or expires_at > ${now}::timestamptz)
    `.execute(tx),
  );
  return rows[0];
}
