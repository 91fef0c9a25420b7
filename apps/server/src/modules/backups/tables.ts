import type { Client } from '../../platform/db/client.ts';

/** A table as it is copied: columns that are computed are left out. */
export interface Table {
  /** `schema.table`, fit for SQL. */
  readonly name: string;
  readonly columns: readonly string[];
}

/** Texts of values that do not depend on who connects: COPY text of one engine is read by the other. */
export const sameTexts = `
  set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 3; set local bytea_output = 'hex'; set local row_security = off;`;

/** Schemas of ours; the queue of jobs (which is made again) and the ledger (told in the manifest) are left out. */
const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'hatangso_ledger', 'topology', 'tiger')
              and n.nspname not like 'pg\\_%'`;

/**
 * Every table of ours, those that others refer to first: so foreign keys hold while rows go in. Throws where tables
 * refer to each other in a circle, which none does.
 */
export async function tablesInOrder(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as name,
            array(select format('%I', a.attname) from pg_attribute as a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                  order by a.attnum)::text[] as columns,
            array(select distinct format('%I.%I', fn.nspname, f.relname)
                  from pg_constraint as k join pg_class as f on f.oid = k.confrelid join pg_namespace as fn on fn.oid = f.relnamespace
                  where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid)::text[] as refers
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${ours}
     order by n.nspname, c.relname`,
    [],
  );
  return inOrder(rows as { name: string; columns: string[]; refers: string[] }[]);
}

/** Sorts so that whatever is referred to stands earlier. */
export function inOrder(
  tables: readonly (Table & { readonly refers: readonly string[] })[],
): readonly Table[] {
  const placed = new Set<string>();
  const ordered: Table[] = [];
  let waiting = tables;
  while (waiting.length > 0) {
    const ready = waiting.filter(({ refers }) => refers.every((name) => placed.has(name)));
    if (ready.length === 0) throw new Error(`tables in a circle: ${waiting.map(({ name }) => name)}`);
    for (const { name, columns } of ready) {
      placed.add(name);
      ordered.push({ name, columns });
    }
    waiting = waiting.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}

/** Counters of ours with the last number each gave. */
export async function sequences(client: Client): Promise<readonly { name: string; last: number | null }[]> {
  const { rows } = await client.query(
    `select format('%I.%I', n.nspname, c.relname) as name, s.last_value as last
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     join pg_sequences as s on s.schemaname = n.nspname and s.sequencename = c.relname
     where c.relkind = 'S' and ${ours} order by 1`,
    [],
  );
  return rows as { name: string; last: number | null }[];
}

/** How many rows there are, as the database's planner believes: quick, and never exact. */
export async function rowsAbout(client: Client): Promise<number> {
  const { rows } = await client.query(
    `select coalesce(sum(greatest(c.reltuples, 0)), 0)::float8 as about
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace where c.relkind = 'r' and ${ours}`,
    [],
  );
  return Math.round((rows[0] as { about: number }).about);
}

const pieceBytes = 4 * 2 ** 20;

/** A table's rows as COPY text in pieces of whole rows, about 4 MB each or one row that is bigger. */
export async function* rowsOf(
  client: Client,
  embedded: boolean,
  { name, columns }: Table,
): AsyncGenerator<Uint8Array> {
  const select = `select ${columns.join(', ')} from only ${name}`;
  if (!embedded) {
    yield* inPieces(client.copyOut(select));
    return;
  }
  // The embedded engine answers a COPY whole, so it is asked for runs of rows that are small enough.
  for (const run of await runs(client, name, columns)) {
    const parts: Uint8Array[] = [];
    for await (const chunk of client.copyOut(`${select} where ${run}`)) parts.push(chunk);
    const piece = Buffer.concat(parts);
    if (piece.byteLength > 0) yield piece;
  }
}

/** Conditions that together name every row once, each about a piece: ranges of pages, single rows where they are big. */
async function runs(client: Client, table: string, columns: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query(
    `select (pg_relation_size(c.oid) / 8192)::int as pages,
            coalesce(pg_relation_size(nullif(c.reltoastrelid, 0)), 0)::float8 as outside
     from pg_class as c where c.oid = '${table}'::regclass`,
    [],
  );
  const { pages, outside } = rows[0] as { pages: number; outside: number };
  if (outside > 0) return bigRows(client, table, columns);
  const step = pieceBytes / 8192;
  return Array.from(
    { length: Math.ceil(pages / step) },
    (_, at) => `ctid >= '(${at * step},0)' and ctid < '(${(at + 1) * step},0)'`,
  );
}

/** Rows by their stored sizes, which are told without reading what lies outside the table. */
async function bigRows(
  client: Client,
  table: string,
  columns: readonly string[],
): Promise<readonly string[]> {
  const size = columns.map((column) => `coalesce(pg_column_size(${column}), 0)`).join(' + ');
  const { rows } = await client.query(
    `select ctid::text as at, (${size})::float8 as size from only ${table}`,
    [],
  );
  const found: string[] = [];
  let [run, held]: [string[], number] = [[], 0];
  const end = (): void => {
    if (run.length > 0) found.push(`ctid = any (array[${run.join(', ')}]::tid[])`);
    [run, held] = [[], 0];
  };
  for (const row of rows as { at: string; size: number }[]) {
    if (held + row.size > pieceBytes || run.length >= 10_000) end();
    run.push(`'${row.at}'`);
    held += row.size;
  }
  end();
  return found;
}

/** Cuts a stream of COPY text at ends of rows: a line feed inside a value is written as `\n`. */
export async function* inPieces(
  source: AsyncIterable<Uint8Array>,
  size: number = pieceBytes,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    const cut = length + chunk.byteLength < size ? -1 : chunk.lastIndexOf(10);
    if (cut < 0) {
      held.push(chunk);
      length += chunk.byteLength;
      continue;
    }
    yield Buffer.concat([...held, chunk.subarray(0, cut + 1)]);
    held = [chunk.subarray(cut + 1)];
    length = chunk.byteLength - cut - 1;
  }
  if (length > 0) yield Buffer.concat(held);
}

/** How many rows a piece of COPY text has. */
export function rowCount(piece: Uint8Array): number {
  let count = 0;
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
