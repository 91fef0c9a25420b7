import type { RowProblem } from '@hatangso/contracts/problems';
import type { Tx } from '../../platform/db/client.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import {
  closeReplaced,
  type ImportKind,
  insertRows,
  type OpenBatch,
  type PreparedFile,
  type Taken,
  takeBack,
} from '../evidence/index.ts';
import { type FoundTask, taskFinder } from './find-task.ts';
import { keepTyped } from './keep-typed.ts';
import { othersTasks } from './others-tasks.ts';
import { needs } from './own-office.ts';
import { always, knownPlans } from './plans-in-force.ts';
import { progressColumns } from './progress-columns.ts';
import { progressRow, progressTable } from './progress-table.ts';
import { headingOf, type ProgressLine, type ReadProgress, readProgress } from './read-progress.ts';
import { spendingFalls } from './spending.ts';
import { progressUntil } from './told-progress.ts';

/** Sheets in which offices tell how their tasks stand. Another day adds to what was told, the same day replaces it. */
export const progressKind: ImportKind = {
  kind: 'progress',
  level: 'ward',
  spec: progressColumns,
  shown: {
    table: progressTable,
    permission: 'plan.task.read',
    columns: {
      task_id: 'task',
      state: 'state',
      percent: 'percent',
      result: 'result',
      evidence: 'evidence',
      told_on: 'date',
      difficulty: 'difficulty',
      spent: 'spent',
    },
  },
  prepare: async (file) => preparedProgress(await readProgress(file)),
  undo: ({ id, unitCode }, { tx, now }) => takeBack(tx, progressTable, { id, unitCode, now }),
};

/** What comes with a report that somebody typed in. */
export interface TypedIn {
  /** Version of the task's reports that they saw. */
  readonly seen?: string | undefined;
  readonly documentIds: readonly string[];
}

/** Lines, from a sheet or typed in, ready to be taken in. */
export const preparedProgress = (read: ReadProgress, typed: TypedIn | null = null): PreparedFile => ({
  rowsRead: read.rowsRead,
  problems: read.problems,
  unknownColumns: read.unknownColumns,
  take: (batch, doing) => takeProgress(read, typed, batch, doing),
});

export interface Placed extends Omit<ProgressLine, 'date'> {
  readonly plan: string;
  readonly date: string;
}

async function takeProgress(
  read: ReadProgress,
  typed: TypedIn | null,
  batch: OpenBatch,
  doing: Doing,
): Promise<Taken> {
  const { tx } = doing;
  needs(doing.actor, 'plan.task.report', batch.unitCode);
  const known = await knownPlans(tx, batch.unitCode, batch.now.toISOString());
  const found = place(read.lines, batch, (line, date) => taskFinder(known, date)(line.task));
  const foreign = othersTasks(found.placed, known, batch, doing);
  const { placed } = found;
  const problems = [...found.problems, ...foreign];
  const asOf = batch.options.asOf ?? lastDay(placed);
  const answer = { rowsTaken: placed.length - foreign.length, problems, ...(asOf === null ? {} : { asOf }) };
  // A file that is refused as a whole need not be written first.
  if (batch.options.checkOnly || (problems.length + read.problems.length > 0 && !batch.options.skipBadRows))
    return { ...answer, rowsReplaced: 0 };
  if (typed !== null) await keepTyped(tx, typed, placed, batch, doing);
  const change = typed === null ? undefined : await stoodAndStands(tx, placed, batch);
  const own = placed.filter(({ row }) => !foreign.some((one) => one.row === row));
  const rows = own.map((line) => progressRow(batch.unitCode, line.plan, line.row, line));
  await insertRows(tx, progressTable, batch, rows);
  const rowsReplaced = await closeReplaced(tx, progressTable, batch);
  const told = { ...answer, rowsReplaced, warnings: await fallingSums(tx, placed, batch) };
  return change === undefined ? told : { ...told, change };
}

/** Of a task that somebody told of by hand: state, percent and money as last told before, and now. Words stay out of the log. */
async function stoodAndStands(
  tx: Tx,
  [line]: readonly Placed[],
  { unitCode, now }: OpenBatch,
): Promise<Taken['change']> {
  if (line === undefined) return undefined;
  const { plan, task, date } = line;
  const told = await progressUntil(tx, unitCode, date, now.toISOString());
  const last = told.findLast((one) => one.plan === plan && one.task === task);
  const shown = ({ state, percent, spent }: Pick<Placed, 'state' | 'percent' | 'spent'>) => ({
    task,
    state,
    percent,
    spent,
  });
  const nothing = { task, state: null, percent: null, spent: null };
  return { before: last === undefined ? nothing : shown(last), after: shown(line) };
}

type Find = (line: ProgressLine, date: string) => FoundTask;

/** Gives each line its plan, task and day; refused where one is not there, lies ahead, or is told twice. */
function place(
  lines: readonly ProgressLine[],
  batch: OpenBatch,
  find: Find,
): { placed: readonly Placed[]; problems: readonly RowProblem[] } {
  const today = todayIn(batch.now);
  const problems: RowProblem[] = [];
  const found = lines.flatMap((line): Placed[] => {
    const date = line.date ?? batch.asOf;
    const task = find(line, date);
    if (!task.ok) {
      const { code, params } = task;
      problems.push({ code, row: line.row, column: headingOf('task'), value: line.task, params });
    } else if (date > today) {
      const column = headingOf('date');
      problems.push({ code: 'plan.date_in_future', row: line.row, column, value: date, params: { today } });
    } else return [{ ...line, plan: task.plan, task: task.task, date }];
    return [];
  });
  const twice = toldTwice(found);
  const refused = new Set(twice.map(({ row }) => row));
  return { placed: found.filter(({ row }) => !refused.has(row)), problems: [...problems, ...twice] };
}

/** A task told twice for a day refuses both rows: which one is right only the person knows. */
function toldTwice(lines: readonly Placed[]): RowProblem[] {
  const same = Map.groupBy(lines, ({ plan, task, date }) => `${plan}/${task}@${date}`);
  return [...same.values()].flatMap((group) => {
    const [first, second] = group;
    if (first === undefined || second === undefined) return [];
    return group.map(({ row, task, date }): RowProblem => {
      const params = { date, first: first.row, second: second.row };
      return { code: 'plan.progress_twice', row, column: headingOf('task'), value: task, params };
    });
  });
}

const lastDay = (placed: readonly Placed[]): string | null =>
  placed
    .map(({ date }) => date)
    .toSorted()
    .at(-1) ?? null;

/** Lines whose cumulative spending is lower than what an earlier report told; one of the two is wrong. */
async function fallingSums(tx: Tx, placed: readonly Placed[], batch: OpenBatch): Promise<RowProblem[]> {
  if (placed.every(({ spent }) => spent === null)) return [];
  const told = await progressUntil(tx, batch.unitCode, always, batch.now.toISOString());
  const tasks = new Map(placed.map(({ plan, task }) => [`${plan}/${task}`, { plan, task }]));
  return [...tasks.values()]
    .flatMap(({ plan, task }) =>
      spendingFalls(
        task,
        told.filter((entry) => entry.plan === plan),
      ),
    )
    .flatMap((entry): RowProblem[] => {
      const line = placed.find((one) => one.task === entry.task && one.date === entry.date);
      if (line === undefined) return [];
      return [
        {
          code: 'plan.spending_falls',
          row: line.row,
          column: headingOf('spent'),
          value: String(entry.spent),
        },
      ];
    });
}
