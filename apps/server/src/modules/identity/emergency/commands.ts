import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import { Problem } from '../../../platform/problem.ts';
import { demandMayGive, holds, type Wanted } from '../give.ts';
import { insertAssignment } from '../people.ts';

export interface OpenEmergency {
  readonly personId: string;
  readonly wanted: Wanted;
  readonly hours: number;
  readonly reason: string;
}

/**
 * Lets somebody into a ward under a role for some hours. From above only: whoever administers the province or the
 * country, for people they administer; a ward's own administrator gives roles in the usual way. Runs as sign-in, since
 * the person may belong elsewhere.
 */
export const openEmergency = command({
  name: 'identity.emergency.open',
  turn: () => 'identity.people',
  async run({ personId, wanted, hours, reason }: OpenEmergency, doing) {
    const { tx, now, actor } = doing;
    if (actor.scope.level !== 'nation' && actor.scope.level !== 'province')
      throw new Problem('identity.emergency_from_above');
    demandMayGive(actor, [wanted]);
    demandFreshProof(doing);
    const { rows } = await sql<{ unitCode: string; provinceCode: string }>`
      select unit_code as "unitCode", province_code as "provinceCode" from identity.people
      where id = ${personId}::uuid and suspended_at is null
    `.execute(tx);
    const [home] = rows;
    if (home === undefined || !holds(actor, home)) throw new Problem('identity.no_person', { id: personId });
    const until = new Date(now.getTime() + hours * 3_600_000).toISOString();
    const assignment = await insertAssignment(tx, personId, wanted, doing, until);
    const id = randomUUID();
    await sql`
      insert into identity.emergencies
        (unit_code, province_code, id, person_id, assignment_id, role, reason, opened_at, opened_by, until)
      values (${wanted.unitCode}, ${wanted.provinceCode}, ${id}::uuid, ${personId}::uuid, ${assignment}::uuid,
              ${wanted.role}, ${reason}, ${now.toISOString()}::timestamptz, ${actor.id}, ${until}::timestamptz)
    `.execute(tx);
    return { id, until };
  },
  audit: ({ personId, wanted, hours }, { id, until }) => [
    {
      object: { kind: 'identity.emergency', id },
      unitCode: wanted.unitCode,
      provinceCode: wanted.provinceCode,
      facts: { person: personId, role: wanted.role, hours, until },
    },
  ],
});

interface Ended {
  readonly provinceCode: string;
  readonly personId: string;
}

/** Ends it before its time: by whoever opened it from above, or by the ward's own chair or administrator. */
export const endEmergency = command({
  name: 'identity.emergency.end',
  turn: () => 'identity.people',
  async run({ unitCode, id }: { unitCode: string; id: string }, { tx, now, actor }): Promise<Ended> {
    const at = now.toISOString();
    const { rows } = await sql<Ended & { assignment: string }>`
      update identity.emergencies set ended_at = ${at}::timestamptz, ended_by = ${actor.id}
      where unit_code = ${unitCode} and id = ${id}::uuid and ended_at is null and until > ${at}::timestamptz
      returning province_code as "provinceCode", person_id as "personId", assignment_id as assignment
    `.execute(tx);
    const [ended] = rows;
    if (ended === undefined) throw new Problem('identity.no_emergency', { id });
    await sql`
      update identity.assignments set ended_at = ${at}::timestamptz, ended_by = ${actor.id}
      where unit_code = ${unitCode} and id = ${ended.assignment}::uuid and ended_at is null
    `.execute(tx);
    return ended;
  },
  audit: ({ unitCode, id }, { provinceCode, personId }) => [
    {
      object: { kind: 'identity.emergency', id },
      unitCode,
      provinceCode,
      facts: { person: personId, ended: true },
      change: { before: { state: 'open' }, after: { state: 'ended' } },
    },
  ],
});
