import type { Buffer } from 'node:buffer';
import { type CellStyle, type OutCell, writeXlsx } from './write-xlsx.ts';

/** How the cells of a column are shown. `percent` takes 0–100; `date` takes ISO `yyyy-mm-dd`; `money` is in đồng. */
export type ColumnFormat = 'text' | 'integer' | 'decimal' | 'percent' | 'date' | 'money' | 'general';

export interface TableColumn {
  readonly heading: string;
  /** Width in characters; 16 when absent. */
  readonly width?: number;
  readonly format?: ColumnFormat;
}

export interface TableSheet {
  /** Name of the sheet's tab (31 characters at most; longer ones are cut). */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: Iterable<readonly OutCell[]>;
  /** A line above the heading. */
  readonly title?: string;
}

/**
 * An XLSX workbook with one table a sheet: heading bold and frozen, numbers as numbers, dates as dates.
 * Null is an empty cell. A text in a number column (say "chưa có số liệu") stays a text.
 */
export function writeSheets(sheets: readonly TableSheet[]): Buffer {
  return writeXlsx(
    sheets.map((sheet) => ({
      name: sheet.name,
      columns: sheet.columns.map(({ width, format }) => ({ width: width ?? 16, style: styleOf(format) })),
      rows: tableRows(sheet),
      frozenRows: sheet.title === undefined ? 1 : 2,
    })),
  );
}

function* tableRows(
  sheet: TableSheet,
): Generator<{ cells: readonly OutCell[]; styles: readonly CellStyle[] }> {
  if (sheet.title !== undefined) yield { cells: [sheet.title], styles: ['title'] };
  yield {
    cells: sheet.columns.map(({ heading }) => heading),
    styles: sheet.columns.map(() => 'heading' as const),
  };
  const styles = sheet.columns.map(({ format }) => styleOf(format));
  for (const cells of sheet.rows) yield { cells, styles };
}

function styleOf(format: ColumnFormat | undefined): CellStyle {
  return format ?? 'general';
}
