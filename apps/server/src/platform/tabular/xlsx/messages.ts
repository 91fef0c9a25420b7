import type { ProblemCode, ProblemParams } from '@hatangso/contracts/problems';
import type { FileSource, RawRow, TableLimits } from '../cells.ts';

export interface WorkerInput {
  readonly source: FileSource;
  readonly limits: TableLimits;
}

/** `rows` starts a sheet (dropping the one being read), `more` asks for its next batch. */
export type ToWorker = { readonly type: 'rows'; readonly sheet: number } | { readonly type: 'more' };

export type FromWorker =
  | { readonly type: 'sheets'; readonly names: readonly string[] }
  | { readonly type: 'batch'; readonly rows: readonly RawRow[]; readonly done: boolean }
  | { readonly type: 'refused'; readonly code: ProblemCode; readonly params: ProblemParams };
