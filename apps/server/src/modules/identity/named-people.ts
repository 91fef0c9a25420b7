import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/** A person as one looks for them. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
  readonly login: string;
}

/** People whom the scope administers, with a role over a unit or, with null, any; in Vietnamese order. */
export async function namedPeople(tx: Tx, unitCode: string | null, limit: number): Promise<NamedPerson[]> {
  const { rows } = await sql<NamedPerson>`
    select person.id, person.name, person.login
    from identity.people as person
    where person.erased_at is null
      and (${unitCode}::text is null
           or exists (select from identity.assignments as standing
                      where standing.person_id = person.id and standing.unit_code = ${unitCode}::text and standing.ended_at is null))
    order by person.sort_key, person.id
    limit ${limit}
  `.execute(tx);
  return rows;
}
