import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/** Names of those who did something, by the ids that rows and the log keep (`person:…`, `token:…`); unknown ones are left out. */
export async function namesOf(tx: Tx, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ actor: string; name: string }>`
    select actor, name from identity.names_of(${[...new Set(actors)]}::text[])
  `.execute(tx);
  return new Map(rows.map(({ actor, name }) => [actor, name]));
}
