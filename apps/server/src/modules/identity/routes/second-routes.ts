import { passkeyBody, passkeyOptions, secondBody } from '@hatangso/contracts/factors';
import { sessionAnswer } from '@hatangso/contracts/session';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { Problem } from '../../../platform/problem.ts';
import type { IdentityParts } from '../parts.ts';
import { finishSecond, secondOptions } from '../second/second-step.ts';
import { signInByPasskey } from '../second/sign-in-by-passkey.ts';
import { hostOf, passkeysPossible, useOptions } from '../second/webauthn.ts';
import { demandTrusted, enteredAnswer } from './entering.ts';

/** The second step of signing in, and the one step by passkey. */
export const secondRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/session/second',
    summary: 'Options for the browser to do the second step of signing in by a passkey',
    permission: 'public',
    response: passkeyOptions,
    handle: ({ kernel, client }) => secondOptions(kernel, client),
  }),
  write({
    method: 'POST',
    path: '/session/second',
    summary: 'The second step of signing in: a code, a passkey, or a recovery code; signs in',
    permission: 'public',
    body: secondBody,
    response: sessionAnswer,
    handle: async (asked) => {
      demandTrusted(asked.client);
      const handed = await finishSecond(asked.kernel, asked.body, asked.client, asked.language);
      return enteredAnswer(parts, asked, handed);
    },
  }),
  read({
    path: '/session/passkey',
    summary: 'Options for the browser to sign in with any passkey it holds for this host',
    permission: 'public',
    response: passkeyOptions,
    handle: ({ kernel, client }) => {
      if (!passkeysPossible(client))
        throw new Problem('identity.passkey_needs_name', { host: hostOf(client) });
      return useOptions({ kernel, client }, 'sign-in', '', []);
    },
  }),
  write({
    method: 'POST',
    path: '/session/passkey',
    summary: 'Sign in with a passkey',
    permission: 'public',
    body: passkeyBody,
    response: sessionAnswer,
    handle: async (asked) => {
      demandTrusted(asked.client);
      const { kernel, client, language, body } = asked;
      return enteredAnswer(parts, asked, await signInByPasskey(kernel, body.answer, client, language));
    },
  }),
];
