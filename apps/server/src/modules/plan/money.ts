import { type Money, spentBetween } from './spending.ts';
import type { ProgressEntry } from './task-progress.ts';

/** The finance office's word on a task's money in a budget year as of a day. */
export interface SpendingWord {
  readonly plan: string;
  readonly task: string;
  readonly year: number;
  readonly kind: keyof Money;
  /** Whole đồng; of `spent`: in this year until the day. */
  readonly amount: number;
  readonly date: string;
  readonly document: string | null;
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
const dayBefore = (date: string): string =>
  new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);

/**
 * A task's money from one day to another, both included: what is planned and granted for the budget years touched,
 * and what was paid. `words` (of this task, in the order in which they came) count by their newest for a year and
 * kind; where the finance office says nothing of payments, the progress reports do. Null is "not told".
 */
export function moneyIn(
  task: string,
  words: readonly SpendingWord[],
  entries: readonly ProgressEntry[],
  from: string,
  until: string,
): Money {
  const years = yearsBetween(yearOf(from), yearOf(until));
  const sum = (kind: keyof Money): number | null =>
    addUp(years.map((year) => newest(words, kind, year, until)));
  const paid = sum('spent');
  const paidBefore = newest(words, 'spent', yearOf(from), dayBefore(from)) ?? 0;
  return {
    estimate: sum('estimate'),
    allocated: sum('allocated'),
    spent: paid === null ? spentBetween(task, entries, from, until) : paid - paidBefore,
  };
}

/** A task's money of all budget years until a day; payments as told by the finance office, else by the reports. */
export function moneyUntil(words: readonly SpendingWord[], reported: number | null, until: string): Money {
  const years = [...new Set(words.map(({ year }) => year))].filter((year) => year <= yearOf(until));
  const sum = (kind: keyof Money): number | null =>
    addUp(years.map((year) => newest(words, kind, year, until)));
  return { estimate: sum('estimate'), allocated: sum('allocated'), spent: sum('spent') ?? reported };
}

/** The newest word for a year and kind that speaks of a day or an earlier one; of one day the later in the list. */
export function newest(
  words: readonly SpendingWord[],
  kind: keyof Money,
  year: number,
  until: string,
): number | null {
  const told = words.filter((word) => word.kind === kind && word.year === year && word.date <= until);
  return told.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)).at(-1)?.amount ?? null;
}

const yearsBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

function addUp(amounts: readonly (number | null)[]): number | null {
  const told = amounts.filter((amount) => amount !== null);
  return told.length === 0 ? null : told.reduce((sum, amount) => sum + amount, 0);
}
