import type { Role } from '@hatangso/contracts/permissions';
import { needsSecondFactor, roleScopes } from '@hatangso/contracts/permissions';
import type { AssignmentView, SessionAnswer } from '@hatangso/contracts/session';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Actor, Doing } from '../../platform/kernel.ts';
import { entrancesOf } from './demonstration.ts';
import type { IdentityParts } from './parts.ts';
import { levelOf } from './scope-of.ts';

export interface HeldRow {
  readonly id: string;
  readonly role: Role;
  readonly unit: string;
  readonly part: string | null;
  readonly part_name: string | null;
}

/** A role as it is shown, with the name its unit has today. */
export function viewOf(row: HeldRow, names: ReadonlyMap<string, string>): AssignmentView {
  const { part: kind } = roleScopes[row.role];
  return {
    id: row.id,
    role: row.role,
    level: levelOf(row.unit),
    unitCode: row.unit,
    unitName: names.get(row.unit) ?? (levelOf(row.unit) === 'nation' ? 'Việt Nam' : row.unit),
    part:
      kind === null || row.part === null ? null : { kind, code: row.part, name: row.part_name ?? row.part },
  };
}

/** The roles as shown; one question for all their units' names. */
export async function viewsOf(
  rows: readonly HeldRow[],
  parts: IdentityParts,
  doing: Doing,
): Promise<readonly AssignmentView[]> {
  const names = await parts.unitNames.run({ codes: [...new Set(rows.map(({ unit }) => unit))] }, doing);
  return rows.map((row) => viewOf(row, names));
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly email: string | null;
  readonly language: 'vi' | 'en' | null;
  readonly enrolled: boolean;
}

interface AskedSession {
  readonly asker: Actor | null;
  /** Until when a second factor may be lacking. */
  readonly graceUntil: string | null;
}

/** Who asks, what they may act as, and what that allows; for anybody, also nobody. Runs under sign-in's own scope. */
export const readSession = (parts: IdentityParts) =>
  query({
    name: 'identity.own.read',
    async run({ asker, graceUntil }: AskedSession, doing): Promise<SessionAnswer> {
      const { rows } = await sql<{ none: boolean }>`
        select not exists (select from identity.people) as none
      `.execute(doing.tx);
      const { factor, ...about } =
        asker === null ? nobody : await (asker.person === null ? ofProgram : ofPerson)(asker, parts, doing);
      const entrances = asker === null ? await entrancesOf(parts, doing) : undefined;
      return {
        ...(entrances === undefined ? {} : { entrances }),
        firstRun: rows[0]?.none === true,
        ...about,
        ...(factor === undefined ? {} : { factor: { ...factor, graceUntil } }),
        acting: asker?.assignment ?? about.assignments[0]?.id ?? null,
        permissions: asker === null ? [] : [...asker.permissions],
      };
    },
  });

type About = Pick<SessionAnswer, 'person' | 'assignments'> & {
  readonly factor?: Omit<NonNullable<SessionAnswer['factor']>, 'graceUntil'>;
};
const nobody: About = { person: null, assignments: [] };

async function ofPerson({ person, held: isHeld }: Actor, parts: IdentityParts, doing: Doing): Promise<About> {
  const { rows } = await sql<PersonRow>`
    select id, name, login, email, language, second_factor_at is not null as enrolled from identity.people where id = ${person}::uuid
  `.execute(doing.tx);
  const held = await sql<HeldRow>`
    select id, role, unit_code as unit, part_code as part, part_name
    from identity.assignments
    where person_id = ${person}::uuid and ended_at is null
      and (until is null or until > ${doing.now.toISOString()}::timestamptz)
    order by created_at, id
  `.execute(doing.tx);
  const [found] = rows;
  if (found === undefined) return nobody;
  const { enrolled, ...own } = found;
  const required = !doing.installation.demonstration && held.rows.some(({ role }) => needsSecondFactor(role));
  return {
    person: own,
    assignments: [...(await viewsOf(held.rows, parts, doing))],
    factor: { required, enrolled, held: isHeld === true },
  };
}

/** A token, or whoever sits at the machine: one role, and no login. */
async function ofProgram(actor: Actor, parts: IdentityParts, doing: Doing): Promise<About> {
  const person = { id: actor.id, name: actor.name, login: '', email: null, language: null };
  if (actor.role === null) return { person, assignments: [] };
  const part = actor.scope.part ?? actor.office;
  const row = { id: actor.id, role: actor.role, unit: actor.scope.value, part, part_name: null };
  return { person, assignments: [...(await viewsOf([row], parts, doing))] };
}

interface SessionRow {
  readonly id: string;
  readonly agent: string;
  readonly place: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

/** A person's open sessions, the one used last first. */
export const listSessions = query({
  name: 'identity.own.read',
  async run(
    { person, since }: { person: string | null; since: string },
    { tx, now },
  ): Promise<readonly SessionRow[]> {
    const { rows } = await sql<SessionRow>`
      select id, agent, place, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"
      from identity.sessions
      where person_id = ${person}::uuid and ended_at is null and expires_at > ${now.toISOString()}::timestamptz
        and last_seen_at > ${since}::timestamptz
      order by last_seen_at desc, id
    `.execute(tx);
    return rows;
  },
});
