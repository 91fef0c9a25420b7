import type { AcceptBody } from '@hatangso/contracts/identity';
import { expectations } from '@hatangso/contracts/problems/expectations';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { NATION } from '../../platform/db/scope.ts';
import { invalidRequest, Problem } from '../../platform/problem.ts';
import type { Wanted } from './give.ts';
import { openInvitation } from './list-invitations.ts';
import { insertPerson, type NewPerson } from './people.ts';
import { insertStep } from './second/step.ts';
import { closeSessions, type Home, keepPassword, type NewSession, openSession } from './sessions.ts';

/** What every way in ends with: a password kept and a session opened in this browser. */
export type Entering = Omit<NewSession, 'personId' | 'home'> & { readonly passwordHash: string };

interface Entered {
  readonly personId: string;
  readonly sessionId: string;
  readonly home: Home;
}

const nation: Home = { unitCode: NATION, provinceCode: NATION };

/** The administrator of everything: what the first person of an installation is. */
const administrator: Wanted = { role: 'administrator', ...nation, partCode: null, partName: null };

type SetupInput = Entering & Pick<NewPerson, 'name' | 'login' | 'email' | 'language'>;

/** Makes the first person, the administrator; only while there is none, and of two at once one. */
export const setUp = command({
  name: 'identity.installation.set_up',
  turn: () => 'identity.setup',
  async run({ passwordHash, ...input }: SetupInput, doing): Promise<Entered> {
    const { tx, now } = doing;
    const { rows } = await sql<{
      some: boolean;
    }>`select exists (select from identity.people) as some`.execute(tx);
    if (rows[0]?.some !== false) throw new Problem('identity.set_up_already');
    const personId = await insertPerson(tx, { ...input, assignments: [administrator] }, doing);
    await keepPassword(tx, personId, passwordHash, now);
    const sessionId = await openSession(tx, { ...input, personId, home: nation }, now);
    return { personId, sessionId, home: nation };
  },
  audit: (_input, { personId, home }) => [
    {
      object: { kind: 'identity.person', id: personId },
      ...home,
      facts: { role: 'administrator', first: true },
    },
  ],
});

type AcceptInput = Entering & {
  readonly link: string;
  readonly body: AcceptBody;
};

/** A new password by a link is the first step only, of somebody who has a second factor. */
async function hasSecondFactor(tx: Tx, personId: string): Promise<boolean> {
  const { rows } = await sql<{ second: boolean }>`
    select second_factor_at is not null as second from identity.people where id = ${personId}::uuid
  `.execute(tx);
  return rows[0]?.second === true;
}

/** Uses a link: makes the invited person with the roles it names, or sets the person's password and ends all else. */
export const acceptInvitation = command({
  name: 'identity.invitation.accept',
  async run(
    { link, body, passwordHash, ...session }: AcceptInput,
    doing,
  ): Promise<Entered & { link: string; second: boolean }> {
    const { tx, now } = doing;
    const found = await openInvitation(tx, link, now, 'take');
    await sql`
      update identity.invitations set used_at = ${now.toISOString()}::timestamptz where id = ${found.id}::uuid
    `.execute(tx);
    const home = { unitCode: found.unit_code, provinceCode: found.province_code };
    const personId =
      found.person_id ??
      (await insertPerson(tx, { ...newcomer(body), assignments: found.assignments }, doing));
    await keepPassword(tx, personId, passwordHash, now);
    await closeSessions(tx, { personId }, now);
    const second = await hasSecondFactor(tx, personId);
    const sessionId = second
      ? await insertStep(tx, personId, session.secret, now)
      : await openSession(tx, { ...session, personId, home }, now);
    return { personId, sessionId, home, link: found.id, second };
  },
  audit: (_input, { personId, home, link }) => [
    { object: { kind: 'identity.invitation', id: link }, ...home, facts: { person: personId } },
  ],
});

function newcomer({
  name,
  login,
  email,
  language,
}: AcceptBody): Pick<NewPerson, 'name' | 'login' | 'email' | 'language'> {
  const missing = name === undefined ? 'name' : login === undefined ? 'login' : null;
  if (name === undefined || login === undefined) throw invalidRequest(`body/${missing}`, expectations.text);
  return { name, login, email: email ?? null, language: language ?? null };
}

type PasswordInput = Entering & { readonly personId: string; readonly home: Home };

/** A new password: every session ends, this browser gets a fresh one. */
export const changePassword = command({
  name: 'identity.own.password',
  async run({ passwordHash, ...session }: PasswordInput, { tx, now, actor }) {
    await keepPassword(tx, session.personId, passwordHash, now);
    await sql`
      update identity.invitations set revoked_at = ${now.toISOString()}::timestamptz
      where person_id = ${session.personId}::uuid and used_at is null and revoked_at is null
    `.execute(tx);
    // the session asked with goes last, so that the fresh one goes on under its role
    const opened = await openSession(tx, session, now);
    await sql`
      update identity.sessions
      set second_factor = (select earlier.second_factor from identity.sessions as earlier where earlier.id = ${actor.session}::uuid)
      where id = ${opened}::uuid
    `.execute(tx);
    await closeSessions(tx, { personId: session.personId, except: opened }, now);
    return opened;
  },
  audit: ({ personId, home }) => [
    { object: { kind: 'identity.person', id: personId }, ...home, facts: { fields: ['password'] } },
  ],
});
