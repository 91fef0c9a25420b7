import type { YearlyDeadline } from '@hatangso/contracts/plan';

/** A deadline in one year: the day it names, and the last day that still is in time. Both ISO dates. */
export interface DeadlineDay {
  readonly day: string;
  readonly lastInTime: string;
}

/** Whether some year has that day: 29/2 is possible, 31/11 is not. */
export function isPossibleDay(month: number, day: number): boolean {
  return day <= lastDayOf(2024, month);
}

/** The deadline in a year; 29/2 falls on 28/2 where there is no such day. Null while day or month is not set. */
export function deadlineIn(deadline: YearlyDeadline, year: number): DeadlineDay | null {
  const { month, day } = deadline;
  if (month === null || day === null || !isPossibleDay(month, day)) return null;
  const at = Date.UTC(year, month - 1, Math.min(day, lastDayOf(year, month)));
  return { day: isoDay(at), lastInTime: isoDay(deadline.before ? at - 86_400_000 : at) };
}

/** The first deadline that can still be kept on a date, or null while it is not set. */
export function nextDeadline(deadline: YearlyDeadline, asOf: string): DeadlineDay | null {
  const year = Number(asOf.slice(0, 4));
  const thisYear = deadlineIn(deadline, year);
  return thisYear !== null && thisYear.lastInTime < asOf ? deadlineIn(deadline, year + 1) : thisYear;
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
