import type { Criterion, Figure } from './criterion.ts';
import { daysBetween, yearsBetween } from './dates.ts';
import { t975 } from './interval.ts';

/** As in a plan's file: from the first figure straight to the level, or through the plan's own levels by date. */
export type TargetPath =
  | { readonly kind: 'linear' }
  | {
      readonly kind: 'milestones';
      readonly milestones: readonly { readonly date: string; readonly level: number }[];
    };

export interface Forecast {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: string;
}

type Point = Figure & { readonly value: number };

/** The figures that have a value, one a date (of several the last given), earliest first. */
export function points(figures: readonly Figure[]): Point[] {
  const byDate = new Map<string, Point>();
  for (const figure of figures) {
    if (figure.value !== null) byDate.set(figure.date, { ...figure, value: figure.value });
  }
  return [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * The level the path asks for on a date on or before `due`, in the target's unit. Linear: straight from the
 * first figure to the level; where that figure already reached the level, the level itself. Milestones: straight
 * between them and on to the level; before the first of them straight from the first figure, if it is earlier,
 * else nothing is asked yet (null). Null also without any figure.
 */
export function pathLevel(
  path: TargetPath,
  criterion: Criterion,
  due: string,
  first: Figure | undefined,
  date: string,
): number | null {
  const start = first === undefined || first.value === null ? [] : [{ date: first.date, level: first.value }];
  if (path.kind === 'linear') {
    const [from] = start;
    if (from === undefined || date < from.date) return null;
    const ahead = criterion.side === 'up' ? from.level > criterion.level : from.level < criterion.level;
    return ahead ? criterion.level : between([from, { date: due, level: criterion.level }], date);
  }
  const milestones = path.milestones
    .filter((one) => one.date < due)
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const [next] = milestones;
  const before = next === undefined ? start : start.filter((one) => one.date < next.date);
  return between([...before, ...milestones, { date: due, level: criterion.level }], date);
}

function between(
  steps: readonly { readonly date: string; readonly level: number }[],
  date: string,
): number | null {
  const at = steps.findLastIndex((one) => one.date <= date);
  const from = steps[at];
  if (from === undefined) return null;
  const to = steps[at + 1];
  if (to === undefined) return from.level;
  return (
    from.level + ((to.level - from.level) * daysBetween(from.date, date)) / daysBetween(from.date, to.date)
  );
}

/** Change a year, from the as-of date, that still brings the value to the level by `due`; 0 where it is reached. */
export function requiredRate(criterion: Criterion, value: number, asOf: string, due: string): number | null {
  const years = yearsBetween(asOf, due);
  if (years <= 0) return null;
  const missing = criterion.level - value;
  return (criterion.side === 'up' ? missing > 0 : missing < 0) ? missing / years : 0;
}

/** Below this many figures a prediction interval says nothing (with three, t has one degree and is 12.7 wide). */
const figuresForInterval = 4;

/**
 * Where the figures so far lead by a date: the line through two (`line_through_two`), or the least-squares line
 * through more (`least_squares`), with the 95 % prediction interval of a new figure from four on if they do not
 * lie on the line exactly. Null for fewer than two dates: one figure has no direction. Clipped to 0 … `most`.
 */
export function forecast(figures: readonly Figure[], due: string, most: number | null): Forecast | null {
  const known = points(figures);
  const [first] = known;
  if (first === undefined || known.length < 2) return null;
  const clip = (value: number) => Math.min(most ?? Number.POSITIVE_INFINITY, Math.max(0, value));
  const years = known.map((one) => yearsBetween(first.date, one.date));
  const line = leastSquares(
    years,
    known.map((one) => one.value),
  );
  const at = yearsBetween(first.date, due);
  const value = line.mean + line.slope * (at - line.centre);
  const method = known.length === 2 ? 'line_through_two' : 'least_squares';
  if (known.length < figuresForInterval || line.residual === 0)
    return { value: clip(value), low: null, high: null, method };
  const degrees = known.length - 2;
  const spread = Math.sqrt(
    (line.residual / degrees) * (1 + 1 / known.length + (at - line.centre) ** 2 / line.squares),
  );
  const margin = t975(degrees) * spread;
  return { value: clip(value), low: clip(value - margin), high: clip(value + margin), method };
}

function leastSquares(x: readonly number[], y: readonly number[]) {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const centre = mean(x);
  const middle = mean(y);
  const sumOver = (part: (dx: number, dy: number) => number) =>
    x.reduce((sum, one, at) => sum + part(one - centre, (y[at] ?? 0) - middle), 0);
  const squares = sumOver((dx) => dx * dx);
  const slope = sumOver((dx, dy) => dx * dy) / squares;
  const all = sumOver((_, dy) => dy * dy);
  const residual = sumOver((dx, dy) => (dy - slope * dx) ** 2);
  return { centre, mean: middle, slope, squares, residual: residual <= 1e-20 * all ? 0 : residual };
}
