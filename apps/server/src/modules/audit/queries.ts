import type { AuditEntry, AuditList, AuditQuery, AuditSearch } from '@hatangso/contracts/audit';
import { type RawBuilder, sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';

/** Names of those who acted, by the ids the log keeps; unknown ones are left out. Given by whoever knows people. */
export type NamesOf = (tx: Tx, actors: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** As many entries as one file holds. */
const mostInFile = 100_000;

/** The conditions of a search. A day is a day in Viet Nam; a part of an object's id is looked for as it is written. */
function matches({ unit, actor, action, object, from, to }: AuditSearch): RawBuilder<boolean> {
  const like = object === undefined ? null : `%${object.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    (${unit ?? null}::text is null or unit_code = ${unit ?? null}::text)
    and (${actor ?? null}::text is null or actor = ${actor ?? null}::text)
    and (${action ?? null}::text is null or action = ${action ?? null}::text or starts_with(action, ${`${action ?? ''}.`}::text))
    and (${like}::text is null or object_kind ilike ${like}::text or object_id ilike ${like}::text)
    and (${from ?? null}::date is null or at >= ${from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
    and (${to ?? null}::date is null or at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
}

async function read(
  tx: Tx,
  search: AuditSearch,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Omit<AuditEntry, 'actorName'>[]> {
  const [time = '', id = ''] = (cursor ?? '|').split('|');
  const { rows } = await sql<Omit<AuditEntry, 'actorName'>>`
    select unit_code as "unitCode", id, at, actor, action, object_kind as "objectKind", object_id as "objectId", facts
    from audit.entries
    where ${matches(search)} and (${time === ''} or (at, id) < (${time || null}::timestamptz, ${id || null}::uuid))
    order by at desc, id desc
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** The two ways to read the log; `namesOf` tells who the ids are. */
export function auditQueries(namesOf: NamesOf) {
  const named = async (tx: Tx, rows: readonly Omit<AuditEntry, 'actorName'>[]): Promise<AuditEntry[]> => {
    const names = await namesOf(tx, [...new Set(rows.map(({ actor }) => actor))]);
    return rows.map((row) => ({ ...row, actorName: names.get(row.actor) ?? null }));
  };
  return {
    /** Newest first; `cursor` is `<time>|<id>` of the last entry seen. */
    list: query({
      name: 'audit.entry.read',
      async run(input: AuditQuery, { tx }): Promise<AuditList> {
        const entries = await named(tx, await read(tx, input, input));
        const last = entries.at(-1);
        return {
          entries,
          next: entries.length < input.limit || last === undefined ? null : `${last.at}|${last.id}`,
        };
      },
    }),
    /** All that match, for a file. */
    all: query({
      name: 'audit.entry.read',
      run: async (input: AuditSearch, { tx }): Promise<AuditEntry[]> =>
        named(tx, await read(tx, input, { limit: mostInFile })),
    }),
  };
}
