import type { PlanTask, TaskState } from '@hatangso/contracts/plan';
import { isOverdue, roundStart, stateUnreported } from './task-state.ts';

/** One report on a task. A null is "not told", and leaves what was told before. */
export interface ProgressEntry {
  readonly task: string;
  /** The day it speaks of, ISO. */
  readonly date: string;
  readonly state: TaskState | null;
  /** 0–100. */
  readonly percent: number | null;
  readonly result: string | null;
  readonly evidence: string | null;
  readonly difficulty: string | null;
  /** Whole đồng spent since the plan began (luỹ kế), not since the last report. */
  readonly spent: number | null;
}

/** A task as it stood at the end of a day. */
export interface TaskNow {
  readonly state: TaskState;
  /** False where the state follows from the dates alone because nobody reported (in this round). */
  readonly reported: boolean;
  readonly overdue: boolean;
  readonly percent: number | null;
  readonly result: string | null;
  readonly evidence: readonly string[];
  /** Difficulties in the order told. */
  readonly difficulties: readonly { readonly date: string; readonly text: string }[];
  readonly spent: number | null;
  /** Date of the last report used, or null. */
  readonly asOf: string | null;
}

/**
 * The task at the end of a day, from the reports that speak of that day or an earlier one; of two on one day the
 * later in the list counts. A recurring task that was done in an earlier round is asked for again in this one.
 */
export function taskAt(
  task: Pick<PlanTask, 'id' | 'schedule'>,
  entries: readonly ProgressEntry[],
  date: string,
): TaskNow {
  const told = entriesUntil(task.id, entries, date);
  const stated = told.findLast((entry) => entry.state !== null);
  const round = roundStart(task.schedule, date);
  const again = stated?.state === 'done' && round !== null && stated.date < round;
  const state = again ? null : (stated?.state ?? null);
  const shown = state ?? stateUnreported(task, date);
  return {
    state: shown,
    reported: state !== null,
    overdue: isOverdue(task.schedule, shown, date),
    percent: percentOf(told, again ? round : null, stated, state),
    result: last(told, 'result'),
    evidence: told.flatMap((entry) => (entry.evidence === null ? [] : [entry.evidence])),
    difficulties: told.flatMap(({ date: day, difficulty: text }) =>
      text === null ? [] : [{ date: day, text }],
    ),
    spent: last(told, 'spent'),
    asOf: told.at(-1)?.date ?? null,
  };
}

/** A task's reports up to and with a day, earliest first. */
export function entriesUntil(
  task: string,
  entries: readonly ProgressEntry[],
  date: string,
): readonly ProgressEntry[] {
  return entries
    .filter((entry) => entry.task === task && entry.date <= date)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Done is 100 % whatever was told before it; a new round starts without a percentage. */
function percentOf(
  told: readonly ProgressEntry[],
  since: string | null,
  stated: ProgressEntry | undefined,
  state: TaskState | null,
): number | null {
  const entry = told.findLast(({ percent, date }) => percent !== null && (since === null || date >= since));
  const doneAfter =
    state === 'done' && stated !== undefined && (entry === undefined || entry.date <= stated.date);
  return doneAfter ? 100 : (entry?.percent ?? null);
}

function last<K extends 'result' | 'spent'>(
  told: readonly ProgressEntry[],
  field: K,
): ProgressEntry[K] | null {
  return told.findLast((entry) => entry[field] !== null)?.[field] ?? null;
}
