import { randomInt, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { secretDigest } from '../token.ts';

/** Letters and digits that are not taken for one another on paper: no 0, 1, I, L, O. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const howMany = 10;

const group = (): string => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');

/** Of each code: 5 groups of 5 out of 31 letters are 123 bits. */
const groups = 5;

/** 123 random bits: `7KQ2M-XW8RD-4TJNV-M3H8C-YD6PS`; a plain digest of so much cannot be searched. Earlier ones had 74. */
export const newRecoveryCodes = (): readonly string[] =>
  Array.from({ length: howMany }, () => Array.from({ length: groups }, group).join('-'));

/** As it is compared: however it was typed. */
const digestOf = (code: string): string => secretDigest(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''));

/** Makes ten codes in place of all earlier ones; they are told here and never again. */
export async function replaceRecoveryCodes(tx: Tx, personId: string, now: Date): Promise<readonly string[]> {
  await voidRecoveryCodes(tx, personId, now);
  const codes = newRecoveryCodes();
  for (const code of codes)
    await sql`
      insert into identity.recovery_codes (id, person_id, code_sha256, created_at)
      values (${randomUUID()}::uuid, ${personId}::uuid, ${digestOf(code)}, ${now.toISOString()}::timestamptz)
    `.execute(tx);
  return codes;
}

export async function voidRecoveryCodes(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`
    update identity.recovery_codes set replaced_at = ${now.toISOString()}::timestamptz
    where person_id = ${personId}::uuid and used_at is null and replaced_at is null
  `.execute(tx);
}

/** Takes a code, once; false where it is none of the person's that still stand. */
export async function takeRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.recovery_codes set used_at = ${now.toISOString()}::timestamptz
    where person_id = ${personId}::uuid and code_sha256 = ${digestOf(code)} and used_at is null and replaced_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}
