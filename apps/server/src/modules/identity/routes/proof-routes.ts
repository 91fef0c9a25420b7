import { proofAnswer, proofBody } from '@hatangso/contracts/factors';
import { done } from '@hatangso/contracts/identity';
import { type Endpoint, read, WithCookies, write } from '../../../platform/http/endpoint.ts';
import type { Actor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { handCookie } from '../cookies.ts';
import { proofGround, proofMethods, prove } from '../second/proof.ts';
import { hostOf, useOptions } from '../second/webauthn.ts';
import { demandTrusted, type From } from './entering.ts';
import { ownOf } from './session-routes.ts';

async function proving(from: From, actor: Actor) {
  const { personId, home } = await ownOf(from, actor);
  if (actor.session === null) throw new Problem('identity.only_people');
  return { personId, home, session: actor.session };
}

/** Proving again who one is, before a sensitive act. */
export const proofRoutes: readonly Endpoint[] = [
  read({
    path: '/me/proof',
    summary: 'By what one can prove again who one is',
    permission: 'identity.factor.read',
    response: proofAnswer,
    handle: async (asked) => {
      const { kernel, client } = asked;
      const { personId, session } = await proving(asked, asked.actor);
      const { factors, hash } = await proofGround(kernel, personId, []);
      const here = factors.passkeys.filter(({ host }) => host === hostOf(client));
      const options = here.length === 0 ? null : await useOptions(asked, 'proof', session, here);
      return { methods: proofMethods(factors, hash !== null, client), options };
    },
  }),
  write({
    method: 'POST',
    path: '/me/proof',
    summary: 'Prove again who one is: sensitive acts are open for a quarter of an hour',
    permission: 'identity.factor.set',
    reach: 'own',
    body: proofBody,
    response: done,
    handle: async (asked) => {
      demandTrusted(asked.client);
      const { kernel, client, language, actor } = asked;
      const input = { ...(await proving(asked, actor)), kernel, client, language, actor };
      const secret = await prove(input, asked.body);
      return new WithCookies({ done: true }, [handCookie(kernel, client, 'session', secret)]);
    },
  }),
];
