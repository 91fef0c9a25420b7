import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EstimateOptions, estimateWard, type Stratum } from './estimate.ts';
import { t975 } from './interval.ts';

interface Reference {
  value: number;
  se: number;
  df: number;
  low: number | null;
  high: number | null;
  numerator: number;
  denominator: number;
  sampled: boolean;
}
interface Case extends EstimateOptions {
  name: string;
  strata: Stratum[];
  ward: Reference;
  groups: (Reference | null)[];
}
const fixtures = new URL('../../../../../test/fixtures/survey-estimates/cases.json', import.meta.url);
const cases: Case[] = JSON.parse(readFileSync(fixtures, 'utf8'));

const near = (ours: number | null, theirs: number, what: string) => {
  expect(ours, what).not.toBeNull();
  expect(Math.abs((ours ?? 0) - theirs), what).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(theirs)));
};
const most = (one: EstimateOptions) => (one.share ? 1 : Number.POSITIVE_INFINITY);

test.each(cases.map((one) => [one.name, one] as const))('equals R survey: %s', (_, one) => {
  const ours = estimateWard(one.strata, one);
  const pairs = [
    [ours, one.ward] as const,
    ...ours.groups.map((group, at) => [group, one.groups[at]] as const),
  ];
  let intervals = 0;
  for (const [estimate, reference] of pairs) {
    if (reference === null || reference === undefined) continue;
    near(estimate.value, reference.value, 'value');
    near(estimate.numerator, reference.numerator, 'numerator');
    near(estimate.denominator, reference.denominator, 'denominator');
    if (!reference.sampled)
      expect([estimate.low, estimate.high, estimate.method]).toEqual([null, null, 'count']);
    if (reference.low === null || reference.high === null || reference.se < 1e-12) continue;
    near(estimate.low, Math.max(0, reference.low), 'low');
    near(estimate.high, Math.min(most(one), reference.high), 'high');
    intervals++;
  }
  if (one.ward.sampled) expect(intervals).toBeGreaterThan(0);
  if (one.ward.df > 0) near(t975(one.ward.df) * one.ward.se, (one.ward.high ?? 0) - one.ward.value, 'margin');
});

const share: EstimateOptions = { measure: 'percent', share: true };
/** A group's sums from the answers of its households, [y, x] each. */
function stratum(
  group: string,
  households: number | null,
  answers: readonly (readonly [number, number])[],
): Stratum {
  const sum = (part: (y: number, x: number) => number) =>
    answers.reduce((all, [y, x]) => all + part(y, x), 0);
  return {
    group,
    households,
    rows: answers.length,
    answered: answers.length,
    y: sum((y) => y),
    x: sum((_, x) => x),
    yy: sum((y) => y * y),
    xx: sum((_, x) => x * x),
    xy: sum((y, x) => y * x),
  };
}
const repeat = (times: number, y: number, x = 1) => Array.from({ length: times }, () => [y, x] as const);

test('a group is counted where its known number of households is reached, else sampled', () => {
  const of = (households: number | null, answers: number) =>
    estimateWard([stratum('A', households, [...repeat(answers - 1, 1), [0, 1]])], share).method;
  expect([of(10, 10), of(10, 12), of(10, 9), of(null, 10)]).toEqual(['count', 'count', 'sample', 'sample']);
});

test('groups without data are named, not filled in, and keep a count from being called complete', () => {
  const ward = estimateWard([stratum('A', 4, repeat(4, 1)), stratum('B', 9, []), stratum('C', 0, [])], share);
  expect(ward).toMatchObject({ value: 100, denominator: 4, method: 'partial_count', low: null, high: null });
  expect(ward.groupsWithoutData).toEqual(['B']);
  expect(ward.groups.map((group) => group.state)).toEqual(['figure', 'no_data', 'not_applicable']);
  const none = estimateWard([stratum('B', 9, [])], share);
  expect(none).toMatchObject({ value: null, numerator: null, state: 'no_data', method: null });
});

test('a denominator of 0 is not applicable', () => {
  const ward = estimateWard([stratum('A', 40, repeat(3, 0, 0))], share);
  expect(ward).toMatchObject({ value: null, denominator: 0, state: 'not_applicable' });
});

test('unknown numbers of households weigh by the sheet and are named', () => {
  const ward = estimateWard(
    [{ ...stratum('A', null, repeat(5, 1)), rows: 10 }, stratum('B', 10, repeat(5, 0))],
    share,
  );
  expect(ward).toMatchObject({ value: 50, numerator: 10, denominator: 20, method: 'sample' });
  expect(ward.groupsOfUnknownSize).toEqual(['A']);
});

test('all yes or all no in a sample is no certainty', () => {
  const yes = estimateWard([stratum('A', 100_000, repeat(20, 1))], share);
  expect(yes).toMatchObject({ value: 100, high: 100 });
  expect(yes.low).toBeCloseTo(100 * 0.05 ** (1 / 20), 1);
  const no = estimateWard([stratum('A', 100_000, repeat(20, 0))], share);
  expect(no).toMatchObject({ value: 0, low: 0 });
  expect(no.high).toBeCloseTo(100 * (1 - 0.05 ** (1 / 20)), 1);
  const nearly = estimateWard([stratum('A', 21, repeat(20, 1))], share);
  expect(nearly.low).toBeCloseTo((100 * 20) / 21, 9);
  const mean = estimateWard([stratum('A', 100, repeat(9, 0))], { measure: 'ratio', share: false });
  expect(mean).toMatchObject({ value: 0, low: 0, high: null });
});

test('one answer alone, or groups alike within themselves, still have an interval', () => {
  const lonely = estimateWard([stratum('A', 50, repeat(1, 1, 2))], share);
  expect(lonely.value).toBe(50);
  expect(lonely.low ?? 50).toBeLessThan(10);
  expect(lonely.high ?? 50).toBeGreaterThan(90);
  const apart = estimateWard([stratum('A', 90, repeat(9, 1)), stratum('B', 90, repeat(9, 0))], share);
  expect(apart.value).toBe(50);
  expect(apart.low ?? 50).toBeLessThan(42);
  expect(apart.high ?? 50).toBeGreaterThan(58);
  const nobodySeen = estimateWard([stratum('A', 9, repeat(9, 1)), stratum('B', 90, repeat(5, 0, 0))], share);
  expect(nobodySeen.low ?? 100).toBeLessThan(100);
});

const answers = (size: number) =>
  fc.array(
    fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    { minLength: 1, maxLength: size },
  );
const strata = fc
  .array(fc.record({ answers: answers(12), more: fc.option(fc.nat(60)) }), { minLength: 1, maxLength: 8 })
  .map((groups) =>
    groups.map((one, at) =>
      stratum(`${at}`, one.more === null ? null : one.answers.length + one.more, one.answers),
    ),
  );

test('a count is the plain sum and has no interval; any value lies inside its interval and its range', () => {
  fc.assert(
    fc.property(strata, (groups) => {
      const { value, low, high, numerator, denominator, method, state } = estimateWard(groups, share);
      if (state === 'not_applicable') return denominator === 0;
      if (method === 'count') {
        expect([low, high]).toEqual([null, null]);
        expect(numerator).toBe(groups.reduce((sum, one) => sum + one.y, 0));
        return true;
      }
      return (
        value !== null &&
        low !== null &&
        high !== null &&
        0 <= low &&
        low <= value + 1e-9 &&
        value <= high + 1e-9 &&
        high <= 100 &&
        low < high
      );
    }),
  );
});

test('neither the order of the groups nor the unit of what is counted changes an estimate', () => {
  fc.assert(
    fc.property(strata, fc.integer({ min: 2, max: 9 }), (groups, times) => {
      const plain = estimateWard(groups, { measure: 'ratio', share: false });
      const turned = estimateWard(groups.toReversed(), { measure: 'ratio', share: false });
      const scaled = estimateWard(
        groups.map((one) => ({ ...one, y: one.y * times, yy: one.yy * times ** 2, xy: one.xy * times })),
        { measure: 'ratio', share: false },
      );
      for (const key of ['value', 'low', 'high'] as const) {
        if (plain[key] === null) {
          expect([turned[key], scaled[key]]).toEqual([null, null]);
          continue;
        }
        expect(turned[key]).toBeCloseTo(plain[key], 8);
        expect(scaled[key]).toBeCloseTo(plain[key] * times, 7);
      }
    }),
  );
});

test('intervals hold the truth about as often as they say, over repeated samples', () => {
  let seed = 7;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const population = [0.5, 0.7, 0.85].map((chance) =>
    Array.from({ length: 200 }, () => {
      const x = 1 + Math.floor(random() * 6);
      return [
        Array.from({ length: x }, () => Number(random() < chance)).reduce((a, b) => a + b, 0),
        x,
      ] as const;
    }),
  );
  const all = population.flat();
  const truth = (100 * all.reduce((sum, [y]) => sum + y, 0)) / all.reduce((sum, [, x]) => sum + x, 0);
  let held = 0;
  for (let time = 0; time < 600; time++) {
    const sample = population.map((households, at) => {
      const drawn = households.map((one) => [random(), one] as const).toSorted(([a], [b]) => a - b);
      return stratum(
        `${at}`,
        households.length,
        drawn.slice(0, 25).map(([, one]) => one),
      );
    });
    const { low, high } = estimateWard(sample, share);
    if (low !== null && high !== null && low <= truth && truth <= high) held++;
  }
  expect(held / 600).toBeGreaterThan(0.92);
  expect(held / 600).toBeLessThan(0.985);
});
