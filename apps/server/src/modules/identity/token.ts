import { createHash, randomBytes } from 'node:crypto';

/** A new secret: 256 random bits behind a prefix that scanners for leaked secrets can find. */
export const newSecret = (): string => `hts_${randomBytes(32).toString('base64url')}`;

/** What is stored instead of the secret. It has full entropy, so a plain hash cannot be searched. */
export const secretDigest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The secret of `Authorization: Bearer …`, or null. */
export function bearerOf(authorization: string | undefined): string | null {
  const match = /^Bearer\s+(\S{16,200})$/i.exec(authorization ?? '');
  return match?.[1] ?? null;
}
