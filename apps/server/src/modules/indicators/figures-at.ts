import type { Doing } from '../../platform/kernel.ts';
import { plansInForce } from '../plan/index.ts';
import { closedSources } from './closings.ts';
import { computeFigures } from './compute/compute-figures.ts';
import type { Computed } from './compute/computed.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { indicatorRowOf } from './indicator-rows.ts';
import { targetsByIndicator } from './targets.ts';

/** An indicator's chosen figure, as short as a comparison of two moments needs it. */
export interface FigureAt {
  readonly indicator: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly unit: string;
  readonly figure: {
    readonly value: number | null;
    readonly numerator: number | null;
    readonly denominator: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly status: string;
  };
}

/**
 * Every figure of a ward on a date as known at a moment, computed in the caller's transaction: what was written there
 * and may yet be rolled back counts. Targets whose day has passed are judged on that day's own figure.
 */
export async function figuresAt(
  { tx, installation }: Pick<Doing, 'tx' | 'installation'>,
  moment: { readonly unitCode: string; readonly asOf: string; readonly knownAt: string },
): Promise<FigureAt[]> {
  const { unitCode, asOf, knownAt } = moment;
  const plans = await plansInForce(tx, unitCode, asOf, knownAt);
  const definitions = definitionsWith(plans);
  const targets = targetsByIndicator(plans);
  const due = [...targets.values()].flat().map((target) => target.due);
  const dates = [...new Set([...due.filter((date) => date < asOf), asOf])].sort();
  const figures = new Map<string, readonly Computed[]>();
  for (const date of dates) {
    const computed = await computeFigures(tx, definitions, { unitCode, asOf: date, knownAt });
    figures.set(date, computed[0]?.figures ?? []);
  }
  const closedOn = await closedSources(tx, unitCode, knownAt);
  const context = { asOf, knownAt, demonstration: installation.demonstration, figures, targets, closedOn };
  return definitions.map((definition) => {
    const { code, name, unit, value, numerator, denominator, low, high, status } = indicatorRowOf(
      definition,
      context,
    );
    return {
      indicator: code,
      name,
      unit,
      figure: { value, numerator, denominator, low, high, status },
    };
  });
}
