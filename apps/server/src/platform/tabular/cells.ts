/** A cell whose look says more than its bare value; everything else is a plain value. */
export type SpecialCell =
  /** A number in a date format. `partial`: the format lacks the day or the year, as when Excel turned "3/4" into a date. */
  | { readonly kind: 'date'; readonly iso: string; readonly partial: boolean }
  /** A number in a percent format, as the person sees it: 93.2 for a stored 0.932. */
  | { readonly kind: 'percent'; readonly value: number }
  /** `#N/A` and its like; an empty text is a formula that was never computed. */
  | { readonly kind: 'error'; readonly text: string }
  /** Filled from the top of a cell merged over several rows. */
  | { readonly kind: 'merged'; readonly of: PlainCell | SpecialCell };

export type PlainCell = string | number | boolean | null;
export type RawCell = PlainCell | SpecialCell;

/** One row of a file; `row` is the person's own number (1 = the first line of the file). */
export interface RawRow {
  readonly row: number;
  /** Last line of a record that spans several; absent where it is `row`. */
  readonly lastLine?: number;
  readonly cells: readonly RawCell[];
}

/** A file on disk and the name the person knows it by. */
export interface FileSource {
  readonly path: string;
  readonly name: string;
  /** Stands for the table at `path`, where a person matched its columns and mended its cells. */
  readonly sheet?: MatchedSheet;
}

/** A table whose heading, columns and rows are settled already. */
export interface MatchedSheet {
  readonly headerRow: number;
  /** Headings by place, each only once. */
  readonly written: readonly string[];
  /** By place: the key of the kind's column, or `x`, `y` for metres of VN-2000 (north, east). */
  readonly columns: ReadonlyMap<number, string>;
  /** The rows below the heading, as they are to be read. */
  rows(): AsyncGenerator<RawRow>;
}

/** Bounds that a file may not pass; sizes in bytes unless named otherwise. */
export interface TableLimits {
  readonly fileBytes: number;
  /** Of all the parts of a workbook read, really inflated. */
  readonly unpackedBytes: number;
  readonly sharedStringsBytes: number;
  readonly columns: number;
  readonly rows: number;
  /** Characters of one record of a CSV file. */
  readonly lineLength: number;
  /** Heap of the thread that reads a workbook, in MB. */
  readonly workerMegabytes: number;
  /** Longest wait for the next rows, in milliseconds. */
  readonly patience: number;
}

export const defaultLimits: TableLimits = {
  fileBytes: 200_000_000,
  unpackedBytes: 500_000_000,
  sharedStringsBytes: 100_000_000,
  columns: 500,
  rows: 1_048_576,
  lineLength: 1_000_000,
  workerMegabytes: 256,
  patience: 60_000,
};

/** Bytes as people write them, for a problem's `limit`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
