import type { RegionUnit } from '@hatangso/contracts/region';
import type { YearDay } from '@hatangso/contracts/reporting';
import { deadlinesOn } from '../ward/deadlines.ts';

export interface ReportFacts {
  readonly hasPlan: boolean;
  readonly upward: YearDay | null;
  /** Days on which the reports of a year were issued; null while one was not. */
  readonly issued: (year: number) => string | null;
}

/** A ward's report of the year: issued, past its day, still awaited; nothing is known of a ward without a plan. */
export function reportState({ hasPlan, upward, issued }: ReportFacts, asOf: string): RegionUnit['report'] {
  const facts = { offices: null, upward, closing: null, before: { offices: false, upward: false } };
  const due = deadlinesOn(asOf, facts, (year) => {
    const date = issued(year);
    return date === null ? null : { number: null, date };
  });
  if (due.released !== null) return { state: 'released', on: due.released.date };
  if (!hasPlan) return { state: 'unknown', on: null };
  const late = due.upward !== null && due.upward.daysLeft < 0;
  return { state: late ? 'late' : 'waiting', on: due.upward?.day ?? null };
}
