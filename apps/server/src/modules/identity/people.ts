import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import type { Actor } from '../../platform/kernel.ts';
import { sortKey } from '../../platform/names.ts';
import { Problem } from '../../platform/problem.ts';
import { coverOf, demandMayGive, demandProofToGive, type Wanted } from './give.ts';
import { loginKey } from './sign-in-by-password.ts';

export interface NewPerson {
  readonly name: string;
  readonly login: string;
  readonly email: string | null;
  readonly language: 'vi' | 'en' | null;
  readonly assignments: readonly Wanted[];
}

interface By {
  readonly actor: Pick<Actor, 'id'>;
  readonly now: Date;
}

/** Makes a person with roles; the database refuses a login or an e-mail address that is taken. */
export async function insertPerson(tx: Tx, person: NewPerson, { actor, now }: By): Promise<string> {
  const id = randomUUID();
  const home = coverOf(person.assignments);
  await sql`
    insert into identity.people (unit_code, province_code, id, name, sort_key, login, email, language, created_at, created_by)
    values (${home.unitCode}, ${home.provinceCode}, ${id}::uuid, ${person.name}, ${sortKey(person.name)},
            ${loginKey(person.login)}, ${person.email === null ? null : loginKey(person.email)}, ${person.language},
            ${now.toISOString()}::timestamptz, ${actor.id})
  `.execute(tx);
  for (const wanted of person.assignments) await insertAssignment(tx, id, wanted, { actor, now });
  return id;
}

export async function insertAssignment(
  tx: Tx,
  personId: string,
  wanted: Wanted,
  { actor, now }: By,
  until: string | null = null,
): Promise<string> {
  const id = randomUUID();
  // one that ended by itself (emergency access) makes room for the same role
  await sql`
    update identity.assignments set ended_at = until, ended_by = created_by
    where person_id = ${personId}::uuid and until <= ${now.toISOString()}::timestamptz and ended_at is null
  `.execute(tx);
  await sql`
    insert into identity.assignments
      (unit_code, province_code, id, person_id, role, part_code, part_name, created_at, created_by, until)
    values (${wanted.unitCode}, ${wanted.provinceCode}, ${id}::uuid, ${personId}::uuid, ${wanted.role},
            ${wanted.partCode}, ${wanted.partName}, ${now.toISOString()}::timestamptz, ${actor.id}, ${until}::timestamptz)
  `.execute(tx);
  return id;
}

interface PersonRow {
  readonly id: string;
  readonly unit_code: string;
  readonly province_code: string;
  readonly login: string;
  readonly suspended_at: string | null;
}

/** The person, where the scope administers them; refused as `identity.no_person` otherwise. */
export async function personOf(tx: Tx, id: string): Promise<PersonRow> {
  const { rows } = await sql<PersonRow>`
    select id, unit_code, province_code, login, suspended_at from identity.people where id = ${id}::uuid and erased_at is null
  `.execute(tx);
  const found = rows[0];
  if (found === undefined) throw new Problem('identity.no_person', { id });
  return found;
}

/** The unit that the person belongs to. */
export const homeOfPerson = query({
  name: 'identity.person.read',
  async run({ id }: { id: string }, { tx }) {
    const { unit_code, province_code } = await personOf(tx, id);
    return { unitCode: unit_code, provinceCode: province_code };
  },
});

/**
 * Moves the person to the smallest unit that holds their standing roles. Whoever administers the person sees all of
 * them: the unit they belong to holds every one.
 */
export async function settle(tx: Tx, id: string): Promise<void> {
  const { rows } = await sql<{ unitCode: string; provinceCode: string }>`
    select unit_code as "unitCode", province_code as "provinceCode" from identity.assignments
    where person_id = ${id}::uuid and ended_at is null and until is null
  `.execute(tx);
  if (rows.length === 0) return;
  const home = coverOf(rows);
  await sql`
    update identity.people set unit_code = ${home.unitCode}, province_code = ${home.provinceCode}
    where id = ${id}::uuid and unit_code <> ${home.unitCode}
  `.execute(tx);
}

/** The installation is never without somebody who administers all of it. */
export async function demandAdministrator(tx: Tx): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (
      select from identity.assignments as held
      join identity.people as person on person.id = held.person_id
      where held.unit_code = 'VN' and held.role = 'administrator' and held.ended_at is null and held.until is null and person.suspended_at is null
    ) as there
  `.execute(tx);
  if (rows[0]?.there !== true) throw new Problem('identity.last_administrator');
}

/** Links that somebody handed over stop working with the right to hand them over. */
async function revokeLinksOf(tx: Tx, personId: string, now: Date): Promise<void> {
  await sql`
    update identity.invitations set revoked_at = ${now.toISOString()}::timestamptz
    where created_by = ${`person:${personId}`} and used_at is null and revoked_at is null
  `.execute(tx);
}

/** Roles are given and taken one at a time, so that the last administrator is. */
const turn = (): string => 'identity.people';
const personEntry = (
  id: string,
  home: { unitCode: string; provinceCode: string },
  facts: Record<string, unknown>,
) => ({
  object: { kind: 'identity.person', id },
  ...home,
  facts,
});
const factsOf = ({ role, unitCode, partCode }: Wanted) => ({ role, unit: unitCode, part: partCode });

export const addPerson = command({
  name: 'identity.person.add',
  async run(input: NewPerson, doing) {
    demandMayGive(doing.actor, input.assignments);
    demandProofToGive(doing, input.assignments);
    return insertPerson(doing.tx, input, doing);
  },
  audit: (input, id) => [
    personEntry(id, coverOf(input.assignments), { assignments: input.assignments.map(factsOf) }),
  ],
});

export const addAssignment = command({
  name: 'identity.assignment.add',
  turn,
  async run({ personId, wanted }: { personId: string; wanted: Wanted }, doing) {
    demandMayGive(doing.actor, [wanted]);
    demandProofToGive(doing, [wanted]);
    await personOf(doing.tx, personId);
    const id = await insertAssignment(doing.tx, personId, wanted, doing);
    await settle(doing.tx, personId);
    return id;
  },
  audit: ({ personId, wanted }, id) => [
    {
      object: { kind: 'identity.assignment', id },
      unitCode: wanted.unitCode,
      provinceCode: wanted.provinceCode,
      facts: { person: personId, ...factsOf(wanted) },
    },
  ],
});

interface EndedRow {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly role: string;
}

/** Ends a role over a unit that the scope holds, also of a person whom a wider unit administers. */
export const endAssignment = command({
  name: 'identity.assignment.end',
  turn,
  async run({ personId, id }: { personId: string; id: string }, { tx, now, actor }): Promise<EndedRow> {
    const { rows } = await sql<EndedRow>`
      update identity.assignments set ended_at = ${now.toISOString()}::timestamptz, ended_by = ${actor.id}
      where id = ${id}::uuid and person_id = ${personId}::uuid and ended_at is null
      returning unit_code as "unitCode", province_code as "provinceCode", role
    `.execute(tx);
    const ended = rows[0];
    if (ended === undefined) throw new Problem('identity.no_assignment', { id });
    if (ended.role === 'administrator') await revokeLinksOf(tx, personId, now);
    if (ended.unitCode === 'VN' && ended.role === 'administrator') await demandAdministrator(tx);
    await settle(tx, personId);
    return ended;
  },
  audit: ({ personId, id }, { role, ...home }) => [
    {
      object: { kind: 'identity.assignment', id },
      ...home,
      facts: { person: personId, role, ended: true },
      change: { before: { state: 'held' }, after: { state: 'ended' } },
    },
  ],
});

export interface SetPerson {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly suspended?: boolean | undefined;
}

/** Changes what is given. Whoever is suspended signs in no more; links they handed over stop working too. */
export const setPerson = command({
  name: 'identity.person.set',
  turn,
  async run({ id, name, email, suspended }: SetPerson, { tx, now }) {
    const person = await personOf(tx, id);
    const at = now.toISOString();
    if (name !== undefined)
      await sql`update identity.people set name = ${name}, sort_key = ${sortKey(name)} where id = ${id}::uuid`.execute(
        tx,
      );
    if (email !== undefined)
      await sql`update identity.people set email = ${email === null ? null : loginKey(email)} where id = ${id}::uuid`.execute(
        tx,
      );
    if (suspended !== undefined)
      await sql`
        update identity.people
        set suspended_at = case when ${suspended}::boolean then coalesce(suspended_at, ${at}::timestamptz) end,
            signed_out_at = case when ${suspended}::boolean then ${at}::timestamptz else signed_out_at end
        where id = ${id}::uuid
      `.execute(tx);
    if (suspended === true) {
      await revokeLinksOf(tx, id, now);
      if (person.unit_code === 'VN') await demandAdministrator(tx);
    }
    const home = { unitCode: person.unit_code, provinceCode: person.province_code };
    return { ...home, wasSuspended: person.suspended_at !== null };
  },
  audit: ({ id, name, email, suspended }, { wasSuspended, ...home }) => [
    {
      ...personEntry(id, home, {
        fields: [...(name === undefined ? [] : ['name']), ...(email === undefined ? [] : ['email'])],
        ...(suspended === undefined ? {} : { suspended }),
      }),
      ...(suspended === undefined
        ? {}
        : { change: { before: { suspended: wasSuspended }, after: { suspended } } }),
    },
  ],
});
