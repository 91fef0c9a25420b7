import type { EstimateOptions, WeightedStratum } from './estimate.ts';
import { exactUnseenChange, t975, type UnseenStratum } from './interval.ts';

export interface Totals extends EstimateOptions {
  readonly numerator: number;
  readonly denominator: number;
  readonly scale: number;
}

export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
}

const certain: Interval = { low: null, high: null };
/** Below this part of the sums of squares a variance is rounding, not variation. */
const rounding = 1e-12;
const missedChance = 0.05;

/**
 * The 95 % interval of a weighted ratio (or total) in the indicator's unit; null bounds for a count.
 * Student's t on the design's degrees of freedom (answers − groups, sampled groups only: a counted group has
 * no error to estimate). Where the sample shows no variation (all yes, all no) or leaves no degree of freedom,
 * the standard error says nothing, and an exact bound takes its place. Shares are clipped to what they can be.
 */
export function intervalOf(strata: readonly WeightedStratum[], totals: Totals): Interval {
  const sampled = strata.filter((one) => !one.counted && one.stated !== true);
  if (sampled.length === 0) return certain;
  const ratio = totals.measure === 'count' ? 0 : totals.numerator / totals.denominator;
  const per = totals.measure === 'count' ? 1 : totals.scale / totals.denominator;
  const degrees = sampled.reduce((sum, one) => sum + one.answered - 1, 0);
  const variance = sampled.reduce((sum, one) => sum + stratumVariance(one, ratio), 0);
  const value = totals.measure === 'count' ? totals.numerator : totals.scale * ratio;
  if (variance === 0 || degrees === 0) {
    const households = strata.reduce((sum, one) => sum + one.size, 0);
    return exactInterval(sampled, totals, totals.denominator / households, value, per);
  }
  const margin = t975(degrees) * Math.sqrt(variance) * per;
  return clipped(value - margin, value + margin, totals);
}

/**
 * N²(1−n/N)·s²/n of e = y − ratio·x in one group; a lonely answer is taken about the overall mean, which is 0
 * for a ratio (`survey.lonely.psu = "adjust"`). No finite-population correction where N is not known.
 */
export function stratumVariance(one: WeightedStratum, ratio: number): number {
  const n = one.answered;
  const unseen = one.households === null ? 1 : 1 - n / one.size;
  if (n === 1) return one.size ** 2 * unseen * (one.y - ratio * one.x) ** 2;
  const yy = one.yy - one.y ** 2 / n;
  const xx = one.xx - one.x ** 2 / n;
  const xy = one.xy - (one.x * one.y) / n;
  const squares = yy - 2 * ratio * xy + ratio ** 2 * xx;
  if (squares <= rounding * (one.yy + ratio ** 2 * one.xx)) return 0;
  return (one.size ** 2 * unseen * squares) / (n - 1) / n;
}

/**
 * Downward, a household unlike those seen may add nothing; upward, all of its x in a share, and without end
 * elsewhere (then there is no upper bound). Where nobody seen in a group counts at all (x = 0), an unseen one
 * counts like the average of the others. One-sided 95 % where only one side is open, else 97.5 % a side.
 */
function exactInterval(
  sampled: readonly WeightedStratum[],
  totals: Totals,
  typical: number,
  value: number,
  per: number,
): Interval {
  const ratio = typical === 0 ? 0 : totals.numerator / totals.denominator;
  const side = (change: (one: WeightedStratum) => number): UnseenStratum[] =>
    sampled.map((one) => ({
      households: one.size,
      answered: one.answered,
      change: Math.max(0, change(one)),
      finite: one.households !== null,
    }));
  const down = side((one) => (one.x === 0 ? typical * ratio : one.y / one.answered));
  const up = side((one) => (one.x === 0 ? typical * (1 - ratio) : (one.x - one.y) / one.answered));
  const isOpen = (strata: readonly UnseenStratum[]) => strata.some((one) => one.change > 0);
  const open = Number(isOpen(down)) + Number(!totals.share || isOpen(up));
  const alpha = missedChance / Math.max(1, open);
  const low = value - per * exactUnseenChange(down, alpha);
  const high = totals.share ? value + per * exactUnseenChange(up, alpha) : null;
  return clipped(low, high, totals);
}

function clipped(low: number, high: number | null, totals: Totals): Interval {
  const most = !totals.share
    ? Number.POSITIVE_INFINITY
    : totals.measure === 'count'
      ? totals.denominator
      : totals.scale;
  return { low: Math.max(0, low), high: high === null ? null : Math.min(most, high) };
}
