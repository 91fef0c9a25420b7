import type { Effect, FigureChange } from '@hatangso/contracts/evidence-desk';
import type { Doing } from '../../platform/kernel.ts';

/** An indicator's figure at a moment, as the module of indicators tells it. */
export interface FigureTold {
  readonly indicator: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly unit: string;
  readonly figure: FigureChange['before'];
}

/** All figures of a unit on a date as known at a moment, in the transaction at hand. */
export type FiguresAt = (
  doing: Doing,
  moment: { readonly unitCode: string; readonly asOf: string; readonly knownAt: string },
) => Promise<readonly FigureTold[]>;

/** What lies between two readings of one date; figures with the same value and evidence sums are left out. */
export function effectBetween(
  asOf: string,
  before: readonly FigureTold[],
  after: readonly FigureTold[],
): Effect {
  const earlier = new Map(before.map((one) => [one.indicator, one.figure]));
  const nothing = {
    value: null,
    numerator: null,
    denominator: null,
    low: null,
    high: null,
    status: 'no_data',
  };
  const changes = after.flatMap(({ indicator, name, unit, figure }): FigureChange[] => {
    const was = earlier.get(indicator) ?? nothing;
    return same(was, figure) ? [] : [{ indicator, name, unit, before: was, after: figure }];
  });
  return { asOf, unchanged: after.length - changes.length, changes };
}

function same(a: FigureChange['before'], b: FigureChange['before']): boolean {
  const { value, numerator, denominator, low, high, status } = a;
  return (
    value === b.value &&
    numerator === b.numerator &&
    denominator === b.denominator &&
    low === b.low &&
    high === b.high &&
    status === b.status
  );
}
