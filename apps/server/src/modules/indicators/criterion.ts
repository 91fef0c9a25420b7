import type { targetComparison } from '@hatangso/contracts/indicators';
import type { z } from 'zod';

export type Comparison = z.infer<typeof targetComparison>;

/**
 * A value that speaks of a date, with its bounds: both null for a value that is certain, one null where nothing
 * bounds it on that side. `value` null says that the indicator did not apply. `denominator` is read for "in
 * place" and for ranks (number of peers).
 */
export interface Figure {
  readonly date: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly denominator?: number | null;
}

/** A target made plain: the side on which values must lie of which level. */
export interface Criterion {
  readonly side: 'up' | 'down';
  readonly strict: boolean;
  readonly level: number;
  /** Toward this level a path, a rate and a forecast can be drawn (a rank moves with others, so not there). */
  readonly path: boolean;
}

/** What a target compares, in a unit; `share` says that the value is a part of a whole (0–100 %, 0–1, n of d). */
export interface Comparable {
  readonly comparison: Comparison;
  readonly level: number | null;
  readonly unit: string;
}

/**
 * The level a target asks for. "In place" without a level is the whole of the indicator: 100 in percent, the
 * denominator of a count (4 of 4 layers), 1 otherwise. A rank's level is the best percent of the peers (50 =
 * upper half), so of 7 peers the third is in the upper half and the fourth is not. Null where the plan gives no
 * level to compare with, or the peers are not known.
 */
export function criterionOf(target: Comparable, denominator: number | null): Criterion | null {
  const { level } = target;
  switch (target.comparison) {
    case 'at_least':
    case 'above':
      return level === null ? null : { side: 'up', strict: target.comparison === 'above', level, path: true };
    case 'at_most':
    case 'below':
      return level === null
        ? null
        : { side: 'down', strict: target.comparison === 'below', level, path: true };
    case 'in_place':
      return { side: 'up', strict: false, level: level ?? wholeOf(target.unit, denominator), path: true };
    case 'rank':
      if (denominator === null) return null;
      return { side: 'down', strict: false, level: ((level ?? 50) / 100) * denominator, path: false };
  }
}

function wholeOf(unit: string, denominator: number | null): number {
  if (unit === '%') return 100;
  return unit === 'count' ? (denominator ?? 1) : 1;
}

/** Whether the whole interval satisfies, no part of it does, or the interval holds the level. */
export function satisfies(figure: Figure, criterion: Criterion): boolean | 'undecided' {
  const { value } = figure;
  if (value === null) return false;
  const certain = figure.low === null && figure.high === null;
  const low = certain ? value : (figure.low ?? Number.NEGATIVE_INFINITY);
  const high = certain ? value : (figure.high ?? Number.POSITIVE_INFINITY);
  const [worst, best] = criterion.side === 'up' ? [low, high] : [high, low];
  if (reaches(worst, criterion)) return true;
  return reaches(best, criterion) ? 'undecided' : false;
}

/** Whether one number satisfies a criterion. */
export function reaches(value: number, { side, strict, level }: Criterion): boolean {
  if (value === level) return !strict;
  return side === 'up' ? value > level : value < level;
}
