import { type PeriodKind, periodMonths, type YearDay } from '@hatangso/contracts/reporting';
import { Problem } from '../../platform/problem.ts';
import type { ReportPeriod } from './input.ts';

/**
 * The period of a report with the day its figures are closed: the ward's closing day where it set one, else the last
 * day; never later than `today` (ISO day), of which nothing is known yet. Refused as `report.period_ahead` before the
 * period begins.
 */
export function periodOf(
  year: number,
  kind: PeriodKind,
  today: string,
  closing: YearDay | null,
): ReportPeriod {
  const { from, to } = boundsOf(year, kind);
  if (from > today) throw new Problem('report.period_ahead', { from, today });
  const set = closing === null ? to : dayOf(year, closing.month, closing.day);
  return { kind, year, from, to, closing: set < today ? set : today };
}

/** First and last day of a period, ISO. */
export function boundsOf(year: number, kind: PeriodKind): { readonly from: string; readonly to: string } {
  const [first, last] = periodMonths[kind];
  const end = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return { from: dayOf(year, first, 1), to: dayOf(year, last, end) };
}

/** The same day a year before; 28 February for the 29th. */
export function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1);
  return date.endsWith('-02-29') ? `${year}-02-28` : `${year}${date.slice(4)}`;
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
