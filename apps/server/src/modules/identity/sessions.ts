import { randomUUID } from 'node:crypto';
import type { FactorMethod } from '@hatangso/contracts/factors';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { forgive } from './attempts.ts';
import { sessionMs } from './cookies.ts';
import type { Bucket } from './throttle.ts';
import { secretDigest } from './token.ts';

/** Whose entry in the log it is: the person's unit. */
export interface Home {
  readonly unitCode: string;
  readonly provinceCode: string;
}

export interface NewSession {
  readonly personId: string;
  readonly home: Home;
  readonly secret: string;
  /** Makes the browser known to be this person's; null where it is already. */
  readonly deviceSecret: string | null;
  readonly agent: string;
  readonly ip: string;
  /** What proved the person a second time; left out: nothing did. */
  readonly secondFactor?: FactorMethod | 'provider' | null;
  /** The provider of single sign-on that opened it. */
  readonly provider?: string;
}

/** Opens a session, under the role that the person chose last. To be called inside a command that logs it. */
export async function openSession(tx: Tx, session: NewSession, now: Date): Promise<string> {
  const id = randomUUID();
  const at = now.toISOString();
  const until = new Date(now.getTime() + sessionMs).toISOString();
  await sql`
    insert into identity.sessions
      (id, person_id, secret_sha256, assignment_id, created_at, last_seen_at, expires_at, agent, place,
       proven_at, second_factor, provider)
    values (${id}::uuid, ${session.personId}::uuid, ${secretDigest(session.secret)},
            (select held.id
             from identity.assignments as held
             where held.person_id = ${session.personId}::uuid and held.ended_at is null
               and (held.until is null or held.until > ${at}::timestamptz)
             order by (held.id = (select earlier.assignment_id from identity.sessions as earlier
                                  where earlier.person_id = ${session.personId}::uuid
                                  order by earlier.last_seen_at desc, earlier.created_at desc limit 1)) is true desc,
                      held.created_at, held.id
             limit 1),
            ${at}::timestamptz, ${at}::timestamptz, ${until}::timestamptz, ${session.agent}, ${session.ip},
            ${at}::timestamptz, ${session.secondFactor ?? null}, ${session.provider ?? null})
  `.execute(tx);
  await sql`
    update identity.people set last_seen_at = ${at}::timestamptz where id = ${session.personId}::uuid
  `.execute(tx);
  if (session.deviceSecret !== null)
    await sql`
      insert into identity.devices (id, person_id, secret_sha256, created_at)
      values (${randomUUID()}::uuid, ${session.personId}::uuid, ${secretDigest(session.deviceSecret)}, ${at}::timestamptz)
    `.execute(tx);
  return id;
}

/** Ends a person's sessions, all but `except`; what said where they were is gone with them. */
export async function closeSessions(
  tx: Tx,
  {
    personId,
    only = null,
    except = null,
  }: { personId: string; only?: string | null; except?: string | null },
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    update identity.sessions set ended_at = ${now.toISOString()}::timestamptz, agent = '', place = ''
    where person_id = ${personId}::uuid and ended_at is null
      and (${only}::uuid is null or id = ${only}::uuid) and (${except}::uuid is null or id <> ${except}::uuid)
  `.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Nobody stays signed in, in a database that was put back: what was ended since then would stand again. */
export async function endAllSessions(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update identity.sessions set ended_at = ${now.toISOString()}::timestamptz, agent = '', place = ''
    where ended_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Stores a password's hash; a browser known before stays known. */
export async function keepPassword(tx: Tx, personId: string, hash: string, now: Date): Promise<void> {
  const at = now.toISOString();
  await sql`
    insert into identity.passwords (person_id, hash, set_at) values (${personId}::uuid, ${hash}, ${at}::timestamptz)
    on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at
  `.execute(tx);
  await sql`
    update identity.people set password_set_at = ${at}::timestamptz where id = ${personId}::uuid
  `.execute(tx);
}

const entry = (id: string, home: Home, facts: Readonly<Record<string, unknown>>) => [
  { object: { kind: 'identity.session', id }, ...home, facts },
];

export interface StartInput extends NewSession {
  readonly buckets: readonly Bucket[];
  /** The same password at today's cost, where it was kept at an older one. */
  readonly rehashed: string | null;
}

/** The password was right. */
export const startSession = command({
  name: 'identity.session.start',
  async run(input: StartInput, { tx, now }) {
    await forgive(tx, input.buckets);
    if (input.rehashed !== null)
      await sql`update identity.passwords set hash = ${input.rehashed} where person_id = ${input.personId}::uuid`.execute(
        tx,
      );
    return openSession(tx, input, now);
  },
  audit: ({ personId, home }, id) => entry(id, home, { person: personId }),
});

/** The password was wrong, there is nobody by that login, or the second step was: the log tells of all. */
export const refuseSession = command({
  name: 'identity.session.refuse',
  run: async (_input: { personId: string | null; home: Home; step?: 2 }) => null,
  audit: ({ personId, home, step = 1 }) => entry(personId ?? 'unknown', home, { person: personId, step }),
});

export const endSession = command({
  name: 'identity.session.end',
  async run({ personId, sessionId }: { personId: string; sessionId: string; home: Home }, { tx, now }) {
    const ended = await closeSessions(tx, { personId, only: sessionId }, now);
    if (ended === 0) throw new Problem('identity.no_session', { id: sessionId });
    const { rows } = await sql<{ provider: string | null }>`
      select provider from identity.sessions where id = ${sessionId}::uuid
    `.execute(tx);
    return { provider: rows[0]?.provider ?? null };
  },
  audit: ({ personId, sessionId, home }) => entry(sessionId, home, { person: personId }),
});

/** Signing in again ends the session that the browser had; nothing is done where it had none that stands. */
export const replaceSession = command({
  name: 'identity.session.end',
  async run({ secret }: { readonly secret: string }, { tx, now }) {
    const { rows } = await sql<{ id: string; person: string } & Home>`
      update identity.sessions as session set ended_at = ${now.toISOString()}::timestamptz, agent = '', place = ''
      from identity.people as person
      where session.secret_sha256 = ${secretDigest(secret)} and session.ended_at is null and person.id = session.person_id
      returning session.id, person.id as person, person.unit_code as "unitCode", person.province_code as "provinceCode"
    `.execute(tx);
    return rows[0] ?? null;
  },
  unchanged: (ended) => ended === null,
  audit: (_input, ended) =>
    ended === null
      ? []
      : entry(
          ended.id,
          { unitCode: ended.unitCode, provinceCode: ended.provinceCode },
          { person: ended.person },
        ),
});

/** Chooses the role that a session acts under. */
export const actUnder = command({
  name: 'identity.session.act',
  async run({ personId, sessionId, assignment }: ActInput, { tx, now }) {
    const { rows } = await sql<{ before: string | null }>`
      update identity.sessions as session set assignment_id = ${assignment}::uuid
      from (select id, assignment_id from identity.sessions where id = ${sessionId}::uuid) as earlier
      where session.id = earlier.id and exists (
        select from identity.assignments as held
        where held.id = ${assignment}::uuid and held.person_id = ${personId}::uuid and held.ended_at is null
          and (held.until is null or held.until > ${now.toISOString()}::timestamptz))
      returning earlier.assignment_id as before
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('identity.no_assignment', { id: assignment });
    return found;
  },
  audit: ({ personId, sessionId, assignment, home }, { before }) => [
    {
      object: { kind: 'identity.session', id: sessionId },
      ...home,
      facts: { person: personId, assignment },
      change: { before: { assignment: before }, after: { assignment } },
    },
  ],
});

interface ActInput {
  readonly personId: string;
  readonly sessionId: string;
  readonly assignment: string;
  readonly home: Home;
}
