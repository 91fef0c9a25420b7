import type { OverviewDeadlines } from '@hatangso/contracts/overview';
import type { YearDay } from '@hatangso/contracts/reporting';
import { daysBetween } from './days.ts';

export interface DeadlineFacts {
  readonly offices: YearDay | null;
  readonly upward: YearDay | null;
  readonly closing: YearDay | null;
  /** The plan says "before" the day, so the day itself is too late; what a ward sets itself is a last day. */
  readonly before: { readonly offices: boolean; readonly upward: boolean };
}

const dayIn = (year: number, { month, day }: YearDay): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * The days of the report that is being made: of last year's while its way upward still lies ahead, else of this
 * year's. The committee reports upward after its offices did: a day earlier in the calendar is the next year's.
 * Days left are counted to the last day that still is in time, as on the report's own page.
 */
export function deadlinesOn(
  asOf: string,
  facts: DeadlineFacts,
  released: (year: number) => OverviewDeadlines['released'],
): OverviewDeadlines {
  const thisYear = Number(asOf.slice(0, 4));
  const ofYear = (year: number) => daysOf(year, facts);
  const last = ofYear(thisYear - 1);
  const lastIsOpen =
    last.upward !== null && last.upward >= asOf && last.upward.slice(0, 4) === String(thisYear);
  const year = lastIsOpen && released(thisYear - 1) === null ? thisYear - 1 : thisYear;
  const days = ofYear(year);
  const of = (day: string | null, before = false) =>
    day === null ? null : { day, daysLeft: daysBetween(asOf, day) - (before ? 1 : 0) };
  const offices = of(days.offices, facts.before.offices);
  return {
    year,
    offices: offices === null ? null : { ...offices, before: facts.before.offices },
    upward: of(days.upward, facts.before.upward),
    closing: of(days.closing),
    released: released(year),
  };
}

function daysOf(year: number, { offices, upward, closing }: DeadlineFacts) {
  const officesDay = offices === null ? null : dayIn(year, offices);
  const sameYear = upward === null ? null : dayIn(year, upward);
  const nextYear = upward === null ? null : dayIn(year + 1, upward);
  return {
    offices: officesDay,
    upward: sameYear !== null && officesDay !== null && sameYear < officesDay ? nextYear : sameYear,
    closing: closing === null ? null : dayIn(year, closing),
  };
}
