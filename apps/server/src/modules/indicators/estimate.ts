import type { Measure } from '@hatangso/contracts/indicator-definitions';
import { intervalOf } from './sampling-error.ts';

/** The answers of one residential group in one round; x is the denominator's part, y the numerator's. */
export interface Stratum {
  readonly group: string;
  /** Households of the group by its register; null where that is not known. */
  readonly households: number | null;
  /** Households of the group in the round's sheet. */
  readonly rows: number;
  /** Those of them that answered this indicator. */
  readonly answered: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
  /** The share was stated for the whole group, not seen in its answers: it adds nothing to the sampling error. */
  readonly stated?: true;
}

/**
 * `count`: every household of every group answered. `partial_count`: every household of the groups that
 * answered at all, while other groups have no data. `sample`: a part of the households. `mixed`: some groups
 * counted, others sampled.
 */
export type EstimateMethod = 'count' | 'partial_count' | 'sample' | 'mixed';

/**
 * A value in the indicator's unit with its (weighted) totals, none rounded. `low`/`high` bound it with 95 %
 * confidence: both null for a count, one null where nothing bounds it on that side. `value` is null without
 * data (`method` then null too) and where the denominator is 0.
 */
export interface Estimate {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: EstimateMethod | null;
  readonly state: 'figure' | 'no_data' | 'not_applicable';
}

export interface GroupEstimate extends Estimate {
  readonly group: string;
}

export interface WardEstimate extends Estimate {
  readonly groups: readonly GroupEstimate[];
  /** Groups nobody answered in: not in the figure, to be named beside it. */
  readonly groupsWithoutData: readonly string[];
  /** Groups whose number of households is not known: they weigh by the sheet's rows and are never complete. */
  readonly groupsOfUnknownSize: readonly string[];
}

export interface EstimateOptions {
  readonly measure: Measure;
  /** y is part of x in every household, so the value cannot pass 100 % (or 1). */
  readonly share: boolean;
}

/** A stratum that answered, with what one of its answers stands for. */
export interface WeightedStratum extends Stratum {
  /** Households it stands for: those known, else the sheet's rows. */
  readonly size: number;
  readonly weight: number;
  readonly counted: boolean;
}

/**
 * The figure of a ward and of each of its groups from a household survey. A group is counted where its known
 * number of households is reached by those that answered; otherwise each answer stands for households known
 * (or rows in the sheet) over households answered. The ratio is the combined one, ΣNȳ / ΣNx̄; its error is by
 * Taylor linearisation, as R's `survey` computes it (Lumley 2010, Cochran 1977 §6.11). Nothing is put in the
 * place of a group without data.
 */
export function estimateWard(strata: readonly Stratum[], options: EstimateOptions): WardEstimate {
  const groupsWithoutData = strata
    .filter((one) => one.answered === 0 && one.households !== 0)
    .map((one) => one.group);
  return {
    ...estimate(strata, options),
    groups: strata.map((one) => ({ group: one.group, ...estimate([one], options) })),
    groupsWithoutData,
    groupsOfUnknownSize: strata.filter((one) => one.households === null).map((one) => one.group),
  };
}

function estimate(strata: readonly Stratum[], options: EstimateOptions): Estimate {
  const speaking = strata.filter((one) => one.answered > 0 || one.households === 0).map(weighted);
  if (speaking.length === 0) return nothing;
  const numerator = sum(speaking, (one) => one.weight * one.y);
  const denominator = sum(speaking, (one) => one.weight * one.x);
  const method = methodOf(speaking, speaking.length < strata.length);
  const figure = { numerator, denominator, method } as const;
  const scale = options.measure === 'percent' ? 100 : 1;
  if (options.measure !== 'count' && denominator === 0) {
    return { ...figure, value: null, low: null, high: null, state: 'not_applicable' };
  }
  const value = options.measure === 'count' ? numerator : (scale * numerator) / denominator;
  const interval = intervalOf(speaking, { ...options, numerator, denominator, scale });
  return { ...figure, value, ...interval, state: 'figure' };
}

const nothing: Estimate = {
  value: null,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  method: null,
  state: 'no_data',
};

export function weighted(one: Stratum): WeightedStratum {
  const counted = one.households !== null && one.answered >= one.households;
  // A register smaller than the sheet does not make answers weigh less than themselves.
  const size = counted ? one.answered : Math.max(one.households ?? one.rows, one.answered);
  return { ...one, counted, size, weight: one.answered === 0 ? 0 : size / one.answered };
}

function methodOf(strata: readonly WeightedStratum[], groupsMissing: boolean): EstimateMethod {
  const counted = strata.filter((one) => one.counted).length;
  if (counted === strata.length) return groupsMissing ? 'partial_count' : 'count';
  return counted === 0 ? 'sample' : 'mixed';
}

const sum = (strata: readonly WeightedStratum[], part: (one: WeightedStratum) => number): number =>
  strata.reduce((total, one) => total + part(one), 0);
