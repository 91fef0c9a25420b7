import { Buffer } from 'node:buffer';
import type { RawCell, RawRow } from '../cells.ts';

/** A cell merged over several rows; rows from 1, columns from 0, bounds included. */
export interface Merge {
  readonly column: number;
  readonly top: number;
  readonly bottom: number;
}

const maxMerges = 100_000;
const mergeTag = /mergeCell [^>]{0,150}?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})"/g;

/**
 * Finds the vertical merges of a sheet. They stand after the cells they concern, so this is a pass of its own over
 * the inflated bytes: a search for the tag, without parsing the rest. Width is not kept: a value merged over two
 * columns belongs to the first.
 */
export async function findMerges(chunks: AsyncIterable<Buffer>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([tail, chunk]);
    tail = bytes.subarray(-200);
    // Searched as bytes: turning 100 MB of cells into text only to find no merge costs a second.
    if (!bytes.includes('mergeCell ')) continue;
    // Latin-1 keeps one character a byte; the tag and its reference are ASCII.
    let end = 0;
    for (const match of bytes.toString('latin1').matchAll(mergeTag)) {
      end = match.index + match[0].length;
      const merge = { column: columnIndex(match[1] ?? ''), top: Number(match[2]), bottom: Number(match[3]) };
      if (merge.bottom > merge.top && merges.length < maxMerges) merges.push(merge);
    }
    tail = bytes.subarray(Math.max(end, bytes.length - 200));
  }
  return merges.sort((a, b) => a.top - b.top);
}

/** `A` = 0. */
export function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** Fills the rows under a merged cell with its value, marked as such, as a person reads them. Rows come in order. */
export class MergeFiller {
  readonly #merges: readonly Merge[];
  #next = 0;
  #active: { readonly merge: Merge; readonly value: RawCell }[] = [];

  constructor(merges: readonly Merge[]) {
    this.#merges = merges;
  }

  /** A row with nothing of its own stays empty: a merge alone does not make it a record. */
  fill(row: RawRow): RawRow {
    this.#active = this.#active.filter(({ merge }) => merge.bottom >= row.row);
    const cells = row.cells.some((cell) => cell !== null) ? [...row.cells] : null;
    for (const { merge, value } of cells === null ? [] : this.#active) {
      if ((cells?.[merge.column] ?? null) !== null || value === null) continue;
      while (cells !== null && cells.length < merge.column) cells.push(null);
      if (cells !== null) cells[merge.column] = { kind: 'merged', of: value };
    }
    for (
      let merge = this.#merges[this.#next];
      merge !== undefined && merge.top <= row.row;
      merge = this.#merges[this.#next]
    ) {
      this.#next += 1;
      if (merge.top === row.row) this.#active.push({ merge, value: row.cells[merge.column] ?? null });
    }
    return cells === null ? row : { row: row.row, cells };
  }
}
