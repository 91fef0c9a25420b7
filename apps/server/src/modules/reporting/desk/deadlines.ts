import type { ReportDesk } from '@hatangso/contracts/report-desk';
import type { PeriodKind, YearDay } from '@hatangso/contracts/reporting';

/** A deadline in one year: the day it names, and the last day that still is in time. ISO days. */
export interface Deadline {
  readonly date: string;
  readonly lastInTime: string;
  readonly before: boolean;
}

const day = 86_400_000;
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/**
 * A yearly deadline in the report's year; `before`: the day itself is too late. Null where none is set, and for shorter
 * periods, which have none.
 */
export function deadlineOf(
  at: YearDay | null,
  before: boolean,
  year: number,
  period: PeriodKind,
): Deadline | null {
  if (at === null || period !== 'N') return null;
  const time = Date.UTC(year, at.month - 1, at.day);
  return { date: isoOf(time), lastInTime: isoOf(before ? time - day : time), before };
}

/** Whole days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / day);

/** Days past a deadline on a day; null where it is in time or there is none. */
export function lateBy(deadline: Deadline | null, on: string): number | null {
  if (deadline === null || on <= deadline.lastInTime) return null;
  return daysBetween(deadline.lastInTime, on);
}

export const deadlineView = (deadline: Deadline | null, today: string): ReportDesk['deadlines']['offices'] =>
  deadline === null
    ? null
    : { date: deadline.date, before: deadline.before, daysLeft: daysBetween(today, deadline.lastInTime) };
