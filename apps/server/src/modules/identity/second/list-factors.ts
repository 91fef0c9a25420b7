import type { FactorList } from '@hatangso/contracts/factors';
import { needsSecondFactor, type Role } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { identityScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import type { Client } from '../../../platform/http/client.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { linksOf } from '../sso/links.ts';
import { offeredProviders } from '../sso/settings.ts';
import { factorsOf } from './factors.ts';
import { passkeysPossible } from './webauthn.ts';

/** What protects an account, for its own person; never a secret. */
export async function readFactors(
  kernel: Kernel,
  client: Client,
  { personId }: { personId: string },
): Promise<FactorList> {
  return transaction(kernel.engine, identityScope, 'read', async (tx) => {
    const { totp, passkeys, recoveryLeft } = await factorsOf(tx, personId);
    const links = await linksOf(tx, personId);
    const { rows } = await sql<{ role: Role }>`
      select distinct role from identity.assignments where person_id = ${personId}::uuid and ended_at is null
    `.execute(tx);
    return {
      totp: totp === null ? null : { createdAt: totp.createdAt, lastUsedAt: totp.lastUsedAt },
      passkeys: passkeys.map(({ id, name, host, createdAt, lastUsedAt }) => ({
        id,
        name,
        host,
        createdAt,
        lastUsedAt,
      })),
      recoveryLeft,
      passkeysPossible: passkeysPossible(client),
      required: !kernel.installation.demonstration && rows.some(({ role }) => needsSecondFactor(role)),
      links: offeredProviders(kernel).map(({ id, name }) => ({
        provider: id,
        name,
        linkedAt: links.get(id) ?? null,
      })),
    };
  });
}
