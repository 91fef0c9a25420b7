import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Wanted } from '../give.ts';
import { demandAdministrator, insertAssignment, settle } from '../people.ts';

interface Standing {
  readonly id: string;
  readonly role: string;
  readonly unitCode: string;
  readonly partCode: string | null;
  readonly givenBy: string;
}

const same = (one: Pick<Wanted, 'role' | 'unitCode' | 'partCode'>, other: Standing): boolean =>
  one.role === other.role && one.unitCode === other.unitCode && one.partCode === other.partCode;

/**
 * Brings the roles that a provider gave in line with what it says now: missing ones are given, its own that it names no
 * more end. Roles that people gave are left alone. Tells what changed, for the log.
 */
export async function syncRoles(
  tx: Tx,
  personId: string,
  providerId: string,
  wanted: readonly Wanted[],
  now: Date,
): Promise<{ given: readonly Wanted[]; ended: readonly string[] }> {
  const by = { actor: { id: `provider:${providerId}` }, now };
  const { rows: standing } = await sql<Standing>`
    select id, role, unit_code as "unitCode", part_code as "partCode", created_by as "givenBy"
    from identity.assignments where person_id = ${personId}::uuid and ended_at is null and until is null
  `.execute(tx);
  const given = wanted.filter((one) => !standing.some((other) => same(one, other)));
  const ended = standing.filter(
    (one) => one.givenBy === by.actor.id && !wanted.some((other) => same(other, one)),
  );
  for (const one of given) await insertAssignment(tx, personId, one, by);
  for (const { id } of ended)
    await sql`
      update identity.assignments set ended_at = ${now.toISOString()}::timestamptz, ended_by = ${by.actor.id}
      where id = ${id}::uuid
    `.execute(tx);
  if (ended.some(({ role, unitCode }) => role === 'administrator' && unitCode === 'VN'))
    await demandAdministrator(tx);
  if (given.length + ended.length > 0) await settle(tx, personId);
  return { given, ended: ended.map(({ id }) => id) };
}
