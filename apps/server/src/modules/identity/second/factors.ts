import type { FactorMethod } from '@hatangso/contracts/factors';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { voidRecoveryCodes } from './recovery.ts';

export interface TotpRow {
  readonly id: string;
  readonly sealed: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export interface PasskeyRow {
  readonly id: string;
  readonly personId: string;
  readonly credentialId: string;
  /** base64url of the COSE key. */
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly host: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export interface Factors {
  readonly totp: TotpRow | null;
  readonly passkeys: readonly PasskeyRow[];
  readonly recoveryLeft: number;
}

const passkeyColumns = sql`
  id, person_id as "personId", credential_id as "credentialId", public_key as "publicKey", counter, transports, host, name,
  created_at as "createdAt", last_used_at as "lastUsedAt"`;

/** The factors that stand; only sign-in's own scope reads them. */
export async function factorsOf(tx: Tx, personId: string): Promise<Factors> {
  const totp = await sql<TotpRow>`
    select id, secret_sealed as sealed, confirmed_at as "createdAt", last_used_at as "lastUsedAt"
    from identity.totp
    where person_id = ${personId}::uuid and confirmed_at is not null and removed_at is null
  `.execute(tx);
  const passkeys = await sql<PasskeyRow>`
    select ${passkeyColumns} from identity.passkeys
    where person_id = ${personId}::uuid and removed_at is null
    order by created_at, id
  `.execute(tx);
  const left = await sql<{ n: number }>`
    select count(*) as n from identity.recovery_codes
    where person_id = ${personId}::uuid and used_at is null and replaced_at is null
  `.execute(tx);
  return { totp: totp.rows[0] ?? null, passkeys: passkeys.rows, recoveryLeft: left.rows[0]?.n ?? 0 };
}

/** The passkey that an authenticator names; undefined where none stands. */
export async function passkeyBy(tx: Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  const { rows } = await sql<PasskeyRow>`
    select ${passkeyColumns} from identity.passkeys where credential_id = ${credentialId} and removed_at is null
  `.execute(tx);
  return rows[0];
}

/** By what the person can prove themself at this host: passkeys answer only the host they were made for. */
export function methodsOf({ totp, passkeys, recoveryLeft }: Factors, host: string): FactorMethod[] {
  return [
    ...(passkeys.some((passkey) => passkey.host === host) ? (['passkey'] as const) : []),
    ...(totp === null ? [] : (['totp'] as const)),
    ...(recoveryLeft > 0 ? (['recovery'] as const) : []),
  ];
}

/** After every change of factors: the person's mark says whether there is one; without any, recovery codes are void. */
export async function markFactors(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ enrolled: boolean }>`
    update identity.people
    set second_factor_at = case
      when exists (select from identity.totp
                   where person_id = people.id and confirmed_at is not null and removed_at is null)
        or exists (select from identity.passkeys where person_id = people.id and removed_at is null)
      then coalesce(second_factor_at, ${now.toISOString()}::timestamptz) end
    where id = ${personId}::uuid
    returning second_factor_at is not null as enrolled
  `.execute(tx);
  const enrolled = rows[0]?.enrolled === true;
  if (!enrolled) await voidRecoveryCodes(tx, personId, now);
  return enrolled;
}
