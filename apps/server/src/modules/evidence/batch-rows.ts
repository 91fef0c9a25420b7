import type { BatchRows, BatchRowsQuery } from '@hatangso/contracts/evidence-desk';
import { personalKinds } from '@hatangso/contracts/permissions';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { readsPeople } from '../../platform/reads-people.ts';
import type { ImportKind, ShownRows } from './kind.ts';

interface Asked extends BatchRowsQuery {
  readonly unitCode: string;
  readonly id: string;
  readonly kinds: ReadonlyMap<string, ImportKind>;
}
type Cell = BatchRows['rows'][number]['cells'][number];
type Row = { readonly row_no: number; readonly stands: boolean } & Readonly<Record<string, Cell>>;

const unreadable: BatchRows = {
  readable: false,
  columns: [],
  rows: [],
  total: 0,
  before: null,
  after: null,
};

/**
 * Rows of a batch from a line of its file on, as they were taken in: for whoever is led to one of them. What the reader
 * may not read of its kind is not told, not even how many. Refused as `import.unknown_batch`.
 */
export const readBatchRows = query({
  name: 'evidence.batch.read',
  async run(asked: Asked, { tx, actor }): Promise<BatchRows & { readonly personal: boolean }> {
    const { rows } = await sql<{ kind: string }>`
      select kind from evidence.batches where unit_code = ${asked.unitCode} and id = ${asked.id}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('import.unknown_batch', { id: asked.id });
    const kind = asked.kinds.get(found.kind);
    if (kind?.shown === undefined || !actor.permissions.has(kind.shown.permission))
      return { ...unreadable, personal: false };
    return {
      ...unreadable,
      personal: found.kind in personalKinds,
      readable: true,
      columns: columnsOf(kind, kind.shown),
      ...(await pageOf(tx, asked, kind.shown)),
    };
  },
  audit: ({ id, unitCode }, { rows, personal }, caller) =>
    personal ? readsPeople(caller, { kind: 'evidence.batch', id, persons: rows.length, unitCode }) : [],
});

const columnsOf = ({ spec }: ImportKind, { columns }: ShownRows): BatchRows['columns'] =>
  Object.values(columns).map((key) => {
    const column = spec?.columns.find((one) => one.key === key);
    const choices = (column?.choices ?? []).map(({ code, vi, en }) => [code, { vi, en }] as const);
    return {
      key,
      heading: column?.heading ?? { vi: key, en: key },
      type: column?.type ?? 'text',
      choices: Object.fromEntries(choices),
    };
  });

/** One row more than asked is read: it says where the next page begins. */
async function pageOf(
  tx: Tx,
  { unitCode, id, from, limit }: Asked,
  { table, columns }: ShownRows,
): Promise<Pick<BatchRows, 'rows' | 'total' | 'before' | 'after'>> {
  const names = Object.keys(columns);
  const own = sql`from ${sql.table(`${table.schema}.${table.table}`)} where unit_code = ${unitCode} and batch_id = ${id}::uuid`;
  const { rows } = await sql<Row>`
    select row_no, known_to = 'infinity' as stands, ${sql.join(names.map((name) => sql.ref(name)))}
    ${own} and row_no >= ${from}::integer
    order by row_no
    limit ${limit + 1}::integer
  `.execute(tx);
  const around = await sql<{ total: number; before: number | null }>`
    select (select count(*) ${own}) as total,
           (select min(row_no) from (select row_no ${own} and row_no < ${from}::integer order by row_no desc limit ${limit}::integer) as earlier) as before
  `.execute(tx);
  const { total = 0, before = null } = around.rows[0] ?? {};
  return {
    rows: rows.slice(0, limit).map((row) => ({
      row: row.row_no,
      stands: row.stands,
      cells: names.map((name) => row[name] ?? null),
    })),
    total,
    before,
    after: rows[limit]?.row_no ?? null,
  };
}
