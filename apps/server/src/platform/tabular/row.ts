import type { CellValue, ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import type { RowProblem } from '@hatangso/contracts/problems';
import { checkPosition, type Extent, type PositionProblem } from '../geo/position.ts';
import { checkMetres, fromVn2000 } from '../geo/vn2000.ts';
import type { RawCell, RawRow } from './cells.ts';
import { isExample, markedColumn, withoutMark } from './example.ts';
import type { Header } from './header.ts';
import { cellReader } from './values/cell.ts';
import { type Reading, readNumber } from './values/number.ts';

export interface ReadRow {
  readonly row: number;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly problems: readonly RowProblem[];
}

export interface RowOptions {
  /** Zone of X, Y; null where the sheet has degrees. */
  readonly vn2000: number | null;
  readonly extent: Extent;
}

/** Makes the reader of a table's rows: typed values, a null with a problem for every refused cell. */
export function rowReader(
  spec: KindSpec,
  header: Header,
  options: RowOptions,
): (row: RawRow) => ReadRow | 'empty' | 'example' {
  const readers = [...header.columns].map(([place, column]) => ({ place, column, read: cellReader(column) }));
  const blank = Object.fromEntries(spec.columns.map(({ key }) => [key, null]));
  const position = positionReader(spec, header, options);
  const marked = [...header.columns].find(([, column]) => column === markedColumn(spec));
  const readValues = (raw: RawRow): ReadRow => {
    const values: Record<string, CellValue> = { ...blank };
    const problems: RowProblem[] = [];
    for (const { place, column, read } of readers) {
      const cell = raw.cells[place] ?? null;
      const reading = read(cell);
      if (reading.ok) values[column.key] = reading.value;
      else problems.push(refusal(raw.row, header.written[place] ?? column.heading.vi, cell, reading));
    }
    problems.push(...position(raw, values, problems));
    return { row: raw.row, values, problems };
  };
  return (raw) => {
    if (raw.cells.every(isBlank)) return 'empty';
    const unmarked = marked === undefined ? null : withoutMark(shown(raw.cells[marked[0]] ?? null));
    if (marked === undefined || unmarked === null) return readValues(raw);
    const [place, column] = marked;
    const plain = readValues({ row: raw.row, cells: raw.cells.with(place, unmarked) });
    if (plain.problems.length === 0 && isExample(plain.values, header.columns.values())) return 'example';
    const edited = {
      code: 'row.example_edited',
      row: raw.row,
      column: header.written[place] ?? column.heading.vi,
    } as const;
    return { ...plain, problems: [{ ...edited, value: shown(raw.cells[place] ?? null) }, ...plain.problems] };
  };
}

type PositionReader = (
  raw: RawRow,
  values: Record<string, CellValue>,
  before: readonly RowProblem[],
) => RowProblem[];

/** Checks longitude and latitude as a pair, or fills them from X and Y. Leaves null what it refuses. */
function positionReader(spec: KindSpec, header: Header, { vn2000, extent }: RowOptions): PositionReader {
  const lon = spec.columns.find(({ type }) => type === 'longitude');
  const lat = spec.columns.find(({ type }) => type === 'latitude');
  if (lon === undefined || lat === undefined) return () => [];
  const placeOf = (column: ColumnSpec) =>
    [...header.columns].find(([, found]) => found === column)?.[0] ?? -1;
  const { metres } = header;
  const places =
    metres === null ? { lon: placeOf(lon), lat: placeOf(lat) } : { lon: metres.y, lat: metres.x };
  return (raw, values, before) => {
    if (metres !== null && vn2000 !== null) {
      const refused = fillFromMetres(raw, metres, vn2000, values, { lon: lon.key, lat: lat.key }, header);
      if (refused.length > 0) return refused;
    }
    const east = values[lon.key] ?? null;
    const north = values[lat.key] ?? null;
    // A cell already refused is reason enough: the other half alone says nothing.
    const named = [places.lon, places.lat].map((place) => header.written[place]);
    const refusedBefore = before.some(({ column }) => column !== undefined && named.includes(column));
    const problem =
      refusedBefore || (east === null && north === null) ? null : checkPair(east, north, extent);
    if (problem === null && !refusedBefore) return [];
    values[lon.key] = null;
    values[lat.key] = null;
    if (problem === null) return [];
    const value = `${shown(raw.cells[places.lon] ?? null)}; ${shown(raw.cells[places.lat] ?? null)}`;
    return [
      { ...problem, row: raw.row, column: named.filter((name) => name !== undefined).join(', '), value },
    ];
  };
}

function checkPair(east: CellValue, north: CellValue, extent: Extent): PositionProblem | null {
  if (typeof east !== 'number' || typeof north !== 'number') return { code: 'geo.half', params: {} };
  return checkPosition(east, north, extent);
}

function fillFromMetres(
  raw: RawRow,
  places: { x: number; y: number },
  epsg: number,
  values: Record<string, CellValue>,
  keys: { lon: string; lat: string },
  header: Header,
): RowProblem[] {
  const cells = { x: raw.cells[places.x] ?? null, y: raw.cells[places.y] ?? null };
  if (isBlank(cells.x) && isBlank(cells.y)) return [];
  const [x, y] = [readMetres(cells.x), readMetres(cells.y)];
  if (!x.ok) return [refusal(raw.row, header.written[places.x] ?? 'X', cells.x, x)];
  if (!y.ok) return [refusal(raw.row, header.written[places.y] ?? 'Y', cells.y, y)];
  const wrong = checkMetres(x.value, y.value);
  if (wrong !== null)
    return [{ ...wrong, row: raw.row, column: 'X, Y', value: `${shown(cells.x)}; ${shown(cells.y)}` }];
  const point = fromVn2000(x.value, y.value, epsg);
  values[keys.lon] = point.lon;
  values[keys.lat] = point.lat;
  return [];
}

/** Metres of any zone are six or seven digits: "594.321" can only be 594321. */
function readMetres(cell: RawCell): Reading<number> {
  if (typeof cell === 'number') return { ok: true, value: cell };
  if (typeof cell !== 'string' || isBlank(cell)) return { ok: false, code: 'geo.half' };
  return readNumber(cell, { whole: false, min: 100_000, max: 3_000_000 });
}

function refusal(
  row: number,
  column: string,
  cell: RawCell,
  reading: Reading<CellValue> & { ok: false },
): RowProblem {
  const { code, params } = reading;
  return { code, row, column, value: shown(cell).slice(0, 200), ...(params === undefined ? {} : { params }) };
}

function isBlank(cell: RawCell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** The cell as the person saw it, near enough to find it again. */
export function shown(cell: RawCell): string {
  if (cell === null || typeof cell !== 'object') return cell === null ? '' : String(cell);
  switch (cell.kind) {
    case 'date':
      return cell.iso.split('-').reverse().join('/');
    case 'percent':
      return `${String(cell.value).replace('.', ',')}%`;
    case 'error':
      return cell.text === '' ? '=' : cell.text;
    case 'merged':
      return shown(cell.of);
  }
}
