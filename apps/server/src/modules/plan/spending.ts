import { Problem } from '../../platform/problem.ts';
import { entriesUntil, type ProgressEntry } from './task-progress.ts';

/** What was asked for, granted or paid for a task; amounts of one kind add up. */
export interface BudgetLine {
  readonly task: string;
  readonly kind: 'estimate' | 'allocated' | 'spent';
  /** Whole đồng, 0 or more. */
  readonly amount: number;
  readonly date: string;
}

/** Whole đồng; null where nobody told, which is not 0. */
export interface Money {
  readonly estimate: number | null;
  readonly allocated: number | null;
  readonly spent: number | null;
}

/** Sums of the lines dated on or before a day, by kind. Throws `plan.amount_invalid` for a part of a đồng or less than 0. */
export function sumBudget(lines: readonly BudgetLine[], date: string): Money {
  const until = lines.filter((line) => line.date <= date);
  const of = (kind: BudgetLine['kind']): number | null =>
    addUp(until.filter((line) => line.kind === kind).map((line) => line.amount));
  return { estimate: of('estimate'), allocated: of('allocated'), spent: of('spent') };
}

/** The sum of several tasks' money: a kind is null only where none of them tells it. */
export function sumMoney(parts: readonly Money[]): Money {
  const of = (kind: keyof Money): number | null =>
    addUp(parts.map((part) => part[kind]).filter((amount) => amount !== null));
  return { estimate: of('estimate'), allocated: of('allocated'), spent: of('spent') };
}

/**
 * Đồng a task spent from one day to another, both included, from reports that tell what was spent since the plan
 * began. Null where nobody reported until `to`; what nobody reported before `from` counts as spent since.
 */
export function spentBetween(
  task: string,
  entries: readonly ProgressEntry[],
  from: string,
  to: string,
): number | null {
  const told = entriesUntil(task, entries, to).filter((entry) => entry.spent !== null);
  const now = told.at(-1)?.spent ?? null;
  const before = told.findLast((entry) => entry.date < from)?.spent ?? 0;
  return now === null ? null : now - before;
}

/** Reports that tell less spent than an earlier one: one of the two is wrong, or tells only its own period. */
export function spendingFalls(task: string, entries: readonly ProgressEntry[]): readonly ProgressEntry[] {
  const told = entriesUntil(task, entries, '9999-12-31').filter((entry) => entry.spent !== null);
  return told.filter((entry, at) => (entry.spent ?? 0) < (told[at - 1]?.spent ?? 0));
}

function addUp(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    const exact = Number.isSafeInteger(amount) && amount >= 0 && Number.isSafeInteger(sum);
    if (!exact) throw new Problem('plan.amount_invalid', { value: amount });
  }
  return sum;
}
