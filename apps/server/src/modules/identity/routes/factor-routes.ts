import {
  addPasskeyBody,
  factorAdded,
  factorList,
  namePasskeyBody,
  passkeyOptions,
  totpBegun,
  totpConfirmBody,
} from '@hatangso/contracts/factors';
import { done } from '@hatangso/contracts/identity';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { type Command, runCommand } from '../../../platform/action.ts';
import { type Asked, type Endpoint, read, WithCookies, write } from '../../../platform/http/endpoint.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import { Problem } from '../../../platform/problem.ts';
import { handCookie } from '../cookies.ts';
import { beginTotp, confirmTotp, removeTotp, renewRecoveryCodes } from '../second/enrol.ts';
import { readFactors } from '../second/list-factors.ts';
import { addPasskey, namePasskey, removePasskey } from '../second/passkeys.ts';
import { proofGround } from '../second/proof.ts';
import { seal, unseal } from '../second/sealed.ts';
import { newTotpSecret, totpAddress } from '../second/totp.ts';
import { checkNewPasskey, enrolOptions } from '../second/webauthn.ts';
import { newSecret } from '../token.ts';
import { ownOf } from './session-routes.ts';

type Any = Pick<Asked<undefined, undefined, undefined>, 'kernel' | 'client' | 'language' | 'actor'>;

/** The person of a browser's session, who proved lately who they are; refused as `identity.only_people`. */
async function changing(asked: Any) {
  const { session } = asked.actor;
  const own = await ownOf(asked, asked.actor);
  if (session === null) throw new Problem('identity.only_people');
  const { kernel, actor } = asked;
  demandFreshProof({ actor, now: kernel.clock(), installation: kernel.installation });
  return { ...own, session, owner: { personId: own.personId, home: own.home } };
}

const ownWrite = {
  permission: 'identity.factor.set',
  reach: 'own',
} as const;

const finished = async <I, O>(asked: Any, what: Command<I, O>, inputOf: (owner: OwnerOf) => I) => {
  const { owner, caller } = await changing(asked);
  await runCommand(asked.kernel, what, inputOf(owner), caller);
  return { done: true as const };
};
type OwnerOf = Awaited<ReturnType<typeof changing>>['owner'];

/** The session goes on under another secret: it may do more now than when the earlier one was handed out. */
const renewed = ({ kernel, client }: Any, secret: string, codes: readonly string[] | null): WithCookies =>
  new WithCookies({ codes }, [handCookie(kernel, client, 'session', secret)]);

const totpRoutes: readonly Endpoint[] = [
  read({
    path: '/me/factors',
    summary: 'One’s own second factors, without their secrets',
    permission: 'identity.factor.read',
    response: factorList,
    handle: async (asked) => readFactors(asked.kernel, asked.client, await ownOf(asked, asked.actor)),
  }),
  write({
    method: 'POST',
    path: '/me/factors/totp',
    summary: 'Begin an authenticator: the secret and its QR code, which count once a code is given',
    ...ownWrite,
    response: totpBegun,
    handle: async (asked) => {
      const { owner, login, caller } = await changing(asked);
      const secret = newTotpSecret();
      const sealed = seal(asked.kernel, secret, owner.personId);
      await runCommand(asked.kernel, beginTotp, { ...owner, sealed }, caller);
      const address = totpAddress(secret, login);
      return { secret, address, qr: renderSVG(address, { ecc: 'M', border: 2 }) };
    },
  }),
  write({
    method: 'POST',
    path: '/me/factors/totp/confirm',
    summary:
      'The first code of an authenticator: from now on it counts; with the first factor come recovery codes',
    ...ownWrite,
    body: totpConfirmBody,
    response: factorAdded,
    handle: async (asked) => {
      const { owner, caller } = await changing(asked);
      const open = (sealed: string): string => unseal(asked.kernel, sealed, owner.personId);
      const secret = newSecret();
      const input = { ...owner, code: asked.body.code, unseal: open, secret };
      return renewed(asked, secret, await runCommand(asked.kernel, confirmTotp, input, caller));
    },
  }),
  write({
    method: 'DELETE',
    path: '/me/factors/totp',
    summary: 'Remove one’s authenticator',
    ...ownWrite,
    response: done,
    handle: (asked) => finished(asked, removeTotp, (owner) => owner),
  }),
  write({
    method: 'POST',
    path: '/me/factors/recovery',
    summary: 'Ten new recovery codes, answered once; the earlier ones are void',
    ...ownWrite,
    response: factorAdded,
    handle: async (asked) => {
      const { owner, caller } = await changing(asked);
      return { codes: await runCommand(asked.kernel, renewRecoveryCodes, owner, caller) };
    },
  }),
];

const one = z.object({ id: z.uuid() });

const passkeyRoutes: readonly Endpoint[] = [
  read({
    path: '/me/factors/passkey',
    summary: 'Options for the browser to make a passkey',
    permission: 'identity.factor.read',
    response: passkeyOptions,
    handle: async (asked) => {
      const { owner, name, login, session } = await changing(asked);
      const { passkeys } = (await proofGround(asked.kernel, owner.personId, [])).factors;
      return enrolOptions(asked, { personId: owner.personId, name, login, session, known: passkeys });
    },
  }),
  write({
    method: 'POST',
    path: '/me/factors/passkeys',
    summary: 'Keep a passkey that the browser made',
    ...ownWrite,
    body: addPasskeyBody,
    response: factorAdded,
    handle: async (asked) => {
      const { owner, caller, session } = await changing(asked);
      const { name, answer } = asked.body;
      const passkey = await checkNewPasskey(asked, answer, session);
      const secret = newSecret();
      const input = { ...owner, name, passkey, secret };
      const { codes } = await runCommand(asked.kernel, addPasskey, input, caller);
      return renewed(asked, secret, codes);
    },
  }),
  write({
    method: 'PUT',
    path: '/me/factors/passkeys/:id',
    summary: 'Name a passkey anew',
    ...ownWrite,
    params: one,
    body: namePasskeyBody,
    response: done,
    handle: (asked) =>
      finished(asked, namePasskey, (owner) => ({ ...owner, ...asked.params, ...asked.body })),
  }),
  write({
    method: 'DELETE',
    path: '/me/factors/passkeys/:id',
    summary: 'Remove a passkey',
    ...ownWrite,
    params: one,
    response: done,
    handle: (asked) => finished(asked, removePasskey, (owner) => ({ ...owner, ...asked.params })),
  }),
];

/** One's own second factors. */
export const factorRoutes: readonly Endpoint[] = [...totpRoutes, ...passkeyRoutes];
