import type { EmergencyView } from '@hatangso/contracts/emergencies';
import type { Role } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { namesOf } from '../names-of.ts';

/** So long after it is over it is still told to those who answer for the ward. */
const toldMs = 14 * 24 * 3_600_000;

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly reason: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly until: string;
  readonly endedAt: string | null;
}

/** Who was let into the ward: now, and lately. */
export const listEmergencies = query({
  name: 'identity.emergency.read',
  async run({ unitCode }: { unitCode: string }, { tx, now }): Promise<EmergencyView[]> {
    const since = new Date(now.getTime() - toldMs).toISOString();
    const { rows } = await sql<Row>`
      select id, person_id as "personId", role, reason, opened_at as "openedAt", opened_by as "openedBy", until,
             ended_at as "endedAt"
      from identity.emergencies
      where unit_code = ${unitCode} and until > ${since}::timestamptz
      order by opened_at desc, id
    `.execute(tx);
    const names = await namesOf(tx, [
      ...new Set(rows.flatMap(({ personId, openedBy }) => [`person:${personId}`, openedBy])),
    ]);
    return rows.map(({ personId, openedBy, ...row }) => ({
      ...row,
      person: names.get(`person:${personId}`) ?? null,
      openedBy: names.get(openedBy) ?? null,
      state: row.endedAt === null && row.until > now.toISOString() ? 'open' : 'over',
    }));
  },
});
