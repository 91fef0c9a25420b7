import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

export interface ToldAct {
  readonly id: string;
  readonly at: string;
  readonly unitCode: string;
  readonly actor: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The newest entries that tell of certain copies of people's data, as far as the scope shows them. */
export async function copiesGivenOut(tx: Tx, limit: number): Promise<readonly ToldAct[]> {
  const { rows } = await sql<ToldAct>`
    select id, at, unit_code as "unitCode", actor, action, object_kind as "objectKind", object_id as "objectId", facts
    from audit.entries
    where action in ('privacy.person.export', 'privacy.household.export')
    order by at desc, id
    limit ${limit}
  `.execute(tx);
  return rows;
}
