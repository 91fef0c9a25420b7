import type { KindSpec } from '@hatangso/contracts/columns';
import type { Extent } from '../geo/position.ts';
import { Problem } from '../problem.ts';
import { defaultLimits, type FileSource, type RawRow, type TableLimits } from './cells.ts';
import { readCsv } from './csv/read-csv.ts';
import { type Header, headingIndex, headingScore, matchedHeader, readHeader } from './header.ts';
import { type ReadRow, rowReader } from './row.ts';
import { sniffTable } from './sniff.ts';
import { openXlsx } from './xlsx/read-xlsx.ts';

export interface TableOptions {
  readonly limits?: Partial<TableLimits>;
  /** Zone of the X, Y of a sheet in VN-2000, e.g. 5898. */
  readonly vn2000?: number;
  /** Where the positions must lie; `vietnam` by default. */
  readonly extent?: Extent;
}

/** A row read: every column of the kind has a value or null; a refused cell is null and named in `problems`. */
export type TableRow = ReadRow;

export interface Table {
  /** To be read once; reading to the end or leaving the loop closes the file. */
  readonly rows: AsyncGenerator<TableRow>;
  /** Sheet that was read; null for CSV. */
  readonly sheet: string | null;
  readonly headerRow: number;
  /** Keys of the columns the file has. */
  readonly columns: readonly string[];
  /** Headings that were ignored, as written. */
  readonly unknownColumns: readonly string[];
  /** What was passed over; complete when the rows have been read. */
  readonly skipped: Skipped;
  close(): Promise<void>;
}

export interface Skipped {
  /** Rows without any value between the heading and the last row. */
  empty: number;
  /** Rows of the template's example, left as it was. */
  examples: number;
}

/** A title and notes may stand above the heading; further down it is not looked for. */
const headingDepth = 40;

/**
 * Opens a table handed in by a person: XLSX or CSV by content, the first sheet that has the heading, columns by
 * name in any order. Throws a `file.*` or `table.*` problem before any row is given; damage found later is thrown
 * while the rows are read.
 */
export async function readTable(
  source: FileSource,
  spec: KindSpec,
  options: TableOptions = {},
): Promise<Table> {
  if (source.sheet !== undefined) {
    const header = matchedHeader(source.sheet, spec, source.name);
    return table(
      { header, early: [], rest: source.sheet.rows() },
      spec,
      source,
      options,
      null,
      async () => {},
    );
  }
  const limits = { ...defaultLimits, ...options.limits };
  const format = await sniffTable(source, limits);
  if (format === 'csv') {
    const rows = readCsv(source, limits);
    const found = await findHeader(rows, spec, source.name);
    if (found === null) throw noHeader(source, spec);
    return table(found, spec, source, options, null, async () => {
      await rows.return(undefined);
    });
  }
  const workbook = await openXlsx(source, limits);
  try {
    for (const [index, sheet] of workbook.sheets.entries()) {
      const found = await findHeader(workbook.rows(index), spec, source.name);
      if (found !== null) return table(found, spec, source, options, sheet, () => workbook.close());
    }
    throw noHeader(source, spec);
  } catch (error) {
    await workbook.close();
    throw error;
  }
}

interface FoundHeader {
  readonly header: Header;
  readonly early: readonly RawRow[];
  readonly rest: AsyncGenerator<RawRow>;
}

/** The row among the first ones that names the most columns; the uppermost of equals. */
async function findHeader(
  rows: AsyncGenerator<RawRow>,
  spec: KindSpec,
  file: string,
): Promise<FoundHeader | null> {
  const index = headingIndex(spec);
  const early: RawRow[] = [];
  while (early.length < headingDepth) {
    const next = await rows.next();
    if (next.done) break;
    early.push(next.value);
  }
  let best = { at: -1, score: 0 };
  for (const [at, row] of early.entries()) {
    const score = headingScore(row, index);
    if (score > best.score) best = { at, score };
  }
  // One name alone may be a title ("Tổ dân phố"); it is a heading only where the kind asks for no more.
  const enough = Math.min(2, spec.columns.length);
  const heading = early[best.at];
  if (heading === undefined || best.score < enough) {
    await rows.return(undefined);
    return null;
  }
  return { header: readHeader(heading, spec, file), early: early.slice(best.at + 1), rest: rows };
}

function table(
  found: FoundHeader,
  spec: KindSpec,
  source: FileSource,
  options: TableOptions,
  sheet: string | null,
  close: () => Promise<void>,
): Table {
  const { header } = found;
  if (header.metres !== null && options.vn2000 === undefined) {
    void close();
    throw new Problem('table.zone_needed', { file: source.name });
  }
  const skipped: Skipped = { empty: 0, examples: 0 };
  const read = rowReader(spec, header, {
    vn2000: options.vn2000 ?? null,
    extent: options.extent ?? 'vietnam',
  });
  return {
    rows: typedRows(found, read, skipped, close),
    sheet,
    headerRow: header.row,
    columns: [...header.columns.values()].map(({ key }) => key),
    unknownColumns: header.unknown,
    skipped,
    close,
  };
}

async function* typedRows(
  found: FoundHeader,
  read: (row: RawRow) => TableRow | 'empty' | 'example',
  skipped: Skipped,
  close: () => Promise<void>,
): AsyncGenerator<TableRow> {
  let last = found.header.lastLine;
  try {
    for await (const raw of following(found)) {
      const row = read(raw);
      if (row === 'example') skipped.examples += 1;
      if (row === 'empty') continue;
      // Counted at the next row with a value, so that blank paper below the table does not count.
      skipped.empty += raw.row - last - 1;
      last = raw.lastLine ?? raw.row;
      if (row !== 'example') yield row;
    }
  } finally {
    await close();
  }
}

async function* following({ early, rest }: FoundHeader): AsyncGenerator<RawRow> {
  yield* early;
  yield* rest;
}

function noHeader(source: FileSource, spec: KindSpec): Problem {
  const needed = spec.columns.filter(({ required }) => required);
  const columns = (needed.length > 0 ? needed : spec.columns).map(({ heading }) => heading.vi).join(', ');
  return new Problem('table.no_header', { file: source.name, columns });
}
