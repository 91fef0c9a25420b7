import type { CellValue } from '@hatangso/contracts/columns';
import { type TaskState, taskState } from '@hatangso/contracts/plan';
import type { RowProblem } from '@hatangso/contracts/problems';
import { readTable } from '../../platform/tabular/read-table.ts';
import { progressColumns } from './progress-columns.ts';

/** A line of a progress sheet; the task as typed, the date null where the import's own day holds. */
export interface ProgressLine {
  readonly row: number;
  readonly task: string;
  readonly state: TaskState | null;
  readonly percent: number | null;
  readonly result: string | null;
  readonly evidence: string | null;
  readonly date: string | null;
  readonly difficulty: string | null;
  readonly spent: number | null;
}

export interface ReadProgress {
  readonly lines: readonly ProgressLine[];
  readonly rowsRead: number;
  readonly problems: readonly RowProblem[];
  readonly unknownColumns: readonly string[];
}

const headings = new Map(progressColumns.columns.map(({ key, heading }) => [key, heading.vi]));

/** The heading under which a value is refused. */
export const headingOf = (key: keyof ProgressLine): string => headings.get(key) ?? key;

/** Reads a progress sheet: good lines, and a problem for every cell or row refused. Throws `file.*` and `table.*`. */
export async function readProgress(file: {
  readonly path: string;
  readonly name: string;
}): Promise<ReadProgress> {
  const table = await readTable(file, progressColumns);
  const lines: ProgressLine[] = [];
  const problems: RowProblem[] = [];
  let rowsRead = 0;
  for await (const read of table.rows) {
    rowsRead += 1;
    const line = lineOf(read.row, read.values);
    const found = read.problems.length > 0 ? read.problems : emptiness(line);
    if (found.length > 0) problems.push(...found);
    else lines.push(line);
  }
  return { lines, rowsRead, problems, unknownColumns: table.unknownColumns };
}

function lineOf(row: number, values: Readonly<Record<string, CellValue>>): ProgressLine {
  const text = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
  const number = (key: string): number | null => (typeof values[key] === 'number' ? values[key] : null);
  return {
    row,
    task: text('task') ?? '',
    state: taskState.nullable().catch(null).parse(values.state),
    percent: number('percent'),
    result: text('result'),
    evidence: text('evidence'),
    date: text('date'),
    difficulty: text('difficulty'),
    spent: number('spent'),
  };
}

/** A row with a task and nothing about it: a list of tasks sent out and not filled in. */
export function emptiness({ row, task, date: _, ...told }: ProgressLine): RowProblem[] {
  if (Object.values(told).some((value) => value !== null)) return [];
  return [{ code: 'plan.progress_empty', row, column: headingOf('task'), value: task }];
}
