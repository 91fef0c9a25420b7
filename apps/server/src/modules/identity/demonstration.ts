import type { SessionAnswer } from '@hatangso/contracts/session';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import type { Wanted } from './give.ts';
import type { IdentityParts } from './parts.ts';
import { insertPerson } from './people.ts';
import { type HeldRow, viewsOf } from './session-answer.ts';
import { type Home, type NewSession, openSession } from './sessions.ts';

/** Somebody of the demonstration: without a password, entered by a click. */
export interface DemonstrationPerson {
  readonly name: string;
  readonly login: string;
  readonly assignment: Wanted;
}

/** Made with the demonstration; a real installation is refused. */
export const addDemonstrationPerson = command({
  name: 'identity.demonstration.add',
  async run({ name, login, assignment }: DemonstrationPerson, doing) {
    if (!doing.installation.demonstration) throw new Problem('identity.no_demonstration');
    return insertPerson(
      doing.tx,
      { name, login, email: null, language: null, assignments: [assignment] },
      doing,
    );
  },
  audit: ({ assignment }, id) => [
    {
      object: { kind: 'identity.person', id },
      unitCode: assignment.unitCode,
      provinceCode: assignment.provinceCode,
      facts: { role: assignment.role, demonstration: true },
    },
  ],
});

type Entrance = NonNullable<SessionAnswer['entrances']>[number];

/** Whom one may enter as: people of a demonstration who have no password. Nobody in a real installation. */
export async function entrancesOf(parts: IdentityParts, doing: Doing): Promise<Entrance[] | undefined> {
  if (!doing.installation.demonstration) return undefined;
  const { rows } = await sql<HeldRow & { person: string; name: string; login: string }>`
    select held.id, held.role, held.unit_code as unit, held.part_code as part, held.part_name,
           person.id as person, person.name, person.login
    from identity.people as person
    join identity.assignments as held on held.person_id = person.id and held.ended_at is null
    where person.password_set_at is null and person.suspended_at is null
      and person.created_by = 'demonstration'
    order by person.created_at, person.id
  `.execute(doing.tx);
  const views = await viewsOf(rows, parts, doing);
  return rows.flatMap(({ person, name, login }, at) => {
    const assignment = views[at];
    return assignment === undefined ? [] : [{ id: person, name, login, assignment }];
  });
}

type EnterInput = Omit<NewSession, 'home' | 'deviceSecret'>;

/** Opens a session for somebody of the demonstration; refused as `identity.no_demonstration` for anybody else. */
export const enterDemonstration = command({
  name: 'identity.demonstration.enter',
  async run(input: EnterInput, { tx, now, installation }) {
    const { rows } = await sql<Home>`
      select unit_code as "unitCode", province_code as "provinceCode" from identity.people
      where id = ${input.personId}::uuid and password_set_at is null and suspended_at is null
        and created_by = 'demonstration'
    `.execute(tx);
    const [home] = rows;
    if (!installation.demonstration || home === undefined) throw new Problem('identity.no_demonstration');
    const session = await openSession(tx, { ...input, home, deviceSecret: null }, now);
    return { session, home };
  },
  audit: (_input, { session, home }) => [
    { object: { kind: 'identity.session', id: session }, ...home, facts: { demonstration: true } },
  ],
});
