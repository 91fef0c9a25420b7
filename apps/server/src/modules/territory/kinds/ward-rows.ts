import type { KindSpec } from '@hatangso/contracts/columns';
import type { RowProblem } from '@hatangso/contracts/problems';
import type { SpooledFile } from '../../../platform/files/spool.ts';
import { makeStage } from '../../../platform/files/stage.ts';
import type { Shape } from '../../../platform/geo/geometry.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { type FileRow, openRows } from '../../../platform/tabular/open-rows.ts';
import {
  closeBatch,
  type EvidenceTable,
  type ImportKind,
  type ImportOptions,
  insertShapes,
  type OpenBatch,
  type PreparedFile,
  type ShownRows,
  type Taken,
} from '../../evidence/index.ts';
import { shapeProblem } from './shape-problem.ts';
import { Twice } from './twice.ts';

/** A row of a ward's own list as it is staged: its columns, the day it speaks of where the row says one, its shape. */
export interface WardRow {
  readonly row_no: number;
  readonly code: string;
  readonly name: string;
  readonly valid_from: string | null;
  readonly last_day: string | null;
  /** WKB in base64. */
  readonly shape: string | null;
}

/** A kind of a ward's list (groups, places): by code, versioned, with a shape each or none. */
export interface WardList<T extends WardRow> {
  readonly spec: KindSpec;
  readonly table: EvidenceTable;
  readonly shown: Omit<ShownRows, 'table'>;
  readonly shape: Shape;
  rowOf(row: FileRow): T;
  /** Refusals and warnings against the ward's boundary, found in the transaction. */
  check(
    rows: readonly T[],
    batch: OpenBatch,
    doing: Doing,
  ): Promise<{ problems: RowProblem[]; warnings: RowProblem[] }>;
}

export function wardKind<T extends WardRow>(list: WardList<T>): ImportKind {
  return {
    kind: list.spec.kind,
    level: 'ward',
    spec: list.spec,
    shown: { table: list.table, ...list.shown },
    prepare: (file, options) => prepareList(list, file, options),
    undo: (batch, { tx, now }) => closeBatch(tx, list.table, { ...batch, now }),
  };
}

async function prepareList<T extends WardRow>(
  list: WardList<T>,
  file: SpooledFile,
  options: ImportOptions,
): Promise<PreparedFile> {
  const stage = makeStage<T>();
  const twice = new Twice();
  const problems: RowProblem[] = [];
  let rowsRead = 0;
  try {
    const opened = await openRows(file, list.spec, { shapes: [list.shape], zone: options.zone });
    for await (const row of opened.rows) {
      rowsRead += 1;
      const refused = [...row.problems, ...dateProblems(row)];
      problems.push(...refused);
      const code = row.values.code ?? null;
      if (code !== null) twice.see(String(code), row.row, headingOf(list.spec), String(code));
      if (refused.length === 0) await stage.add(list.rowOf(row));
    }
    problems.push(...twice.problems);
    return {
      rowsRead,
      problems,
      unknownColumns: [...opened.unknownColumns],
      async take(batch, doing) {
        const taken = {
          rowsTaken: 0,
          rowsReplaced: 0,
          problems: [] as RowProblem[],
          warnings: [] as RowProblem[],
        };
        for await (const staged of stage.batches()) {
          const rows = staged.filter(({ row_no }) => !twice.refused(row_no));
          const part = await takeRows(list, rows, batch, doing);
          taken.rowsTaken += part.rowsTaken;
          taken.problems.push(...part.problems);
          taken.warnings.push(...part.warnings);
        }
        return taken;
      },
      dispose: () => stage.dispose(),
    };
  } catch (error) {
    await stage.dispose();
    throw error;
  }
}

const headingOf = (spec: KindSpec): string =>
  spec.columns.find(({ key }) => key === 'code')?.heading.vi ?? 'code';

function dateProblems({ row, values }: FileRow): RowProblem[] {
  const { first_day: first, last_day: last } = values;
  if (typeof first !== 'string' || typeof last !== 'string' || first <= last) return [];
  return [{ code: 'territory.group_dates', row, column: 'Đến ngày', value: last }];
}

/** The date given with the file, unless the row had ended before it. */
const since = ({ last_day: last }: WardRow, asOf: string | null): string | null =>
  last !== null && asOf !== null && asOf > last ? null : asOf;

async function takeRows<T extends WardRow>(
  list: WardList<T>,
  rows: readonly T[],
  batch: OpenBatch,
  doing: Doing,
): Promise<Pick<Taken, 'rowsTaken' | 'problems'> & { warnings: readonly RowProblem[] }> {
  const { problems, warnings } = await list.check(rows, batch, doing);
  const refused = new Set(problems.map(({ row }) => row));
  const good = rows.filter(({ row_no }) => !refused.has(row_no));
  const spoken = good.map((row) => ({
    ...row,
    // A list without dates speaks of the ward as it is; only a date that someone wrote says since when.
    valid_from: row.valid_from ?? since(row, batch.options.asOf),
    spoken_on: batch.options.asOf ?? row.valid_from ?? batch.asOf,
  }));
  const invalid = await insertShapes(doing.tx, list.table, batch, spoken);
  return {
    rowsTaken: good.length - invalid.length,
    problems: [...problems, ...invalid.map(shapeProblem)],
    warnings,
  };
}
