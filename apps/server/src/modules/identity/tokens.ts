import { randomUUID } from 'node:crypto';
import type { TokenView } from '@hatangso/contracts/identity';
import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import { Problem } from '../../platform/problem.ts';
import { demandMayGive, demandProofToGive, type Wanted } from './give.ts';
import type { IdentityParts } from './parts.ts';
import { levelOf } from './scope-of.ts';
import { type HeldRow, viewOf } from './session-answer.ts';
import type { Home } from './sessions.ts';
import { newSecret, secretDigest } from './token.ts';

export interface NewToken extends Wanted {
  readonly name: string;
  readonly expiresAt: string | null;
}

/** Makes a token; the secret is in the answer once and stored only as a hash. */
export const addToken = command({
  name: 'identity.token.add',
  async run(input: NewToken, doing) {
    const { tx, now, actor } = doing;
    demandMayGive(actor, [input]);
    demandProofToGive(doing, [input]);
    if (input.expiresAt !== null && input.expiresAt <= now.toISOString())
      throw new Problem('identity.expired_at_birth', { expires: input.expiresAt });
    const id = randomUUID();
    const secret = newSecret();
    await sql`
      insert into identity.tokens
        (unit_code, province_code, id, name, secret_sha256, role, scope_level, scope_value, part_code, part_name,
         created_at, created_by, expires_at)
      values (${input.unitCode}, ${input.provinceCode}, ${id}, ${input.name}, ${secretDigest(secret)}, ${input.role},
              ${levelOf(input.unitCode)}, ${input.unitCode}, ${input.partCode}, ${input.partName},
              ${now.toISOString()}, ${actor.id}, ${input.expiresAt})
    `.execute(tx);
    return { id, secret };
  },
  audit: (input, output) => [
    {
      object: { kind: 'identity.token', id: output.id },
      unitCode: input.unitCode,
      provinceCode: input.provinceCode,
      facts: {
        role: input.role,
        scopeLevel: levelOf(input.unitCode),
        scopeValue: input.unitCode,
        part: input.partCode,
      },
    },
  ],
});

/** The token an installation is born with. */
export const administratorToken: NewToken = {
  name: 'init',
  role: 'administrator',
  unitCode: NATION,
  provinceCode: NATION,
  partCode: null,
  partName: null,
  expiresAt: null,
};

/** A token signs nobody in any more, from the next request on. */
export const revokeToken = command({
  name: 'identity.token.revoke',
  async run({ id }: { id: string }, { tx, now }): Promise<Home> {
    const { rows } = await sql<Home>`
      update identity.tokens set revoked_at = ${now.toISOString()}::timestamptz
      where id = ${id}::uuid and revoked_at is null
      returning unit_code as "unitCode", province_code as "provinceCode"
    `.execute(tx);
    const [home] = rows;
    if (home === undefined) throw new Problem('identity.no_token', { id });
    return home;
  },
  audit: ({ id }, home) => [
    {
      object: { kind: 'identity.token', id },
      ...home,
      facts: { revoked: true },
      change: { before: { state: 'valid' }, after: { state: 'revoked' } },
    },
  ],
});

interface TokenRow
  extends HeldRow,
    Pick<TokenView, 'name' | 'createdAt' | 'expiresAt' | 'lastUsedAt' | 'state'> {}

/** Tokens of the scope, the newest first; never a secret. */
export const listTokens = (parts: IdentityParts) =>
  query({
    name: 'identity.token.read',
    async run(_input: null, doing): Promise<TokenView[]> {
      const { rows } = await sql<TokenRow>`
        select id, name, role, unit_code as unit, part_code as part, part_name, created_at as "createdAt",
               expires_at as "expiresAt", last_used_at as "lastUsedAt",
               case when revoked_at is not null then 'revoked'
                    when expires_at <= ${doing.now.toISOString()}::timestamptz then 'expired' else 'valid' end as state
        from identity.tokens
        order by created_at desc, id
        limit 1000
      `.execute(doing.tx);
      const names = await parts.unitNames.run({ codes: [...new Set(rows.map(({ unit }) => unit))] }, doing);
      return rows.map((row) => ({
        ...viewOf(row, names),
        name: row.name,
        createdAt: row.createdAt,
        expiresAt: row.expiresAt,
        lastUsedAt: row.lastUsedAt,
        state: row.state,
      }));
    },
  });
