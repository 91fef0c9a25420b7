import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/client.ts';
import type { TileValue } from './encode.ts';
import type { Frame } from './frame.ts';
import { inTile } from './in-tile.ts';

/** Points of a layer laid together, column by column. */
export interface PackedPoints {
  readonly count: number;
  /** All of them as one geometry in tile units, as TWKB; null where there are none. */
  readonly twkb: Uint8Array | null;
  readonly columns: Readonly<Record<string, readonly TileValue[]>>;
}

/** What the columns of a layer's query hold. */
type Columns = Readonly<Record<string, 'text' | 'number' | 'boolean'>>;

/**
 * The points of a layer's query in one row of the answer, for layers of thousands: what a driver does for every row and
 * value costs more than finding them. `rows` has `geom` in degrees, never null or empty, and the columns named.
 */
export async function packedPoints(
  tx: Tx,
  frame: Frame,
  rows: RawBuilder<unknown>,
  columns: Columns,
): Promise<PackedPoints> {
  // no order within an aggregate: all of them read the same rows in the same order
  const lists = Object.entries(columns).map(([column, kind]) => {
    const value = sql`row.${sql.ref(column)}`;
    // of numbers and truths the text is JSON as it is
    const list = kind === 'text' ? sql`json_agg(${value})::text` : joined(value);
    return sql`coalesce(${list}, '[]')`;
  });
  const answer = await sql<{ count: number; twkb: Uint8Array | null; lists: string }>`
    select count(*)::integer as count, ${inTile(frame, sql`st_collect(row.geom)`, 'points')} as twkb,
           '[' || ${sql.join(lists, sql` || ',' || `)} || ']' as lists
    from (${rows}) as row
  `.execute(tx);
  const { count, twkb, lists: told } = answer.rows[0] ?? { count: 0, twkb: null, lists: '[]' };
  const values = JSON.parse(told) as TileValue[][];
  const named = Object.keys(columns).map((column, at) => [column, values[at] ?? []] as const);
  return { count, twkb, columns: Object.fromEntries(named) };
}

const joined = (value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`'[' || string_agg(coalesce(${value}::text, 'null'), ',') || ']'`;
