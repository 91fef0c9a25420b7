import type { TaskRow } from '@hatangso/contracts/plan-routes';
import type { Say } from '../../app/words.ts';
import { day, daysBetween } from '../../kit/format.ts';
import type { words } from './words.ts';

type Text = NonNullable<(typeof words)['keys']>;
export type SayPlan = Say<Text>;

/** When a task is due or how it comes back, in a few words: its day, or each year. */
export function scheduleText({ start, due, recurs }: TaskRow['schedule'], t: SayPlan, today: string): string {
  const parts = [
    ...(recurs === undefined ? [] : [t(`schedule.${recurs}`)]),
    ...(start !== undefined && start > today ? [t('schedule.from', { day: day(start) })] : []),
    ...(due === undefined ? [] : [t('schedule.due', { day: day(due) })]),
  ];
  return parts.length === 0 ? t('schedule.none') : parts.join(', ');
}

/** How near it is, where that matters: late, or within two months. */
export function nearness(task: Pick<TaskRow, 'schedule' | 'overdue'>, t: SayPlan, today: string): string {
  const { due } = task.schedule;
  if (due === undefined) return '';
  const days = daysBetween(today, due);
  if (task.overdue) return t('schedule.late', { days: -days });
  return days >= 0 && days <= 60 ? t('schedule.soon', { days }) : '';
}
