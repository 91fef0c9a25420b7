/** At most this many classes: more cannot be told apart in print. */
const most = 5;
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 5000, 10_000] as const;

/**
 * Lower bounds of the classes of a map, ascending: even steps over the values, with the level to reach as one of the
 * breaks, so that reached and not reached are never of one colour. Empty where there is no value.
 */
export function classBreaks(values: readonly number[], level: number | null): number[] {
  if (values.length === 0) return [];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (low === high) return [low];
  const step = steps.find((one) => (high - low) / one <= most - 1) ?? (high - low) / (most - 1);
  const first = Math.floor(low / step) * step;
  const even = Array.from({ length: most }, (_, at) => round(first + at * step)).filter((at) => at <= high);
  return level === null || level <= low || level > high ? even : withLevel(even, level);
}

/** The break nearest to the level gives way to it; the first one stays, as it holds the lowest values. */
function withLevel(even: readonly number[], level: number): number[] {
  const [first = level, ...others] = even;
  const nearest = others.reduce<number | null>(
    (best, one) => (best === null || Math.abs(one - level) < Math.abs(best - level) ? one : best),
    null,
  );
  const kept = others.filter((one) => one !== nearest);
  return [...new Set([first, ...kept, level])].sort((a, b) => a - b);
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Index of the class a value belongs to. */
export const classOf = (value: number, breaks: readonly number[]): number =>
  Math.max(
    0,
    breaks.findLastIndex((from) => value >= from),
  );
