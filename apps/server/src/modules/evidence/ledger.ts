import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/**
 * A table of evidence rows: only ever added to, each known from a moment to a moment. One open row a key;
 * a later batch closes what it replaces, and taking a batch back opens again what it had replaced.
 * Columns common to all: unit_code, province_code, batch_id, row_no, known_from, known_to.
 */
export interface EvidenceTable {
  readonly schema: string;
  readonly table: string;
  /** Columns that together say that two rows speak of the same thing; none of them nullable. */
  readonly key: readonly string[];
  /** Columns of its own with their PostgreSQL types, geometry excluded from `insertRows` (see `expressions`). */
  readonly columns: Readonly<Record<string, string>>;
  /** How a column is made from its JSON text where a cast is not enough, e.g. `{ geom: 'st_geomfromgeojson' }`. */
  readonly through?: Readonly<Record<string, string>>;
}

interface Batch {
  readonly id: string;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly now: Date;
}

const chunkRows = 5_000;
const nameOf = (table: EvidenceTable) => sql.table(`${table.schema}.${table.table}`);
const sameKey = (table: EvidenceTable, a: string, b: string) =>
  sql.join(
    table.key.map((column) => sql`${sql.ref(`${a}.${column}`)} = ${sql.ref(`${b}.${column}`)}`),
    sql` and `,
  );

/** Adds rows (`{row_no, …columns}`) to the batch; json_to_recordset is the bulk way that works on both engines. */
export async function insertRows(
  tx: Tx,
  table: EvidenceTable,
  batch: Batch,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<number> {
  const names = Object.keys(table.columns);
  const targets = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(
    names.map((name) => {
      const through = table.through?.[name];
      const value = sql.ref(`given.${name}`);
      return through === undefined ? value : sql`${sql.id(through)}(${value})`;
    }),
  );
  const shape = sql.join(
    names.map((name) => sql`${sql.ref(name)} ${sql.raw(table.columns[name] ?? 'text')}`),
  );
  for (let start = 0; start < rows.length; start += chunkRows) {
    const chunk = JSON.stringify(rows.slice(start, start + chunkRows));
    await sql`
      insert into ${nameOf(table)} (unit_code, province_code, batch_id, row_no, known_from, ${targets})
      select ${batch.unitCode}, ${batch.provinceCode}, ${batch.id}::uuid, given.row_no, ${batch.now.toISOString()}::timestamptz, ${values}
      from json_to_recordset(${chunk}::json) as given (row_no integer, ${shape})
    `.execute(tx);
  }
  await refreshStatistics(tx, `${table.schema}.${table.table}`, rows.length);
  return rows.length;
}

/** Tells the planner that a table has grown, where it has grown enough to matter. */
export async function refreshStatistics(tx: Tx, table: string, added: number): Promise<void> {
  if (added < 20) return;
  await sql`select evidence.refresh_statistics(${table}::regclass, ${added}::bigint)`.execute(tx);
}

/** Closes the open rows of earlier batches that speak of the same things as this batch. */
export async function closeReplaced(tx: Tx, table: EvidenceTable, batch: Batch): Promise<number> {
  const result = await sql`
    update ${nameOf(table)} as earlier
    set known_to = ${batch.now.toISOString()}::timestamptz
    from ${nameOf(table)} as newer
    where earlier.unit_code = ${batch.unitCode}
      and newer.unit_code = ${batch.unitCode}
      and newer.batch_id = ${batch.id}::uuid
      and earlier.batch_id <> newer.batch_id
      and earlier.known_to = 'infinity'
      and newer.known_to = 'infinity'
      and ${sameKey(table, 'earlier', 'newer')}
  `.execute(tx);
  return Number(result.numAffectedRows ?? 0n);
}

/** Closes a batch's rows where several statements of one thing stand side by side and nothing was replaced by them. */
export async function closeBatch(
  tx: Tx,
  table: Pick<EvidenceTable, 'schema' | 'table'>,
  batch: Omit<Batch, 'provinceCode'>,
): Promise<void> {
  await sql`
    update ${sql.table(`${table.schema}.${table.table}`)}
    set known_to = ${batch.now.toISOString()}::timestamptz
    where unit_code = ${batch.unitCode} and batch_id = ${batch.id}::uuid and known_to = 'infinity'
  `.execute(tx);
}

/**
 * Takes a batch's rows back: closes them, and opens again, as new rows with the same origin, the rows of the newest
 * standing batch that speaks of the same things and that nothing else has replaced (all of them: several areas may
 * share one key). History stays as it was.
 */
export async function takeBack(
  tx: Tx,
  table: EvidenceTable,
  batch: Omit<Batch, 'provinceCode'>,
): Promise<void> {
  const names = Object.keys(table.columns);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const copied = sql.join(names.map((name) => sql.ref(`chosen.${name}`)));
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  const closedKey = sql.join(table.key.map((column) => sql.ref(`mine.${column}`)));
  const earlierKey = sql.join(table.key.map((column) => sql.ref(`earlier.${column}`)));
  const now = batch.now.toISOString();
  await sql`
    with
      closed as (
        update ${nameOf(table)} as mine
        set known_to = ${now}::timestamptz
        where mine.unit_code = ${batch.unitCode} and mine.batch_id = ${batch.id}::uuid and mine.known_to = 'infinity'
        returning ${closedKey}
      ),
      freed as (select distinct ${key} from closed),
      candidates as (
        select earlier.*, dense_rank() over (partition by ${earlierKey} order by standing.taken_at desc, standing.id) as age,
               row_number() over (partition by earlier.batch_id, earlier.row_no order by earlier.known_from desc) as version
        from freed
        join ${nameOf(table)} as earlier on earlier.unit_code = ${batch.unitCode} and ${sameKey(table, 'earlier', 'freed')}
        join evidence.batches as standing
          on standing.unit_code = earlier.unit_code and standing.id = earlier.batch_id and standing.undone_at is null
        where standing.id <> ${batch.id}::uuid
      )
    insert into ${nameOf(table)} (unit_code, province_code, batch_id, row_no, known_from, ${columns})
    select chosen.unit_code, chosen.province_code, chosen.batch_id, chosen.row_no, ${now}::timestamptz, ${copied}
    from candidates as chosen
    where chosen.age = 1 and chosen.version = 1
  `.execute(tx);
}
