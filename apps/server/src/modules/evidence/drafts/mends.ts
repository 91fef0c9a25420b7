import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { RawCell, RawRow } from '../../../platform/tabular/cells.ts';

/** One change by a person, made and taken back as a whole. */
export interface Mend {
  /** Row, place, text; null puts the file's own back. */
  readonly cells?: readonly (readonly [row: number, place: number, value: string | null])[];
  /** Rows left out, or (`on` false) not left out any more. */
  readonly skip?: readonly number[];
  readonly on?: boolean;
  /** Takes the last standing change back. */
  readonly undo?: true;
}

/** All changes together. */
export interface Mends {
  /** Counts every change ever made, also those taken back. */
  readonly revision: number;
  readonly cells: ReadonlyMap<number, ReadonlyMap<number, string>>;
  readonly skipped: ReadonlySet<number>;
  /** The revision in which a row was changed last. */
  readonly touched: ReadonlyMap<number, number>;
}

const noMends: Mends = { revision: 0, cells: new Map(), skipped: new Set(), touched: new Map() };

const cache = new Map<string, { readonly size: number; readonly mends: Mends }>();
const cached = 16;

/** Reads the changes of a draft; read before and unchanged, they are at hand. */
export async function readMends(path: string): Promise<Mends> {
  // only ever added to: of the same size it is the same
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return noMends;
  const known = cache.get(path);
  if (known?.size === size) return known.mends;
  const text = await readFile(path, 'utf8');
  const actions = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Mend);
  const mends = replay(actions);
  cache.delete(path);
  cache.set(path, { size, mends });
  for (const oldest of cache.keys()) {
    if (cache.size <= cached) break;
    cache.delete(oldest);
  }
  return mends;
}

/** What the actions come to, in their order. */
export function replay(actions: readonly Mend[]): Mends {
  const standing: { readonly action: Mend; readonly revision: number }[] = [];
  const touched = new Map<number, number>();
  for (const [index, action] of actions.entries()) {
    if (action.undo === true) {
      const gone = standing.pop();
      if (gone !== undefined) for (const row of rowsOf(gone.action)) touched.set(row, index + 1);
    } else {
      standing.push({ action, revision: index + 1 });
      for (const row of rowsOf(action)) touched.set(row, index + 1);
    }
  }
  const cells = new Map<number, Map<number, string>>();
  const skipped = new Set<number>();
  for (const { action } of standing) {
    for (const [row, place, value] of action.cells ?? []) setCell(cells, row, place, value);
    for (const row of action.skip ?? []) action.on === true ? skipped.add(row) : skipped.delete(row);
  }
  return { revision: actions.length, cells, skipped, touched };
}

const rowsOf = ({ cells, skip }: Mend): readonly number[] => [
  ...(cells ?? []).map(([row]) => row),
  ...(skip ?? []),
];

function setCell(
  cells: Map<number, Map<number, string>>,
  row: number,
  place: number,
  value: string | null,
): void {
  const own = cells.get(row) ?? new Map<number, string>();
  if (value === null) own.delete(place);
  else own.set(place, value);
  if (own.size === 0) cells.delete(row);
  else cells.set(row, own);
}

export const mendedCells = (mends: Mends): number =>
  [...mends.cells.values()].reduce((sum, cells) => sum + cells.size, 0);

/** The row as a person left it. */
export function mendedRow(row: RawRow, mends: Mends): RawRow {
  const own = mends.cells.get(row.row);
  if (own === undefined) return row;
  const cells: RawCell[] = [...row.cells];
  for (const [place, value] of own) {
    while (cells.length < place) cells.push(null);
    cells[place] = value === '' ? null : value;
  }
  return { ...row, cells };
}

/** The digest of all changes in one order, and null where there are none: two people who changed the same agree. */
export function mendsDigest(mends: Mends): string | null {
  if (mends.cells.size === 0 && mends.skipped.size === 0) return null;
  const cells = [...mends.cells]
    .sort(([a], [b]) => a - b)
    .map(([row, own]) => [row, [...own].sort(([a], [b]) => a - b)]);
  const skipped = [...mends.skipped].sort((a, b) => a - b);
  return createHash('sha256').update(JSON.stringify({ cells, skipped })).digest('hex');
}
