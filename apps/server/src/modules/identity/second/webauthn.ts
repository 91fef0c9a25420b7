import { isIP } from 'node:net';
import type { NewPasskeyAnswer, PasskeyAnswer } from '@hatangso/contracts/factors';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Client } from '../../../platform/http/client.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { isOurs, newChallenge, type Purpose } from './challenge.ts';
import type { PasskeyRow } from './factors.ts';

/** EdDSA, ES256, RS256: what every authenticator and every OpenSSL has today. */
const algorithms = [-8, -7, -257] as const;

/** The name a passkey is bound to: the host of the page, without its port; empty where the request names none. */
export const hostOf = ({ origin }: Pick<Client, 'origin'>): string =>
  URL.canParse(origin) ? new URL(origin).hostname : '';

/** Browsers make passkeys for names only. */
export function passkeysPossible(client: Pick<Client, 'origin'>): boolean {
  const host = hostOf(client).replace(/^\[|\]$/g, '');
  return host !== '' && isIP(host) === 0;
}

interface At {
  readonly kernel: Kernel;
  readonly client: Client;
}

interface NewFor {
  readonly personId: string;
  readonly name: string;
  readonly login: string;
  readonly session: string;
  readonly known: readonly PasskeyRow[];
}

/** Options to make a passkey that finds its owner by itself (discoverable) and verifies them. */
export async function enrolOptions({ kernel, client }: At, own: NewFor): Promise<Record<string, unknown>> {
  if (!passkeysPossible(client)) throw new Problem('identity.passkey_needs_name', { host: hostOf(client) });
  const options = await generateRegistrationOptions({
    rpName: 'Hạ tầng số',
    rpID: hostOf(client),
    userName: own.login,
    userDisplayName: own.name,
    userID: new Uint8Array(Buffer.from(own.personId.replaceAll('-', ''), 'hex')),
    challenge: newChallenge(kernel, 'enrol', own.session),
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: own.known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  });
  return { ...options };
}

export interface NewPasskey {
  readonly credentialId: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly host: string;
  readonly challenge: string;
}

/** What the authenticator made, checked; refused as `identity.wrong_passkey`. */
export async function checkNewPasskey(
  { kernel, client }: At,
  answer: NewPasskeyAnswer,
  session: string,
): Promise<NewPasskey> {
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: (challenge) => isOurs(kernel, challenge, 'enrol', session),
    expectedOrigin: client.origin,
    expectedRPID: hostOf(client),
    supportedAlgorithmIDs: [...algorithms],
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new Problem('identity.wrong_passkey', {}, { cause });
  });
  if (!verified) throw new Problem('identity.wrong_passkey');
  const { id, publicKey, counter, transports } = registrationInfo.credential;
  return {
    credentialId: id,
    publicKey: Buffer.from(publicKey).toString('base64url'),
    counter,
    transports: transports ?? [],
    host: hostOf(client),
    challenge: challengeOf(answer),
  };
}

/** Options to use a passkey: one of those given, or any that the authenticator holds for this host. */
export async function useOptions(
  { kernel, client }: At,
  purpose: Purpose,
  about: string,
  allowed: readonly PasskeyRow[],
): Promise<Record<string, unknown>> {
  const options = await generateAuthenticationOptions({
    rpID: hostOf(client),
    challenge: newChallenge(kernel, purpose, about),
    userVerification: 'required',
    allowCredentials: allowed.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
  });
  return { ...options };
}

/** A passkey that was used, checked but not yet taken: `takeFactor` does that, inside the transaction. */
export interface UsedPasskey {
  readonly id: string;
  readonly counter: number;
  readonly challenge: string;
}

/** Refused as `identity.wrong_passkey`: of another host, not for this purpose, without its owner, or wrongly signed. */
export async function checkUsedPasskey(
  { kernel, client }: At,
  answer: PasskeyAnswer,
  passkey: PasskeyRow | undefined,
  purpose: Purpose,
  about: string,
): Promise<UsedPasskey> {
  if (passkey === undefined || passkey.host !== hostOf(client)) throw new Problem('identity.wrong_passkey');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: (challenge) => isOurs(kernel, challenge, purpose, about),
    expectedOrigin: client.origin,
    expectedRPID: passkey.host,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
      transports: [...passkey.transports],
    },
    requireUserVerification: true,
  }).catch((cause: unknown) => {
    throw new Problem('identity.wrong_passkey', {}, { cause });
  });
  const owner = answer.response.userHandle;
  const theirs = Buffer.from(passkey.personId.replaceAll('-', ''), 'hex').toString('base64url');
  if (!verified || (owner !== undefined && owner !== '' && owner !== theirs))
    throw new Problem('identity.wrong_passkey');
  return { id: passkey.id, counter: authenticationInfo.newCounter, challenge: challengeOf(answer) };
}

function challengeOf({ response }: PasskeyAnswer | NewPasskeyAnswer): string {
  const said = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8')) as {
    challenge: string;
  };
  return said.challenge;
}
