import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { NewPasskeyAnswer, PasskeyAnswer } from '@hatangso/contracts/factors';

type Options = Readonly<Record<string, unknown>>;

/** How an authenticator of the tests strays from what a browser's would do. */
export interface Straying {
  readonly origin?: string;
  readonly host?: string;
  /** It did not make sure who holds it. */
  readonly unverified?: true;
  readonly challenge?: string;
  /** Signed by another key. */
  readonly forged?: true;
}

export interface KeyAuthenticator {
  readonly id: string;
  make(options: Options, straying?: Straying): NewPasskeyAnswer;
  use(options: Options, straying?: Straying): PasskeyAnswer;
}

const origin = 'http://localhost';
const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A security key in software: ES256, user verification, attestation `none`; written from WebAuthn level 2, §6.5. */
export function newAuthenticator(): KeyAuthenticator {
  const credentialId = randomBytes(32);
  const key = newKey();
  let owner = '';
  let counter = 0;
  const dataOf = (flags: number, { host = 'localhost', unverified }: Straying, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4);
    counter += 1;
    count.writeUInt32BE(counter);
    const verified = unverified === true ? 0 : 0x04;
    return Buffer.concat([sha256(host), Buffer.from([0x01 | verified | flags]), count, more]);
  };
  const clientData = (type: string, options: Options, straying: Straying): Buffer =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: straying.challenge ?? options['challenge'],
        origin: straying.origin ?? origin,
        crossOrigin: false,
      }),
    );
  const id = credentialId.toString('base64url');
  const shared = { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  return {
    id,
    make(options, straying = {}) {
      owner = (options['user'] as { id: string }).id;
      const { x = '', y = '' } = key.publicKey.export({ format: 'jwk' });
      const cose = Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        Buffer.from(x, 'base64url'),
        Buffer.from('225820', 'hex'),
        Buffer.from(y, 'base64url'),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, 32]), credentialId, cose]);
      const data = dataOf(0x40, straying, attested);
      const attestation = Buffer.concat([
        Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
        Buffer.from([0x58, data.length]),
        data,
      ]);
      return {
        ...shared,
        response: {
          clientDataJSON: clientData('webauthn.create', options, straying).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    use(options, straying = {}) {
      const said = clientData('webauthn.get', options, straying);
      const data = dataOf(0, straying);
      const by = straying.forged === true ? newKey() : key;
      return {
        ...shared,
        response: {
          clientDataJSON: said.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(said)]), by.privateKey).toString('base64url'),
          userHandle: owner,
        },
      };
    },
  };
}
