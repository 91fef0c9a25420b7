import type { Plan } from '@hatangso/contracts/plan';
import type { BudgetCell, BudgetTable } from '@hatangso/contracts/plan-desk';
import { moneyIn, type SpendingWord } from '../money.ts';
import { type Money, sumMoney } from '../spending.ts';
import type { ProgressEntry } from '../task-progress.ts';

type Section = BudgetTable['sections'][number];
type TaskLine = Section['tasks'][number];

/** What was told of a plan's money until a day, and who may book it. */
export interface BudgetFacts {
  readonly words: readonly (SpendingWord & { readonly plan: string })[];
  readonly progress: readonly (ProgressEntry & { readonly plan: string })[];
  readonly asOf: string;
  readonly mayBook: (task: string) => boolean;
}

/**
 * Spending against estimate in whole đồng: tasks by section, by budget year and in all. Years are those of which money
 * was told, and the one of the day asked about. `share` is spent over allocated, else over the estimate, in percent.
 */
export function budgetTable(
  plan: Plan,
  { words, progress, asOf, mayBook }: BudgetFacts,
): Pick<BudgetTable, 'years' | 'sections' | 'total'> {
  const own = words.filter((word) => word.plan === plan.id);
  const told = progress.filter((entry) => entry.plan === plan.id);
  const thisYear = Number(asOf.slice(0, 4));
  const spentYears = told.filter(({ spent }) => spent !== null).map(({ date }) => Number(date.slice(0, 4)));
  const years = [...new Set([...own.map(({ year }) => year), ...spentYears, thisYear])].sort((a, b) => a - b);
  const lines = plan.tasks.map((task): TaskLine & { ref: string } => {
    const words = own.filter((word) => word.task === task.id);
    const byYear = years.map((year) =>
      moneyIn(task.id, words, told, `${year}-01-01`, [`${year}-12-31`, asOf].toSorted()[0] ?? asOf),
    );
    const ahead = years.map((year, at) => (year > thisYear ? aheadOf(words, year) : (byYear[at] ?? nothing)));
    return {
      ref: task.ref,
      id: task.id,
      title: task.title,
      office: task.inCharge,
      mayBook: mayBook(task.id),
      years: ahead.map(cellOf),
      total: cellOf(sumMoney(ahead)),
    };
  });
  const sections = [...Map.groupBy(lines, ({ ref }) => ref)].map(
    ([ref, tasks]): Section => ({
      id: ref,
      title: plan.sections.find((section) => section.ref === ref)?.title ?? '[…]',
      tasks: tasks.map(({ ref: _, ...line }) => line),
      ...sumsOf(years, tasks),
    }),
  );
  return { years, sections, total: sumsOf(years, lines) };
}

const nothing: Money = { estimate: null, allocated: null, spent: null };

/** Of a year still ahead: what is planned and granted for it already. */
function aheadOf(words: readonly SpendingWord[], year: number): Money {
  const of = (kind: keyof Money): number | null =>
    words.findLast((word) => word.kind === kind && word.year === year)?.amount ?? null;
  return { estimate: of('estimate'), allocated: of('allocated'), spent: of('spent') };
}

const sumsOf = (
  years: readonly number[],
  lines: readonly TaskLine[],
): { years: BudgetCell[]; total: BudgetCell } => ({
  years: years.map((_, at) => cellOf(sumMoney(lines.map((line) => line.years[at] ?? nothing)))),
  total: cellOf(sumMoney(lines.map(({ total }) => total))),
});

function cellOf({ estimate, allocated, spent }: Money): BudgetCell {
  const base = allocated ?? estimate;
  const share = spent === null || base === null || base === 0 ? null : (spent / base) * 100;
  return { estimate, allocated, spent, share };
}
