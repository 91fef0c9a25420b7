import type { Distribution } from '@hatangso/contracts/region';

const bins = 10;

/**
 * How values lie: quartiles by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996, as R and
 * spreadsheets have it) and ten equal bins, over 0–`whole` for a share, else from the least to the largest value.
 */
export function distributionOf(values: readonly (number | null)[], whole: number | null): Distribution {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const lacking = values.length - known.length;
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined)
    return { counted: 0, lacking, min: null, q1: null, median: null, q3: null, max: null, bins: [] };
  const [from, to] = whole === null ? [first, last] : [0, whole];
  return {
    counted: known.length,
    lacking,
    min: first,
    q1: quantile(known, 0.25),
    median: quantile(known, 0.5),
    q3: quantile(known, 0.75),
    max: last,
    bins: binsOf(known, from, to),
  };
}

function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** All in one bin where every value is the same. */
function binsOf(values: readonly number[], from: number, to: number): Distribution['bins'] {
  if (from === to) return [{ from, to, count: values.length }];
  const width = (to - from) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const at = Math.max(0, Math.min(bins - 1, Math.floor((value - from) / width)));
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((count, at) => ({ from: from + at * width, to: from + (at + 1) * width, count }));
}
