import type { CalendarEvent } from '@hatangso/contracts/plan-desk';
import type { TaskRow } from '@hatangso/contracts/plan-routes';

export interface CalendarAnswer {
  readonly asOf: string;
  readonly events: readonly CalendarEvent[];
}

/** First day and the day after the last, ISO. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface Bar {
  /** Percent of the span, from its left. */
  readonly left: number;
  readonly width: number;
  /** Begins before or goes on after the span shown. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  /** Work that never ends. */
  readonly endless: boolean;
  /** How much of what is shown is done, in percent of the bar. */
  readonly done: number;
}

const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Where a day stands in a span, in percent; may lie outside of 0 to 100. */
export const placeOf = (day: string, { from, to }: Span): number =>
  ((time(day) - time(from)) / (time(to) - time(from))) * 100;

/** The bar of a task within a span: from its start, or the plan's, to the day after it is due, or the plan's end. */
export function barOf(
  schedule: TaskRow['schedule'],
  plan: Span,
  shown: Span,
  percent: number | null = null,
): Bar | null {
  const begins = schedule.start ?? plan.from;
  const ends = schedule.due === undefined ? plan.to : dayAfter(schedule.due);
  if (ends <= shown.from || begins >= shown.to) return null;
  const left = Math.max(0, placeOf(begins, shown));
  const right = Math.min(100, placeOf(ends, shown));
  const [start, end] = [placeOf(begins, shown), placeOf(ends, shown)];
  const reached = Math.min(right, Math.max(left, start + ((end - start) * (percent ?? 0)) / 100));
  return {
    left,
    width: Math.max(0.6, right - left),
    openLeft: begins < shown.from,
    openRight: ends > shown.to,
    endless: schedule.due === undefined,
    done: right <= left || schedule.due === undefined ? 0 : ((reached - left) / (right - left)) * 100,
  };
}

/** The first days of the years, or of the quarters where the span is short, with what they are called. */
export function ticksOf({ from, to }: Span): { day: string; label: string; major: boolean }[] {
  const first = Number(from.slice(0, 4));
  const last = Number(to.slice(0, 4));
  const quarters = last - first <= 2;
  const ticks: { day: string; label: string; major: boolean }[] = [];
  for (let year = first; year <= last; year++) {
    for (const [quarter, month] of quarters ? ['01', '04', '07', '10'].entries() : [[0, '01'] as const]) {
      const day = `${year}-${month}-01`;
      if (day < from || day >= to) continue;
      ticks.push({ day, label: quarter === 0 ? String(year) : `Q${quarter + 1}`, major: quarter === 0 });
    }
  }
  return ticks;
}

/** The span of a whole plan, in whole years; a plan that says no first day begins with the year before the day. */
export function planSpan(
  period: { readonly from: string | null; readonly to: string },
  today: string,
  starts: readonly string[],
): Span {
  const first = [period.from, ...starts, `${Number(today.slice(0, 4)) - 1}-01-01`]
    .filter((day): day is string => day !== null)
    .toSorted()[0];
  return { from: `${first?.slice(0, 4)}-01-01`, to: `${Number(period.to.slice(0, 4)) + 1}-01-01` };
}

/** This year and the next. */
export const nearSpan = (today: string): Span => ({
  from: `${today.slice(0, 4)}-01-01`,
  to: `${Number(today.slice(0, 4)) + 2}-01-01`,
});

export const dayAfter = (day: string): string => new Date(time(day) + 86_400_000).toISOString().slice(0, 10);

/** Events from a day to the same day a year later, both included. */
export function coming(events: readonly CalendarEvent[], today: string): CalendarEvent[] {
  const until = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  return events.filter(({ day }) => day >= today && day <= until);
}
