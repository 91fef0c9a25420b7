import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/client.ts';
import type { TileValue } from './encode.ts';

/** Rows of a layer laid together, column by column. */
export interface PackedRows {
  readonly count: number;
  /** The geometries in tile units as TWKB, each right after the other. */
  readonly twkb: Uint8Array;
  readonly columns: Readonly<Record<string, readonly TileValue[]>>;
}

/**
 * The rows of a layer's query in one row of the answer, for layers of thousands of points: what a driver does for every
 * row and value costs more than finding them. `rows` has `twkb`, never null, and the columns named.
 */
export async function packedRows(
  tx: Tx,
  rows: RawBuilder<unknown>,
  columns: readonly string[],
): Promise<PackedRows> {
  // no order within an aggregate: all of them read the same rows in the same order
  const lists = sql.join(columns.map((column) => sql`json_agg(${sql.ref(column)})`));
  const answer = await sql<{ count: number; twkb: Uint8Array | null; lists: readonly TileValue[][] }>`
    select count(*)::integer as count, string_agg(twkb, ''::bytea) as twkb, json_build_array(${lists}) as lists
    from (${rows}) as row
  `.execute(tx);
  const packed = answer.rows[0];
  return {
    count: packed?.count ?? 0,
    twkb: packed?.twkb ?? new Uint8Array(),
    columns: Object.fromEntries(columns.map((column, at) => [column, packed?.lists[at] ?? []])),
  };
}
