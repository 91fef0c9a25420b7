import type { Contribution } from '@hatangso/contracts/indicator-compare';
import type { Measure } from '@hatangso/contracts/indicator-definitions';

/** A part of a figure: the numerator and denominator it adds, already weighted. */
export interface Part {
  readonly group: string;
  readonly name: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** The same figure at two moments. */
export interface Compared {
  readonly numerator: number;
  readonly denominator: number | null;
  readonly parts: readonly Part[];
}

/**
 * What moved a figure from one moment to another, group by group, in its unit; the contributions add up to the
 * difference. For a ratio R = Σ w·r, with w a group's part of the denominator and r its own ratio: w̄·Δr + (r̄ − R̄)·Δw
 * (Kitagawa 1955), a bar meaning the mean of both moments, so that neither is taken for the base; a group that is new
 * or gone adds w·(r − R̄). A count is moved by each group's own difference.
 */
export function byGroups(from: Compared, to: Compared, measure: Measure): Contribution[] {
  const scale = measure === 'percent' ? 100 : 1;
  const names = new Map([...from.parts, ...to.parts].map(({ group, name }) => [group, name]));
  const middle = measure === 'count' ? 0 : (ratio(from) + ratio(to)) / 2;
  return [...names].map(([group, name]): Contribution => {
    const before = from.parts.find((part) => part.group === group) ?? null;
    const after = to.parts.find((part) => part.group === group) ?? null;
    const moved =
      measure === 'count'
        ? { own: (after?.numerator ?? 0) - (before?.numerator ?? 0), weight: 0 }
        : movedRatio(shareOf(before, from), shareOf(after, to), middle);
    const own = scale * moved.own;
    const weight = scale * moved.weight;
    const kind = before === null ? 'new' : after === null ? 'lost' : 'changed';
    return { kind, group, name, total: own + weight, own, weight, from: sumsOf(before), to: sumsOf(after) };
  });
}

/**
 * The same for a figure without groups: what the numerator moved it by with the mean of both denominators, and what
 * the denominator did with the mean of both numerators. A count has no denominator to be moved by.
 */
export function bySums(from: Compared, to: Compared, measure: Measure): Contribution[] {
  const scale = measure === 'percent' ? 100 : 1;
  const base = { group: null, name: null, weight: 0, from: wholeOf(from), to: wholeOf(to) };
  if (measure === 'count' || from.denominator === null || to.denominator === null) {
    const own = to.numerator - from.numerator;
    return [{ ...base, kind: 'numerator', total: own, own }];
  }
  const [one, other] = [1 / from.denominator, 1 / to.denominator];
  const numerator = (scale * (to.numerator - from.numerator) * (one + other)) / 2;
  const denominator = (scale * (from.numerator + to.numerator) * (other - one)) / 2;
  return [
    { ...base, kind: 'numerator', total: numerator, own: numerator },
    { ...base, kind: 'denominator', total: denominator, own: denominator },
  ];
}

/** Whether the parts of a figure make up the whole, so that it can be told by groups. */
export function addsUp({ numerator, denominator, parts }: Compared): boolean {
  if (parts.length === 0) return false;
  const near = (sum: number, whole: number): boolean =>
    Math.abs(sum - whole) <= 1e-6 * Math.max(1, Math.abs(whole));
  const y = parts.reduce((sum, part) => sum + part.numerator, 0);
  const x = parts.reduce((sum, part) => sum + part.denominator, 0);
  return near(y, numerator) && (denominator === null || near(x, denominator));
}

interface Share {
  /** Part of the whole's denominator; 0 where nothing counts. */
  readonly w: number;
  readonly r: number;
}

/** Null for a group that is not there or of which nothing counts: it has no ratio of its own. */
function shareOf(part: Part | null, whole: Compared): Share | null {
  if (part === null || part.denominator === 0 || !whole.denominator) return null;
  return { w: part.denominator / whole.denominator, r: part.numerator / part.denominator };
}

function movedRatio(
  before: Share | null,
  after: Share | null,
  middle: number,
): { own: number; weight: number } {
  if (before === null && after === null) return { own: 0, weight: 0 };
  if (before === null) return { own: 0, weight: (after?.w ?? 0) * ((after?.r ?? 0) - middle) };
  if (after === null) return { own: 0, weight: -before.w * (before.r - middle) };
  return {
    own: ((before.w + after.w) / 2) * (after.r - before.r),
    weight: ((before.r + after.r) / 2 - middle) * (after.w - before.w),
  };
}

const ratio = ({ numerator, denominator }: Compared): number => (denominator ? numerator / denominator : 0);
const sumsOf = (part: Part | null) =>
  part === null ? null : { numerator: part.numerator, denominator: part.denominator };
const wholeOf = ({ numerator, denominator }: Compared) => ({ numerator, denominator: denominator ?? 0 });
