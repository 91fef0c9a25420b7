import { done } from '@hatangso/contracts/identity';
import { sessionAnswer } from '@hatangso/contracts/session';
import { providerBegun, providerBody, providerFinishBody, providerId } from '@hatangso/contracts/sso';
import { z } from 'zod';
import { runCommand } from '../../../platform/action.ts';
import { type Endpoint, WithCookies, write } from '../../../platform/http/endpoint.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import type { Actor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { handCookie } from '../cookies.ts';
import { asIdentity, type IdentityParts } from '../parts.ts';
import { beginSso, finishSso, type Vouched } from '../sso/journey.ts';
import { linkOwn, unlinkOwn } from '../sso/links.ts';
import { signInBySso } from '../sso/sign-in.ts';
import { answerFor, demandTrusted, enteredAnswer, type From } from './entering.ts';
import { ownOf } from './session-routes.ts';

/** Sets out for the provider; what the browser keeps meanwhile is sealed. */
async function setOut(from: From, provider: string, session: string | null): Promise<WithCookies> {
  demandTrusted(from.client);
  const { address, away } = await beginSso(from.kernel, from.client, provider, session);
  return new WithCookies({ address }, [handCookie(from.kernel, from.client, 'away', away)]);
}

/** A person of a browser's session, who proved lately who they are. */
async function changing(from: From, actor: Actor) {
  const { personId, home } = await ownOf(from, actor);
  if (actor.session === null) throw new Problem('identity.only_people');
  const { kernel } = from;
  demandFreshProof({ actor, now: kernel.clock(), installation: kernel.installation });
  return { personId, home, session: actor.session, caller: asIdentity({ actor, language: from.language }) };
}

/** Only the session that set out to link an account may do so. */
async function link(from: From, actor: Actor | null, { provider, subject, session }: Vouched): Promise<void> {
  if (actor === null || actor.session !== session)
    throw new Problem('identity.sso_lost', { name: provider.name });
  const { personId, home } = await ownOf(from, actor);
  const caller = asIdentity({ actor, language: from.language });
  await runCommand(from.kernel, linkOwn, { personId, home, provider, subject }, caller);
}

/** Single sign-on: to a provider and back, and the accounts there linked to one's own. */
export const ssoRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  write({
    method: 'POST',
    path: '/session/provider',
    summary: 'Set out to sign in at a provider of single sign-on: where the browser is to go',
    permission: 'public',
    body: providerBody,
    response: providerBegun,
    handle: (asked) => setOut(asked, asked.body.provider, null),
  }),
  write({
    method: 'POST',
    path: '/session/provider/finish',
    summary: 'Back from a provider: signs in, or links the account there to one’s own',
    permission: 'public',
    body: providerFinishBody,
    response: sessionAnswer,
    handle: async (asked) => {
      demandTrusted(asked.client);
      const { kernel, client, language, body } = asked;
      const vouched = await finishSso(kernel, client, body.provider, body.query);
      const gone = handCookie(kernel, client, 'away', '');
      if (vouched.session === null) {
        const entered = await enteredAnswer(
          parts,
          asked,
          await signInBySso(kernel, parts, vouched, client, language),
        );
        return new WithCookies(entered.body, [...entered.cookies, gone]);
      }
      const asker = await asked.whoAsks();
      await link(asked, asker, vouched);
      return new WithCookies(await answerFor(parts, asked, asker), [gone]);
    },
  }),
  write({
    method: 'POST',
    path: '/me/links',
    summary: 'Set out to link an account at a provider to one’s own',
    permission: 'identity.factor.set',
    reach: 'own',
    body: providerBody,
    response: providerBegun,
    handle: async (asked) => {
      const { session } = await changing(asked, asked.actor);
      return setOut(asked, asked.body.provider, session);
    },
  }),
  write({
    method: 'DELETE',
    path: '/me/links/:provider',
    summary: 'Unlink one’s account at a provider',
    permission: 'identity.factor.set',
    reach: 'own',
    params: z.object({ provider: providerId }),
    response: done,
    handle: async (asked) => {
      const { personId, home, caller } = await changing(asked, asked.actor);
      await runCommand(asked.kernel, unlinkOwn, { personId, home, ...asked.params }, caller);
      return { done: true as const };
    },
  }),
];
