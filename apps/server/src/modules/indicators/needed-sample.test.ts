import { expect, test } from 'vitest';
import { estimateWard, type Stratum } from './estimate.ts';
import { sampleNeeded } from './needed-sample.ts';

/** A group of so many households of which some were asked and some of those said yes. */
const group = (name: string, households: number | null, answered: number, yes: number): Stratum => ({
  group: name,
  households,
  rows: answered,
  answered,
  y: yes,
  x: answered,
  yy: yes,
  xx: answered,
  xy: yes,
});
const percent = { measure: 'percent', share: true } as const;

/** The same shares with the households that the plan asks for. */
const surveyed = (strata: readonly Stratum[], more: ReadonlyMap<string, number>): Stratum[] =>
  strata.map((one) => {
    const times = (one.answered + (more.get(one.group) ?? 0)) / one.answered;
    return {
      ...one,
      rows: one.rows * times,
      answered: one.answered * times,
      y: one.y * times,
      x: one.x * times,
      yy: one.yy * times,
      xx: one.xx * times,
      xy: one.xy * times,
    };
  });

test('surveying what is asked for brings the interval off the level, and the interval held it before', () => {
  const strata = [group('1', 400, 30, 16), group('2', 600, 25, 12), group('3', 200, 20, 11)];
  const before = estimateWard(strata, percent);
  expect((before.low ?? 0) < 48 && 48 < (before.high ?? 100)).toBe(true);
  const need = sampleNeeded(strata, percent, 48);
  if (need === null) throw new Error('a plan was expected');
  expect(need.households).toBe(need.groups.reduce((sum, one) => sum + one.households, 0));
  const after = estimateWard(
    surveyed(strata, new Map(need.groups.map((one) => [one.group, one.households]))),
    percent,
  );
  expect(after.low).toBeGreaterThan(48);
});

test('one group: the number is that of the closed formula n = N²s² / (V + N s²)', () => {
  const one = group('1', 10_000, 100, 40);
  const need = sampleNeeded([one], percent, 45);
  const t = 1.9842169515864165; // qt(0.975, 99)
  const variance = (5 / (t + 0.8416212335729143) / 100) ** 2;
  const s2 = (0.4 * 0.6 * 100) / 99;
  const closed = s2 / (variance + s2 / 10_000);
  expect((need?.households ?? 0) + 100).toBe(Math.ceil(closed));
});

test('households go where the variance is: large and divided groups first', () => {
  const need = sampleNeeded([group('big', 900, 20, 10), group('small', 60, 20, 10)], percent, 46);
  expect(need?.groups[0]?.group).toBe('big');
  expect(need?.groups.find(({ group: name }) => name === 'small')?.households ?? 0).toBeLessThanOrEqual(40);
});

test('no group is asked beyond its households; a value very near the level asks everyone', () => {
  const strata = [group('1', 50, 20, 10), group('2', 40, 20, 10)];
  const need = sampleNeeded(strata, percent, 50.0001);
  expect(need).toMatchObject({ households: 50, everyone: true });
});

test('nothing to plan with: no variation, no answers, everybody counted, value on the level', () => {
  expect(sampleNeeded([group('1', 100, 20, 20)], percent, 90)).toBeNull();
  expect(sampleNeeded([group('1', 100, 0, 0)], percent, 90)).toBeNull();
  expect(sampleNeeded([group('1', 20, 20, 10)], percent, 90)).toBeNull();
  expect(sampleNeeded([group('1', 100, 20, 10)], percent, 50)).toBeNull();
});

test('a decided figure needs nobody more', () => {
  expect(sampleNeeded([group('1', 1000, 400, 200)], percent, 90)).toMatchObject({
    households: 0,
    groups: [],
  });
});
