import type { Role } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { identityScope, publicScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { type Actor, type Kernel, machineActor } from '../../platform/kernel.ts';
import { idleMs } from './cookies.ts';
import { actorUnder } from './scope-of.ts';
import { isRequired } from './second/required.ts';
import { secretDigest } from './token.ts';

interface SessionRow {
  readonly id: string;
  readonly person_id: string;
  readonly name: string;
  readonly last_seen_at: string;
  readonly proven_at: string;
  readonly second_factor: string | null;
  readonly enrolled: boolean;
  /** Roles of the person that stand. */
  readonly roles: readonly Role[] | null;
  readonly assignment_id: string | null;
  readonly role: Role | null;
  readonly unit: string | null;
  readonly part: string | null;
}

/** When something was last used is kept to the minute, so that most requests write nothing. */
export const isMinuteOld = (last: string | null, now: Date): boolean =>
  last === null || now.getTime() - new Date(last).getTime() >= 60_000;

/** Who a session's cookie stands for, under the role chosen there; null where it stands for nobody any more. */
export async function actorOfSession(kernel: Kernel, secret: string, ip: string): Promise<Actor | null> {
  const now = kernel.clock();
  const row = await findSession(kernel, secretDigest(secret), now);
  if (row === undefined) return null;
  if (isMinuteOld(row.last_seen_at, now)) await touch(kernel, row, ip, now);
  const who = { id: `person:${row.person_id}`, name: row.name, person: row.person_id, session: row.id };
  const provenAt = new Date(row.proven_at).getTime();
  const actor =
    row.role === null || row.unit === null
      ? { ...machineActor(who.id, publicScope, ownPermissions), ...who }
      : actorUnder(
          { role: row.role, unitCode: row.unit, partCode: row.part },
          { ...who, assignment: row.assignment_id },
        );
  if (!lacksFactor(kernel, row)) return { ...actor, provenAt };
  return { ...actor, provenAt, held: true, permissions: new Set(heldPermissions) };
}

const ownPermissions = [
  'identity.own.read',
  'identity.own.set',
  'identity.factor.read',
  'identity.factor.set',
] as const;
const heldPermissions = ['identity.factor.read', 'identity.factor.set'] as const;

/** A second factor is needed, and this session rests on none. */
const lacksFactor = (kernel: Kernel, { roles, enrolled, second_factor }: SessionRow): boolean =>
  !enrolled && second_factor === null && isRequired(kernel, roles ?? []);

/** Where the role acted under has ended, the first of those that stand takes its place. */
async function findSession(kernel: Kernel, digest: string, now: Date): Promise<SessionRow | undefined> {
  const seenSince = new Date(now.getTime() - idleMs).toISOString();
  const { rows } = await transaction(kernel.engine, identityScope, 'read', (tx) =>
    sql<SessionRow>`
      select session.id, session.person_id, person.name, session.last_seen_at,
             session.proven_at, session.second_factor, person.second_factor_at is not null as enrolled,
             (select json_agg(distinct held.role) from identity.assignments as held
              where held.person_id = session.person_id and held.ended_at is null
                and (held.until is null or held.until > ${now.toISOString()}::timestamptz)) as roles,
             standing.id as assignment_id, standing.role, standing.unit_code as unit, standing.part_code as part
      from identity.sessions as session
      join identity.people as person
        on person.id = session.person_id and person.suspended_at is null
       and session.created_at > coalesce(person.signed_out_at, '-infinity'::timestamptz)
      left join lateral (
        select held.id, held.role, held.unit_code, held.part_code
        from identity.assignments as held
        where held.person_id = session.person_id and held.ended_at is null
          and (held.until is null or held.until > ${now.toISOString()}::timestamptz)
        order by (held.id = session.assignment_id) is true desc, held.created_at, held.id
        limit 1
      ) as standing on true
      where session.secret_sha256 = ${digest} and session.ended_at is null
        and session.expires_at > ${now.toISOString()}::timestamptz and session.last_seen_at > ${seenSince}::timestamptz
    `.execute(tx),
  );
  return rows[0];
}

async function touch(kernel: Kernel, row: SessionRow, ip: string, now: Date): Promise<void> {
  await transaction(kernel.engine, identityScope, 'write', async (tx) => {
    await sql`
      update identity.sessions set last_seen_at = ${now.toISOString()}::timestamptz, place = ${ip}
      where id = ${row.id}::uuid and ended_at is null
    `.execute(tx);
    await sql`
      update identity.people set last_seen_at = ${now.toISOString()}::timestamptz where id = ${row.person_id}::uuid
    `.execute(tx);
  });
}
