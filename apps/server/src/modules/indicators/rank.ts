/** What a unit is ranked by; bounds null where the value is certain. */
export interface Ranked {
  readonly unit: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Rank {
  /** 1 is best; equal values share the better place, and the next place is left out (1, 2, 2, 4). */
  readonly rank: number | null;
  /** The place at best and at worst when some values are sampled; null where all are certain. */
  readonly low: number | null;
  readonly high: number | null;
  /** Units compared, the own one included. */
  readonly peers: number;
  /** Units without a figure, the own one included; while there is one there is no rank. */
  readonly lacking: readonly string[];
}

/** The place of a unit among its peers (the own unit may or may not be listed among them). */
export function rankAmong(own: Ranked, peers: readonly Ranked[], better: 'higher' | 'lower'): Rank {
  const others = peers.filter((one) => one.unit !== own.unit);
  const lacking = [own, ...others].filter((one) => one.value === null).map((one) => one.unit);
  const count = others.length + 1;
  if (lacking.length > 0 || others.length === 0)
    return { rank: null, low: null, high: null, peers: count, lacking };
  const beats = (a: number, b: number) => (better === 'higher' ? a > b : a < b);
  const places = (beaten: (other: Ranked) => boolean) => 1 + others.filter(beaten).length;
  const rank = places((other) => beats(known(other), known(own)));
  if ([own, ...others].every((one) => one.low === null && one.high === null)) {
    return { rank, low: null, high: null, peers: count, lacking };
  }
  const best = (one: Ranked) => bound(one, better === 'higher' ? 'high' : 'low');
  const worst = (one: Ranked) => bound(one, better === 'higher' ? 'low' : 'high');
  return {
    rank,
    low: places((other) => beats(worst(other), best(own))),
    high: places((other) => beats(best(other), worst(own))),
    peers: count,
    lacking,
  };
}

const known = (one: Ranked): number => one.value ?? Number.NaN;

/** A bound; a certain value bounds itself, a side without bound is endless. */
function bound(one: Ranked, side: 'low' | 'high'): number {
  if (one.low === null && one.high === null) return known(one);
  return one[side] ?? (side === 'low' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
}
