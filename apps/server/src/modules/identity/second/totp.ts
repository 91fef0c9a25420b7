import { Secret, TOTP } from 'otpauth';

/** RFC 6238 with what every authenticator takes: SHA-1, six digits, thirty seconds; the secret has 160 random bits. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the QR code says: `otpauth://totp/Hạ tầng số:nguyen.an?secret=…`. */
export const totpAddress = (secret: string, login: string): string =>
  new TOTP({ ...shape, issuer: 'Hạ tầng số', label: login, secret }).toString();

/** The step of thirty seconds whose code this is, one before or after now counting too; null: of none of them. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = new TOTP({ ...shape, secret }).validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / (shape.period * 1000)) + delta;
}

/** The code that an authenticator shows; for tests and tools. */
export const codeAt = (secret: string, now: Date): string =>
  new TOTP({ ...shape, secret }).generate({ timestamp: now.getTime() });
