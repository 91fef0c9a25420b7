import type { NewPasskeyAnswer, PasskeyAnswer } from '@hatangso/contracts/factors';
import { ApiProblem } from './api.ts';

type Options = Readonly<Record<string, unknown>>;

/** Whether this browser knows passkeys at all. */
export const passkeysKnown = (): boolean => typeof PublicKeyCredential === 'function';

/** The library comes only when a passkey is made or used. */
const library = () => import('@simplewebauthn/browser');

/** Asks the device to use a passkey; refused as `passkey.refused` where the person or the device does not. */
export async function usePasskey(options: Options): Promise<PasskeyAnswer> {
  const { startAuthentication } = await library();
  return asking(() => startAuthentication({ optionsJSON: options as never })) as Promise<PasskeyAnswer>;
}

/** Asks the device to make a passkey. */
export async function makePasskey(options: Options): Promise<NewPasskeyAnswer> {
  const { startRegistration } = await library();
  return asking(() => startRegistration({ optionsJSON: options as never })) as Promise<NewPasskeyAnswer>;
}

async function asking(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    const known = error instanceof Error && error.name === 'InvalidStateError';
    throw new ApiProblem(known ? 'passkey.known' : 'passkey.refused', 400, '');
  }
}
