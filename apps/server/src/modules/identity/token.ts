import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** A new secret: 256 random bits behind a prefix that scanners for leaked secrets can find. */
export const newSecret = (): string => `hts_${randomBytes(32).toString('base64url')}`;

/** What is stored instead of the secret. It has full entropy, so a plain hash cannot be searched. */
export const secretDigest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The secret of `Authorization: Bearer …`, or null. */
export function bearerOf(authorization: string | undefined): string | null {
  const match = /^Bearer\s+(\S{16,200})$/i.exec(authorization ?? '');
  return match?.[1] ?? null;
}

/** 100 random bits that a person can read from one screen and type on another: four groups without 0, 1, I, L, O. */
export function newSetupCode(): string {
  const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
  const pick = (): string => letters[randomInt(letters.length)] ?? '2';
  const group = (): string => Array.from({ length: 5 }, pick).join('');
  return Array.from({ length: 4 }, group).join('-');
}

/** Equal, in a time that does not tell where they differ. */
export const sameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(secretDigest(a)), Buffer.from(secretDigest(b)));
