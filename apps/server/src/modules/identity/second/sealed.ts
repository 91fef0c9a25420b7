import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { keyFile } from '../../../platform/files/keys.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';

type Keyed = Pick<Kernel, 'keysFolder'>;

/** The key of second factors: 32 bytes in `keys/second-factor.key` (base64url), made at first use. */
function keyOf({ keysFolder }: Keyed, use: 'seal' | 'sign'): Buffer {
  const text = keyFile(keysFolder, 'second-factor.key', () => `${randomBytes(32).toString('base64url')}\n`);
  const key = Buffer.from(text.toString('utf8').trim(), 'base64url');
  if (key.length !== 32) throw new Problem('identity.sealed_otherwise');
  return createHmac('sha256', key).update(`hatangso ${use}`).digest();
}

const nameOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/** AES-256-GCM: `v1.<name of the key>.<nonce>.<text and tag>`; `about` is bound in: sealed for one, it opens for no other. */
export function seal(kernel: Keyed, text: string, about: string): string {
  const key = keyOf(kernel, 'seal');
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return ['v1', nameOf(key), nonce.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** Refused as `identity.sealed_otherwise` where it was changed, is somebody else's, or the key is not the one. */
export function unseal(kernel: Keyed, sealed: string, about: string): string {
  const [version, name, nonce = '', text = ''] = sealed.split('.');
  const key = keyOf(kernel, 'seal');
  const bytes = Buffer.from(text, 'base64url');
  if (version !== 'v1' || name !== nameOf(key) || bytes.length < 16)
    throw new Problem('identity.sealed_otherwise');
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]).toString('utf8');
  } catch (cause) {
    throw new Problem('identity.sealed_otherwise', {}, { cause });
  }
}

/** A mark that only this installation makes. */
export const sign = (kernel: Keyed, ...words: readonly string[]): string =>
  createHmac('sha256', keyOf(kernel, 'sign')).update(JSON.stringify(words)).digest('base64url');
