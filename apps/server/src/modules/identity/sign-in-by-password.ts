import type { SignInBody } from '@hatangso/contracts/identity';
import type { Language } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import { runCommand } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { identityScope, NATION } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Client } from '../../platform/http/client.ts';
import { type Kernel, machineActor, publicActor } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { countAttempt } from './attempts.ts';
import { cookieOf, deviceMs } from './cookies.ts';
import { checkPassword, hashPassword } from './password/hash.ts';
import { openStep } from './second/step.ts';
import { type Home, refuseSession, startSession } from './sessions.ts';
import { type Bucket, bucketsOf } from './throttle.ts';
import { newSecret, secretDigest } from './token.ts';

/** What the browser is to be handed. */
export interface Handed {
  readonly session: string;
  /** Null where the browser is known already. */
  readonly device: string | null;
}

/** The first step was right and the second is waited for: what the browser does it with. */
export interface HandedStep {
  readonly step: string;
}

interface Subject {
  readonly id: string;
  readonly unit_code: string;
  readonly province_code: string;
  readonly suspended: boolean;
  readonly hash: string | null;
  readonly device: string | null;
  /** The person has a second factor. */
  readonly second: boolean;
}

const nowhere: Home = { unitCode: NATION, provinceCode: NATION };

/** A login as it is compared: lower case, one form of its letters. */
export const loginKey = (login: string): string => login.normalize('NFC').trim().toLowerCase();

/**
 * Signs in by user name or e-mail address. An unknown login and a wrong password answer the same, after the same work:
 * `identity.wrong_password`; too soon after wrong ones: `identity.wait`. The password is hashed between two
 * transactions, never inside one.
 */
export async function signInByPassword(
  kernel: Kernel,
  body: SignInBody,
  client: Client,
  language: Language,
): Promise<Handed | HandedStep> {
  const { subject, buckets } = await attempt(kernel, body.login, client);
  const checked = await checkPassword(body.password, subject?.hash ?? null);
  const home = subject === undefined ? nowhere : homeOf(subject);
  if (subject === undefined || !checked.right) {
    const stranger = { actor: publicActor, scope: identityScope, language };
    await runCommand(kernel, refuseSession, { personId: subject?.id ?? null, home }, stranger);
    throw new Problem('identity.wrong_password');
  }
  if (subject.suspended) throw new Problem('identity.suspended');
  const caller = {
    actor: machineActor(`person:${subject.id}`, identityScope),
    scope: identityScope,
    language,
  };
  if (subject.second) {
    const step = newSecret();
    await runCommand(kernel, openStep, { personId: subject.id, home, secret: step, buckets }, caller);
    return { step };
  }
  const handed: Handed = { session: newSecret(), device: subject.device === null ? newSecret() : null };
  const input = {
    personId: subject.id,
    home,
    secret: handed.session,
    deviceSecret: handed.device,
    agent: client.agent,
    ip: client.ip,
    buckets,
    rehashed: checked.outdated ? await hashPassword(body.password) : null,
  };
  await runCommand(kernel, startSession, input, caller);
  return handed;
}

const homeOf = ({ unit_code, province_code }: Subject): Home => ({
  unitCode: unit_code,
  provinceCode: province_code,
});

/** Counts the attempt and finds whom it is about; bookkeeping, so no entry of its own in the log. */
export async function attempt(
  kernel: Kernel,
  login: string,
  client: Client,
): Promise<{ subject: Subject | undefined; buckets: readonly Bucket[] }> {
  const now = kernel.clock();
  const key = loginKey(login);
  return transaction(kernel.engine, identityScope, 'write', async (tx) => {
    const subject = await findSubject(tx, key, cookieOf(kernel, client, 'device'), now);
    const buckets = bucketsOf(key, client.ip, subject?.device ?? null);
    await countAttempt(tx, buckets, now);
    return { subject, buckets };
  });
}

async function findSubject(
  tx: Tx,
  login: string,
  device: string | undefined,
  now: Date,
): Promise<Subject | undefined> {
  const knownSince = new Date(now.getTime() - deviceMs).toISOString();
  const { rows } = await sql<Subject>`
    select person.id, person.unit_code, person.province_code, person.suspended_at is not null as suspended,
           kept.hash, known.id as device,
           person.second_factor_at is not null as second
    from identity.people as person
    left join identity.passwords as kept on kept.person_id = person.id
    left join identity.devices as known
      on known.person_id = person.id and known.secret_sha256 = ${secretDigest(device ?? '')}
     and known.created_at > ${knownSince}::timestamptz
    where person.login = ${login} or person.email = ${login}
  `.execute(tx);
  return rows[0];
}
