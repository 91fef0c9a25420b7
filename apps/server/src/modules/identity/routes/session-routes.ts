import {
  actingBody,
  done,
  enterDemonstrationBody,
  sessionList,
  signInBody,
} from '@hatangso/contracts/identity';
import { sessionAnswer } from '@hatangso/contracts/session';
import { z } from 'zod';
import { runCommand, runQuery } from '../../../platform/action.ts';
import { type Endpoint, read, WithCookies, write } from '../../../platform/http/endpoint.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import { type Actor, publicActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { handCookie, idleMs } from '../cookies.ts';
import { enterDemonstration } from '../demonstration.ts';
import { deviceName } from '../device-name.ts';
import { readOwn } from '../own.ts';
import { asIdentity, type IdentityParts } from '../parts.ts';
import { waitingStep } from '../second/second-step.ts';
import { listSessions } from '../session-answer.ts';
import { actUnder, endSession } from '../sessions.ts';
import { signInByPassword } from '../sign-in-by-password.ts';
import { leaveAddress } from '../sso/client.ts';
import { offeredProviders, standingProvider } from '../sso/settings.ts';
import { newSecret } from '../token.ts';
import { answerFor, demandTrusted, enteredAnswer, type From } from './entering.ts';

/** The person behind a session; a token has none: refused as `identity.only_people`. */
export async function ownOf(from: From, actor: Actor) {
  if (actor.person === null) throw new Problem('identity.only_people');
  const caller = asIdentity({ actor, language: from.language });
  const own = await runQuery(from.kernel, readOwn, { personId: actor.person }, caller);
  return { ...own, personId: actor.person, caller };
}

export const sessionRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/session',
    summary: 'Who is signed in, under which role, and what that allows; also for nobody',
    permission: 'public',
    response: sessionAnswer,
    handle: async (asked) => {
      const asker = await asked.whoAsks();
      const answer = await answerFor(parts, asked, asker);
      const second = asker === null ? await waitingStep(asked.kernel, asked.client) : null;
      if (asker !== null) return answer;
      const providers = offeredProviders(asked.kernel);
      return {
        ...answer,
        ...(second === null ? {} : { second }),
        ...(providers.length === 0 ? {} : { providers }),
      };
    },
  }),
  write({
    method: 'POST',
    path: '/session',
    summary: 'Sign in with a user name or e-mail address and the password',
    permission: 'public',
    body: signInBody,
    response: sessionAnswer,
    handle: async (asked) => {
      demandTrusted(asked.client);
      const handed = await signInByPassword(asked.kernel, asked.body, asked.client, asked.language);
      return enteredAnswer(parts, asked, handed);
    },
  }),
  write({
    method: 'POST',
    path: '/session/demonstration',
    summary: 'Enter a demonstration as one of its people; refused in a real installation',
    permission: 'public',
    body: enterDemonstrationBody,
    response: sessionAnswer,
    handle: async (asked) => {
      demandTrusted(asked.client);
      const { kernel, client, language, body } = asked;
      const secret = newSecret();
      const input = { personId: body.person, secret, agent: client.agent, ip: client.ip };
      await runCommand(kernel, enterDemonstration, input, asIdentity({ actor: publicActor, language }));
      return enteredAnswer(parts, asked, { session: secret, device: null });
    },
  }),
  write({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out in this browser',
    permission: 'public',
    response: sessionAnswer,
    handle: async (asked) => {
      const asker = await asked.whoAsks();
      const { kernel, client } = asked;
      const ended =
        asker?.person == null || asker.session === null ? null : await end(asked, asker, asker.session);
      const provider = standingProvider(kernel, ended?.provider ?? null);
      const leaveAt =
        provider === undefined ? null : await leaveAddress(kernel, provider, `${client.origin}/dang-nhap`);
      const gone = (['session', 'step'] as const).map((kind) =>
        handCookie(asked.kernel, asked.client, kind, ''),
      );
      const answer = await answerFor(parts, asked, null);
      return new WithCookies({ ...answer, ...(leaveAt === null ? {} : { leaveAt }) }, gone);
    },
  }),
  write({
    method: 'PUT',
    path: '/session/acting',
    summary: 'Choose which of one’s roles to act under',
    permission: 'identity.own.set',
    reach: 'own',
    body: actingBody,
    response: sessionAnswer,
    handle: async (asked) => {
      const { actor, kernel } = asked;
      const { personId, home, caller } = await ownOf(asked, actor);
      const { session } = actor;
      if (session === null) throw new Problem('identity.only_people');
      const { assignment } = asked.body;
      await runCommand(kernel, actUnder, { personId, home, sessionId: session, assignment }, caller);
      return answerFor(parts, asked, await asked.whoAsks());
    },
  }),
  read({
    path: '/sessions',
    summary: 'One’s own open sessions: device, place, when last used',
    permission: 'identity.own.read',
    response: sessionList,
    handle: async ({ actor, kernel, language }) => {
      const since = new Date(kernel.clock().getTime() - idleMs).toISOString();
      const input = { person: actor.person, since };
      const rows = await runQuery(kernel, listSessions, input, asIdentity({ actor, language }));
      const sessions = rows.map(({ agent, ...row }) => ({
        ...row,
        device: deviceName(agent),
        current: row.id === actor.session,
      }));
      return { sessions };
    },
  }),
  write({
    method: 'DELETE',
    path: '/sessions/:id',
    summary: 'End one of one’s own sessions; another than this one after proof of who one is',
    permission: 'identity.own.set',
    reach: 'own',
    params: z.object({ id: z.uuid() }),
    response: done,
    handle: async (asked) => {
      const { actor, kernel, params } = asked;
      // so that whoever found an open desk cannot shut its owner out elsewhere
      if (params.id !== actor.session)
        demandFreshProof({ actor, now: kernel.clock(), installation: kernel.installation });
      await end(asked, actor, params.id);
      return { done: true as const };
    },
  }),
];

async function end(from: From, actor: Actor, sessionId: string): Promise<{ provider: string | null }> {
  const { personId, home, caller } = await ownOf(from, actor);
  return runCommand(from.kernel, endSession, { personId, home, sessionId }, caller);
}
