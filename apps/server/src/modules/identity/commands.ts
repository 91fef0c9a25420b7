import { randomUUID } from 'node:crypto';
import type { Role } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import { NATION, type Scope } from '../../platform/db/scope.ts';
import { newSecret, secretDigest } from './token.ts';

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  /** Tenant the token belongs to and its province, both `VN` for the whole installation. */
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly scope: Scope;
  readonly expiresAt: string | null;
}

/** Makes a token; the secret is in the answer once and stored only as a hash. */
export const addToken = command({
  name: 'identity.token.add',
  async run(input: NewToken, { tx, now }) {
    const id = randomUUID();
    const secret = newSecret();
    await sql`
      insert into identity.tokens
        (unit_code, province_code, id, name, secret_sha256, role, scope_level, scope_value, created_at, expires_at)
      values (${input.unitCode}, ${input.provinceCode}, ${id}, ${input.name}, ${secretDigest(secret)}, ${input.role},
              ${input.scope.level}, ${input.scope.value}, ${now.toISOString()}, ${input.expiresAt})
    `.execute(tx);
    return { id, secret };
  },
  audit: (input, output) => [
    {
      object: { kind: 'identity.token', id: output.id },
      unitCode: input.unitCode,
      provinceCode: input.provinceCode,
      facts: { role: input.role, scopeLevel: input.scope.level, scopeValue: input.scope.value },
    },
  ],
});

/** The token an installation is born with. */
export const administratorToken: NewToken = {
  name: 'init',
  role: 'administrator',
  unitCode: NATION,
  provinceCode: NATION,
  scope: { level: 'nation', value: NATION },
  expiresAt: null,
};
