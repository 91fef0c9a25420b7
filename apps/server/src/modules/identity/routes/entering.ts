import type { Language } from '@hatangso/contracts/problems';
import { runQuery } from '../../../platform/action.ts';
import type { Client } from '../../../platform/http/client.ts';
import { WithCookies } from '../../../platform/http/endpoint.ts';
import { type Actor, type Kernel, publicActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { cookieOf, handCookie } from '../cookies.ts';
import type { Entering } from '../enter.ts';
import { actorOfSession } from '../find-session.ts';
import { asIdentity, type IdentityParts } from '../parts.ts';
import { hashPassword } from '../password/hash.ts';
import { demandStrong } from '../password/weak.ts';
import { readSession } from '../session-answer.ts';
import type { Handed } from '../sign-in-by-password.ts';
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
    { asker },
    asIdentity({ actor: asker ?? publicActor, language: from.language }),
  );

/** The session's answer with the cookies of a session that was opened just now. */
export async function enteredAnswer(parts: IdentityParts, from: From, handed: Handed): Promise<WithCookies> {
  const { kernel, client } = from;
  const asker = await actorOfSession(kernel, handed.session, client.ip);
  const cookies = [
    handCookie(kernel, client, 'session', handed.session),
    ...(handed.device === null ? [] : [handCookie(kernel, client, 'device', handed.device)]),
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
