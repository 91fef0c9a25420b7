import { type EstimateOptions, type Stratum, type WeightedStratum, weighted } from './estimate.ts';
import { t975 } from './interval.ts';
import { stratumVariance } from './sampling-error.ts';

/** 80 % quantile of the standard normal distribution. */
const normal80 = 0.8416212335729143;
/** Beyond this many households a plan is no advice any more. */
const most = 100_000;

export interface SampleNeed {
  /** Households to survey beyond those that answered. */
  readonly households: number;
  readonly groups: readonly { readonly group: string; readonly households: number }[];
  /** Everybody would have to be asked. */
  readonly everyone: boolean;
}

interface Growing {
  readonly stratum: WeightedStratum;
  /** N²·s² of the residuals y − R·x. */
  readonly spread: number;
  /** Households that can be asked at most. */
  readonly limit: number;
  /** Answers by now. */
  n: number;
}

/**
 * How many more households in which groups it takes to tell whether the figure is on this side of `level` or on that:
 * so many that, if the figure stays where it is, 95 % confidence is reached with a chance of 80 %, i.e. the standard
 * error is at most |value − level| / (t₀.₉₇₅ + z₀.₈) (Cochran 1977, §4.6 with power). Variances are those of the
 * estimate itself (`stratumVariance`); a household is always added to the group where it takes away most of the
 * variance, N²s²/(n(n+1)), which is the exact optimum for whole numbers (Wright 2012, Neyman's allocation with what is
 * there already as lower bound). Null where the sample shows no variation to plan with, where nothing answered, or
 * where the value lies on the level itself; 0 households where nothing more is needed.
 */
export function sampleNeeded(
  strata: readonly Stratum[],
  options: EstimateOptions,
  level: number,
): SampleNeed | null {
  const speaking = strata.filter((one) => one.answered > 0).map(weighted);
  const sampled = speaking.filter((one) => !one.counted && one.stated !== true);
  const sum = (part: (one: WeightedStratum) => number) =>
    speaking.reduce((total, one) => total + one.weight * part(one), 0);
  const numerator = sum((one) => one.y);
  const denominator = sum((one) => one.x);
  const degrees = sampled.reduce((total, one) => total + one.answered - 1, 0);
  if (sampled.length === 0 || degrees === 0 || denominator === 0) return null;
  const counts = options.measure === 'count';
  const ratio = counts ? 0 : numerator / denominator;
  const per = counts ? 1 : (options.measure === 'percent' ? 100 : 1) / denominator;
  const distance = Math.abs((counts ? numerator : per * numerator) - level);
  const growing = sampled.map((stratum) => growingOf(stratum, ratio));
  if (distance === 0 || growing.every(({ spread }) => spread === 0)) return null;
  return grown(growing, (distance / (t975(degrees) + normal80) / per) ** 2);
}

function growingOf(stratum: WeightedStratum, ratio: number): Growing {
  const { answered: n, size, households } = stratum;
  const unseen = households === null ? 1 : 1 - n / size;
  return {
    stratum,
    spread: unseen <= 0 ? 0 : (stratumVariance(stratum, ratio) * n) / unseen,
    limit: households === null ? most : size,
    n,
  };
}

/** N²s²(1/n − 1/N); without the last term where N is not known. */
const varianceOf = ({ stratum, spread, n }: Growing): number =>
  spread * (1 / n - (stratum.households === null ? 0 : 1 / stratum.size));

function grown(growing: readonly Growing[], wanted: number): SampleNeed | null {
  let variance = growing.reduce((total, one) => total + varianceOf(one), 0);
  let added = 0;
  while (variance > wanted && added < most) {
    let best: Growing | undefined;
    let gain = 0;
    for (const one of growing) {
      const mine = one.n < one.limit ? one.spread / (one.n * (one.n + 1)) : 0;
      if (mine > gain) [best, gain] = [one, mine];
    }
    if (best === undefined) break;
    best.n += 1;
    variance -= gain;
    added += 1;
  }
  if (added >= most) return null;
  return {
    households: added,
    everyone: growing.every(({ n, limit }) => n >= limit),
    groups: growing
      .map(({ stratum, n }) => ({ group: stratum.group, households: n - stratum.answered }))
      .filter(({ households }) => households > 0)
      .toSorted((a, b) => b.households - a.households),
  };
}
