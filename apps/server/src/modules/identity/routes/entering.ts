import type { Language } from '@hatangso/contracts/problems';
import { runCommand, runQuery } from '../../../platform/action.ts';
import type { Client } from '../../../platform/http/client.ts';
import { WithCookies } from '../../../platform/http/endpoint.ts';
import { type Actor, type Kernel, publicActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { cookieName, cookieOf, handCookie } from '../cookies.ts';
import type { Entering } from '../enter.ts';
import { actorOfSession } from '../find-session.ts';
import { asIdentity, type IdentityParts } from '../parts.ts';
import { hashPassword } from '../password/hash.ts';
import { demandStrong } from '../password/weak.ts';
import { graceNow } from '../second/required.ts';
import { waitingStep } from '../second/second-step.ts';
import { readSession } from '../session-answer.ts';
import { replaceSession } from '../sessions.ts';
import type { Handed, HandedStep } from '../sign-in-by-password.ts';
import { newSecret } from '../token.ts';

/** What the handlers of this module need of a request. */
export interface From {
  readonly kernel: Kernel;
  readonly client: Client;
  readonly language: Language;
}

/** A password or a session's cookie may not cross a network in the clear; refused as `auth.needs_https`. */
export function demandTrusted(client: Client): void {
  if (!client.trusted) throw new Problem('auth.needs_https');
}

/** The session's answer for whoever asks, without handing anything out. */
export const answerFor = (parts: IdentityParts, from: From, asker: Actor | null) =>
  runQuery(
    from.kernel,
    readSession(parts),
    { asker, graceUntil: graceNow(from.kernel) },
    asIdentity({ actor: asker ?? publicActor, language: from.language }),
  );

/**
 * The session's answer with the cookies of a session that was opened just now; or, where only the first step was done,
 * nobody's with what the second may be done by.
 */
export async function enteredAnswer(
  parts: IdentityParts,
  from: From,
  handed: Handed | HandedStep,
): Promise<WithCookies> {
  const { kernel, client } = from;
  if ('step' in handed) {
    const cookie = handCookie(kernel, client, 'step', handed.step);
    const cookies = new Map(client.cookies).set(cookieName(kernel, 'step', client.secure), handed.step);
    const second = await waitingStep(kernel, { ...client, cookies });
    const answer = await answerFor(parts, from, null);
    return new WithCookies({ ...answer, ...(second === null ? {} : { second }) }, [cookie]);
  }
  const earlier = cookieOf(kernel, client, 'session');
  const asker = await actorOfSession(kernel, handed.session, client.ip);
  if (earlier)
    await runCommand(
      kernel,
      replaceSession,
      { secret: earlier },
      asIdentity({ actor: asker ?? publicActor, language: from.language }),
    );
  const cookies = [
    handCookie(kernel, client, 'session', handed.session),
    ...(handed.device === null ? [] : [handCookie(kernel, client, 'device', handed.device)]),
    ...(cookieOf(kernel, client, 'step') === undefined ? [] : [handCookie(kernel, client, 'step', '')]),
  ];
  return new WithCookies(await answerFor(parts, from, asker), cookies);
}

/**
 * A new password made fit to be kept (strong, hashed outside any transaction), and the secrets of the session that
 * follows. `own`: what whoever guesses knows of the person.
 */
export async function enter(
  { client, kernel }: From,
  password: string,
  own: readonly (string | null | undefined)[],
): Promise<Entering & Handed> {
  await demandStrong(
    password,
    own.filter((word) => typeof word === 'string'),
  );
  const handed = {
    session: newSecret(),
    device: cookieOf(kernel, client, 'device') === undefined ? newSecret() : null,
  };
  return {
    ...handed,
    secret: handed.session,
    deviceSecret: handed.device,
    agent: client.agent,
    ip: client.ip,
    passwordHash: await hashPassword(password),
  };
}
