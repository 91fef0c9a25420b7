import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import { looseKey } from '../names.ts';
import { Problem } from '../problem.ts';
import { fromTcvn3, looksLikeTcvn3 } from '../tcvn3.ts';
import type { MatchedSheet, RawCell, RawRow } from './cells.ts';

/** Which column of the file holds what. */
export interface Header {
  readonly row: number;
  readonly lastLine: number;
  /** Columns recognised, by their place in the file. */
  readonly columns: ReadonlyMap<number, ColumnSpec>;
  /** The headings as written, by their place. */
  readonly written: readonly string[];
  /** X (north) and Y (east) of VN-2000 in place of longitude and latitude. */
  readonly metres: { readonly x: number; readonly y: number } | null;
  /** Headings of the file that mean nothing here, as written. */
  readonly unknown: readonly string[];
}

const northKeys = new Set(['x', 'xm', 'toadox', 'toadoxm', 'xvn2000', 'toadoxvn2000', 'xnorth', 'northing']);
const eastKeys = new Set(['y', 'ym', 'toadoy', 'toadoym', 'yvn2000', 'toadoyvn2000', 'yeast', 'easting']);

/** Whether a heading names metres of VN-2000: `x` is north, `y` is east. */
export function metresKey(text: string): 'x' | 'y' | null {
  const key = looseKey(text);
  return northKeys.has(key) ? 'x' : eastKeys.has(key) ? 'y' : null;
}

/** How the headings of a kind are recognised: by key, either language, or alias, with or without a unit in brackets. */
export function headingIndex(spec: KindSpec): ReadonlyMap<string, ColumnSpec> {
  const index = new Map<string, ColumnSpec>();
  const names = (column: ColumnSpec) => [
    column.heading.vi,
    column.heading.en,
    column.key,
    ...(column.aliases ?? []),
  ];
  for (const column of spec.columns) for (const name of names(column)) index.set(looseKey(name), column);
  // Names shortened come second: they never hide a full one.
  for (const column of spec.columns) {
    for (const name of names(column)) {
      const short = looseKey(name.replace(/\([^)]*\)/g, ''));
      if (short !== '' && !index.has(short)) index.set(short, column);
    }
  }
  return index;
}

/** How many columns of the kind a row would recognise as the heading row, X and Y counted. */
export function headingScore(row: RawRow, index: ReadonlyMap<string, ColumnSpec>): number {
  const found = new Set<unknown>();
  for (const cell of row.cells) {
    const key = looseKey(cellText(cell));
    const column = lookUp(cellText(cell), index);
    if (column !== undefined) found.add(column);
    else if (northKeys.has(key)) found.add('x');
    else if (eastKeys.has(key)) found.add('y');
  }
  return found.size;
}

/** Reads a heading row. Throws `table.column_twice` and `table.column_missing`. */
export function readHeader(row: RawRow, spec: KindSpec, file: string): Header {
  const index = headingIndex(spec);
  const columns = new Map<number, ColumnSpec>();
  const places = new Map<string, number>();
  const unknown: string[] = [];
  const metres: { x?: number; y?: number } = {};
  const wantsPosition = spec.columns.some(({ type }) => type === 'longitude');
  for (const [place, cell] of row.cells.entries()) {
    const text = cellText(cell).replace(/\s+/g, ' ').trim();
    const key = looseKey(text);
    const column = lookUp(text, index);
    if (column !== undefined) {
      const before = places.get(column.key);
      if (before !== undefined) {
        const first = cellText(row.cells[before] ?? null).trim();
        throw new Problem('table.column_twice', { file, column: column.heading.vi, first, second: text });
      }
      places.set(column.key, place);
      columns.set(place, column);
    } else if (wantsPosition && northKeys.has(key)) metres.x ??= place;
    else if (wantsPosition && eastKeys.has(key)) metres.y ??= place;
    else if (text !== '') unknown.push(text);
  }
  const { x, y } = metres;
  const inMetres = x !== undefined && y !== undefined ? { x, y } : null;
  refuseMissing(spec, places, inMetres !== null, { file, row: row.row });
  const written = row.cells.map((cell) => cellText(cell).replace(/\s+/g, ' ').trim());
  return { row: row.row, lastLine: row.lastLine ?? row.row, columns, written, metres: inMetres, unknown };
}

/** The heading of a sheet whose columns were matched by a person. Throws `table.column_missing`. */
export function matchedHeader(sheet: MatchedSheet, spec: KindSpec, file: string): Header {
  const columns = new Map<number, ColumnSpec>();
  const metres: { x?: number; y?: number } = {};
  for (const [place, key] of sheet.columns) {
    const column = spec.columns.find((one) => one.key === key);
    if (column !== undefined) columns.set(place, column);
    else if (key === 'x' || key === 'y') metres[key] = place;
  }
  const { x, y } = metres;
  const inMetres = x !== undefined && y !== undefined ? { x, y } : null;
  const places = new Map([...columns].map(([place, { key }]) => [key, place]));
  const { headerRow: row, written } = sheet;
  refuseMissing(spec, places, inMetres !== null, { file, row });
  const unknown = written.filter((text, place) => text !== '' && !sheet.columns.has(place));
  return { row, lastLine: row, columns, written, metres: inMetres, unknown };
}

function refuseMissing(
  spec: KindSpec,
  places: ReadonlyMap<string, number>,
  metres: boolean,
  place: { file: string; row: number },
): void {
  const missing = spec.columns.filter(
    ({ key, type, required }) =>
      required && !places.has(key) && !(metres && (type === 'longitude' || type === 'latitude')),
  );
  if (missing.length === 0) return;
  throw new Problem('table.column_missing', {
    ...place,
    columns: missing.map(({ heading }) => heading.vi).join(', '),
  });
}

/** The column that a heading names. */
export function lookUp(text: string, index: ReadonlyMap<string, ColumnSpec>): ColumnSpec | undefined {
  return index.get(looseKey(text)) ?? index.get(looseKey(text.replace(/\([^)]*\)/g, '')));
}

/** A heading as text, ABC fonts made Unicode. */
export function cellText(cell: RawCell): string {
  if (cell !== null && typeof cell === 'object') return cell.kind === 'merged' ? cellText(cell.of) : '';
  const text = cell === null ? '' : String(cell);
  return looksLikeTcvn3(text) ? fromTcvn3(text) : text;
}
