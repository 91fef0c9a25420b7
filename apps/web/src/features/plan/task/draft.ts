import type { TaskState } from '@hatangso/contracts/plan';
import type { ProgressEntryView } from '@hatangso/contracts/plan-desk';
import type { ProgressBody, TaskRow } from '@hatangso/contracts/plan-routes';
import { dongOf, dongText } from '../money/dong.ts';

/** What a person types about a task. */
export interface Typed {
  readonly state: TaskState | null;
  readonly percent: number | null;
  readonly result: string;
  readonly evidence: string;
  readonly difficulty: string;
  /** As typed; see `dongOf`. */
  readonly spent: string;
  readonly date: string;
}

/** What stands of a task, in the fields of the form: the last word, and all of a report of the same day. */
export function typedFrom(
  task: Pick<TaskRow, 'state' | 'percent' | 'reported'>,
  history: readonly ProgressEntryView[],
  today: string,
): Typed {
  const [last] = history;
  const sameDay = last?.date === today;
  const newest = <K extends 'result' | 'spent'>(field: K): ProgressEntryView[K] | null =>
    history.find((entry) => entry[field] !== null)?.[field] ?? null;
  return {
    state: task.reported ? task.state : null,
    percent: task.percent,
    result: newest('result') ?? '',
    evidence: sameDay ? (last?.evidence ?? '') : '',
    difficulty: sameDay ? (last?.difficulty ?? '') : '',
    spent: dongText(newest('spent')),
    date: today,
  };
}

/** The fields of one report. */
export const typedOf = (entry: ProgressEntryView): Typed => ({
  state: entry.state,
  percent: entry.percent,
  result: entry.result ?? '',
  evidence: entry.evidence ?? '',
  difficulty: entry.difficulty ?? '',
  spent: dongText(entry.spent),
  date: entry.date,
});

export const isSameTyped = (a: Typed, b: Typed): boolean =>
  (Object.keys(a) as (keyof Typed)[]).every((key) => a[key] === b[key]);

/** Whether there is anything to tell. */
export const tellsSomething = (typed: Typed, files: number): boolean =>
  files > 0 ||
  typed.state !== null ||
  typed.percent !== null ||
  [typed.result, typed.evidence, typed.difficulty, typed.spent].some((text) => text.trim() !== '');

/** What is sent; a field left empty is not told. */
export function bodyOf(typed: Typed, documentIds: readonly string[], seen: string | null): ProgressBody {
  const text = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim());
  const spent = dongOf(typed.spent);
  const body: Record<string, unknown> = {
    state: typed.state ?? undefined,
    percent: typed.percent ?? undefined,
    result: text(typed.result),
    evidence: text(typed.evidence),
    difficulty: text(typed.difficulty),
    spent: spent === null || Number.isNaN(spent) ? undefined : spent,
    date: typed.date,
    documentIds: documentIds.length === 0 ? undefined : documentIds,
    seen: seen ?? undefined,
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as ProgressBody;
}

export const fields = ['state', 'percent', 'result', 'evidence', 'difficulty', 'spent'] as const;
export type Field = (typeof fields)[number];

/** From which of two versions each field comes: one's own where one changed it or the other tells nothing. */
export function choiceOf(mine: Typed, theirs: Typed, seen: Typed): Record<Field, 'mine' | 'theirs'> {
  const isEmpty = (value: Typed[Field]): boolean => value === null || value === '';
  const pick = (field: Field): 'mine' | 'theirs' =>
    mine[field] !== seen[field] || isEmpty(theirs[field]) ? 'mine' : 'theirs';
  return Object.fromEntries(fields.map((field) => [field, pick(field)])) as Record<Field, 'mine' | 'theirs'>;
}

/** One version made of two, field by field. */
export function merged(
  mine: Typed,
  theirs: Typed,
  choice: Readonly<Record<Field, 'mine' | 'theirs'>>,
): Typed {
  const chosen = Object.fromEntries(
    fields.map((field) => [field, (choice[field] === 'mine' ? mine : theirs)[field]]),
  );
  return { ...mine, ...chosen };
}
