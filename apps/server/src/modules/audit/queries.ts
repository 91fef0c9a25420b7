import type { AuditEntry, AuditList, AuditQuery, AuditSearch } from '@hatangso/contracts/audit';
import { type RawBuilder, sql } from 'kysely';
import { type Caller, query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import type { AuditFact, Doing } from '../../platform/kernel.ts';

/** Names of those who acted, by the ids the log keeps; unknown ones are left out. Given by whoever knows people. */
export type NamesOf = (tx: Tx, actors: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** The province of the unit that somebody belongs to: where their reading of the log is told. */
export interface OfReader {
  readonly provinceCode: string;
}

/** As many entries as one file holds. */
const mostInFile = 100_000;

/** Actions that looked at something end like this; every other changed something. */
const reads = '[.](read|prove|export)$';

/** The conditions of a search. A day is a day in Viet Nam; a part of an object's id is looked for as it is written. */
function matches({
  unit,
  actor,
  action,
  object,
  from,
  to,
  kind = 'writes',
}: AuditSearch): RawBuilder<boolean> {
  const like = object === undefined ? null : `%${object.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`
    (${kind === 'all'}::boolean or (entry.action ~ ${reads}::text) = ${kind === 'reads'}::boolean)
    and (${unit ?? null}::text is null or entry.unit_code = ${unit ?? null}::text)
    and (${actor ?? null}::text is null or entry.actor = ${actor ?? null}::text)
    and (${action ?? null}::text is null or entry.action = ${action ?? null}::text
         or starts_with(entry.action, ${`${action ?? ''}.`}::text))
    and (${like}::text is null or entry.object_kind ilike ${like}::text or entry.object_id ilike ${like}::text)
    and (${from ?? null}::date is null or entry.at >= ${from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
    and (${to ?? null}::date is null or entry.at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
}

async function read(
  tx: Tx,
  search: AuditSearch,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Omit<AuditEntry, 'actorName'>[]> {
  const [time = '', id = ''] = (cursor ?? '|').split('|');
  const { rows } = await sql<Omit<AuditEntry, 'actorName'>>`
    select entry.unit_code as "unitCode", entry.id, entry.at, entry.actor, entry.action,
           entry.object_kind as "objectKind", entry.object_id as "objectId", entry.facts, entry.origin, entry.change,
           origin.address
    from audit.entries as entry
    left join audit.origins as origin on origin.unit_code = entry.unit_code and origin.entry_id = entry.id
    where ${matches(search)}
      and (${time === ''}::boolean or (entry.at, entry.id) < (${time || null}::timestamptz, ${id || null}::uuid))
    order by entry.at desc, entry.id desc
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** Reading the log is told in it: which fields were searched by (what was typed may be somebody's name), how much came. */
const readFact = (
  {
    limit: _limit,
    cursor,
    lang: _lang,
    provinceCode,
    unit,
    from,
    to,
    ...typed
  }: Partial<AuditQuery> & OfReader,
  count: number,
  { scope }: Caller,
): AuditFact => ({
  object: { kind: 'audit.log', id: unit ?? scope.value },
  unitCode: scope.value,
  provinceCode,
  facts: { from, to, fields: Object.keys(typed).sort(), further: cursor !== undefined, rows: count },
});

/** The two ways to read the log; `namesOf` tells who the ids are. */
export function auditQueries(namesOf: NamesOf) {
  /** With names, and with addresses for whoever may read those. */
  const named = async (
    { tx, actor }: Pick<Doing, 'tx' | 'actor'>,
    rows: readonly Omit<AuditEntry, 'actorName'>[],
  ): Promise<AuditEntry[]> => {
    const names = await namesOf(tx, [...new Set(rows.map((row) => row.actor))]);
    const tells = actor.permissions.has('audit.address.read');
    return rows.map((row) => ({
      ...row,
      address: tells ? row.address : null,
      actorName: names.get(row.actor) ?? null,
    }));
  };
  return {
    /** Newest first; `cursor` is `<time>|<id>` of the last entry seen. */
    list: query({
      name: 'audit.entry.read',
      async run(input: AuditQuery & OfReader, doing): Promise<AuditList> {
        const entries = await named(doing, await read(doing.tx, input, input));
        const last = entries.at(-1);
        return {
          entries,
          next: entries.length < input.limit || last === undefined ? null : `${last.at}|${last.id}`,
        };
      },
      audit: (input, { entries }, caller) => [readFact(input, entries.length, caller)],
    }),
    /** All that match, for a file. */
    all: query({
      name: 'audit.log.export',
      run: async (input: AuditSearch & OfReader, doing): Promise<AuditEntry[]> =>
        named(doing, await read(doing.tx, input, { limit: mostInFile })),
      audit: (input, entries, caller) => [readFact(input, entries.length, caller)],
    }),
  };
}
