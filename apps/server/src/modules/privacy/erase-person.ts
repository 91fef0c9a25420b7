import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { demandAdministrator } from '../identity/index.ts';
import type { OfPerson } from './person-data.ts';

/** How many of what an erasure took. */
export type Counts = Readonly<Record<string, number>>;

export interface Erasing {
  readonly reason: string;
  /** Only find out what would go. */
  readonly check: boolean;
}

/**
 * Makes an account nobody's: who it was and all it was entered by go, its id stays. Runs as sign-in itself; that the
 * person is the asker's to administer was found out before. Refused as `identity.no_person`, `privacy.not_oneself` and
 * `identity.last_administrator`.
 */
export const erasePerson = command({
  name: 'privacy.person.erase',
  turn: () => 'identity.people',
  dryRun: ({ check }: OfPerson & Erasing) => check,
  async run({ personId, home, reason, check }: OfPerson & Erasing, { tx, now, actor }): Promise<Counts> {
    if (actor.person === personId) throw new Problem('privacy.not_oneself');
    const at = now.toISOString();
    const administers = await sql`
      select from identity.assignments
      where person_id = ${personId}::uuid and unit_code = 'VN' and role = 'administrator' and ended_at is null
    `.execute(tx);
    const { rows } = await sql<{ counts: Counts | null }>`
      select privacy.erase_person(${personId}::uuid, ${at}::timestamptz, ${actor.id}) as counts
    `.execute(tx);
    const counts = rows[0]?.counts ?? null;
    if (counts === null) throw new Problem('identity.no_person', { id: personId });
    if (administers.rows.length > 0) await demandAdministrator(tx);
    if (check) return counts;
    await sql`
      insert into privacy.erasures (unit_code, province_code, id, at, subject_kind, subject_id, reason, counts, entered_by)
      values (${home.unitCode}, ${home.provinceCode}, ${randomUUID()}::uuid, ${at}::timestamptz, 'person', ${personId},
              ${reason}, ${JSON.stringify(counts)}::json, ${actor.id})
    `.execute(tx);
    return counts;
  },
  audit: ({ personId, home }, counts) => [
    { object: { kind: 'identity.person', id: personId }, ...home, facts: { ...counts } },
  ],
});
