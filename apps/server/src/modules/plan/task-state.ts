import type { ColumnChoice } from '@hatangso/contracts/columns';
import type { PlanTask, TaskSchedule, TaskState } from '@hatangso/contracts/plan';

/** The states of a task as people write them; accents, case, spaces and "hủy"/"huỷ" do not count when read. */
export const taskStates: readonly (ColumnChoice & { readonly code: TaskState })[] = [
  { code: 'not_due', vi: 'chưa đến hạn', en: 'not yet due', aliases: ['chưa tới hạn', 'chưa đến kỳ'] },
  {
    code: 'not_started',
    vi: 'chưa thực hiện',
    en: 'not started',
    aliases: ['chưa triển khai', 'chưa bắt đầu', 'chưa làm'],
  },
  {
    code: 'in_progress',
    vi: 'đang thực hiện',
    en: 'in progress',
    aliases: ['đang triển khai', 'đang làm', 'thực hiện dở dang'],
  },
  {
    code: 'done',
    vi: 'hoàn thành',
    en: 'done',
    aliases: ['đã hoàn thành', 'đã xong', 'xong', 'đã thực hiện'],
  },
  {
    code: 'maintained',
    vi: 'duy trì',
    en: 'maintained',
    aliases: ['tiếp tục duy trì', 'đang duy trì', 'thường xuyên', 'thực hiện thường xuyên'],
  },
  { code: 'suspended', vi: 'tạm dừng', en: 'suspended', aliases: ['đã tạm dừng', 'tạm ngừng', 'tạm hoãn'] },
  { code: 'cancelled', vi: 'đã hủy', en: 'cancelled', aliases: ['hủy', 'hủy bỏ', 'không thực hiện nữa'] },
];

/** States in which nothing more is asked, so that a due date can pass without the task being late. */
const settled: ReadonlySet<TaskState> = new Set(['done', 'maintained', 'suspended', 'cancelled']);

/** Whether the due date (the day itself is still in time) has passed with work still asked for. */
export function isOverdue(schedule: TaskSchedule, state: TaskState, date: string): boolean {
  return schedule.due !== undefined && schedule.due < date && !settled.has(state);
}

/** What a task is in when nobody has reported: waiting for its start, or not started. */
export function stateUnreported(task: Pick<PlanTask, 'schedule'>, date: string): TaskState {
  return task.schedule.start !== undefined && date < task.schedule.start ? 'not_due' : 'not_started';
}

/** First day of the round in which a recurring task stands on a date; null for work that is done once or never ends. */
export function roundStart(schedule: TaskSchedule, date: string): string | null {
  const year = date.slice(0, 4);
  const month = Number(date.slice(5, 7));
  switch (schedule.recurs) {
    case 'yearly':
      return `${year}-01-01`;
    case 'quarterly':
      return `${year}-${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
    case 'monthly':
      return `${date.slice(0, 7)}-01`;
    default:
      return null;
  }
}
