import type { TaskState } from '@hatangso/contracts/plan';
import type { TaskRow } from '@hatangso/contracts/plan-routes';

/** How a task stands, `overdue` before what it is in. */
export type ShownState = TaskState | 'overdue';

/** Each state has a sign of its own and a colour of main.css. */
export const taskSigns: Readonly<Record<ShownState, string>> = {
  overdue: '▼',
  not_started: '○',
  in_progress: '▶',
  done: '●',
  maintained: '◉',
  not_due: '◇',
  suspended: '◫',
  cancelled: '✕',
};
export const taskColours: Readonly<Record<ShownState, string>> = {
  overdue: 'var(--state-behind)',
  not_started: 'var(--state-no-data)',
  in_progress: 'var(--state-on-track)',
  done: 'var(--state-met)',
  maintained: 'var(--state-met)',
  not_due: 'var(--state-no-target)',
  suspended: 'var(--state-undecided)',
  cancelled: 'var(--state-no-target)',
};

/** What needs hands first. */
export const shownOrder: readonly ShownState[] = [
  'overdue',
  'not_started',
  'in_progress',
  'suspended',
  'maintained',
  'done',
  'not_due',
  'cancelled',
];

/** The states a person may tell, in the order of work. */
export const tellable: readonly TaskState[] = [
  'not_started',
  'in_progress',
  'done',
  'maintained',
  'suspended',
  'cancelled',
];

export const shownState = ({ state, overdue }: Pick<TaskRow, 'state' | 'overdue'>): ShownState =>
  overdue ? 'overdue' : state;

/** Whether something was told of the task in the year of a day. */
export const reportedThisYear = ({ reportedOn }: Pick<TaskRow, 'reportedOn'>, day: string): boolean =>
  reportedOn !== null && reportedOn.slice(0, 4) === day.slice(0, 4);

export interface TaskFilter {
  readonly text: string;
  /** A state, `unreported`, or empty for all. */
  readonly state: ShownState | 'unreported' | '';
  readonly office: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase();

/** The tasks that a filter lets through; letters without their marks find those with them. */
export function filtered(
  tasks: readonly TaskRow[],
  { text, state, office }: TaskFilter,
  day: string,
): TaskRow[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  return tasks.filter((task) => {
    if (office !== '' && (task.office?.id ?? '-') !== office) return false;
    if (state === 'unreported' ? reportedThisYear(task, day) : state !== '' && shownState(task) !== state)
      return false;
    const all = plain(`${task.id} ${task.title} ${task.text} ${task.result ?? ''}`);
    return words.every((word) => all.includes(word));
  });
}

/** Tasks under their sections, in the order of the plan. */
export function bySection(
  tasks: readonly TaskRow[],
  sections: readonly { readonly ref: string; readonly title: string | null }[],
): { ref: string; title: string; tasks: TaskRow[] }[] {
  const groups = Map.groupBy(tasks, ({ ref }) => ref);
  return [...groups].map(([ref, own]) => ({
    ref,
    title: sections.find((section) => section.ref === ref)?.title ?? '[…]',
    tasks: own,
  }));
}
