import type { Language } from './problems.ts';

/** A text in both languages. */
export type BothLanguages = Readonly<Record<Language, string>>;

/**
 * What the cells of a column hold.
 * `percent` is 0–100 unless `min`/`max` say otherwise; `date` becomes ISO `yyyy-mm-dd`; `money` is whole đồng;
 * `longitude` and `latitude` are degrees WGS84 (or made from VN-2000 metres when the zone is given).
 */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'number'
  | 'percent'
  | 'yes_no'
  | 'date'
  | 'longitude'
  | 'latitude'
  | 'choice'
  | 'money';

/** One allowed value of a `choice` column: recognised by code, by either name, or by an alias, without accents. */
export interface ColumnChoice {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly aliases?: readonly string[];
}

export interface ColumnSpec {
  /** Name of the value in the row that the reader gives. */
  readonly key: string;
  readonly heading: BothLanguages;
  /** Other headings under which people know the column. */
  readonly aliases?: readonly string[];
  readonly type: ColumnType;
  /** The column must be there and no cell of it may be blank. */
  readonly required: boolean;
  readonly choices?: readonly ColumnChoice[];
  /** Bounds, both included. */
  readonly min?: number;
  readonly max?: number;
  readonly note: BothLanguages;
  /** A value for the template's example row: a date as ISO, a choice by its code. */
  readonly example: CellValue;
}

/** A kind of file that people hand in as a table. */
export interface KindSpec {
  readonly kind: string;
  readonly title: BothLanguages;
  readonly columns: readonly ColumnSpec[];
}

/** A cell as read: null is "not asked", never no or 0. A date is ISO text, a choice its code. */
export type CellValue = string | number | boolean | null;
