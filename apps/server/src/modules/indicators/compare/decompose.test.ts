import type { Contribution } from '@hatangso/contracts/indicator-compare';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addsUp, byGroups, bySums, type Compared, type Part } from './decompose.ts';

const whole = (parts: readonly Part[]): Compared => ({
  numerator: parts.reduce((sum, one) => sum + one.numerator, 0),
  denominator: parts.reduce((sum, one) => sum + one.denominator, 0),
  parts,
});
const part = (group: string, numerator: number, denominator: number): Part => ({
  group,
  name: group,
  numerator,
  denominator,
});
const total = (contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, one) => sum + one.total, 0);
const percent = ({ numerator, denominator }: Compared): number => (100 * numerator) / (denominator ?? 1);

const parts = fc
  .uniqueArray(
    fc.record({
      code: fc.integer({ min: 1, max: 12 }),
      denominator: fc.double({ min: 0, max: 5000, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ code }) => code, minLength: 1, maxLength: 12 },
  )
  .map((list) =>
    list.map(({ code, denominator, share }) => part(`G${code}`, denominator * share, denominator)),
  )
  .filter((list) => list.some(({ denominator }) => denominator > 1));

test('contributions of groups add up to the difference, whatever groups came, went or were empty', () => {
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const [from, to] = [whole(before), whole(after)];
      const found = byGroups(from, to, 'percent');
      expect(Math.abs(total(found) - (percent(to) - percent(from)))).toBeLessThan(1e-9);
      for (const one of found) expect(Math.abs(one.total - one.own - one.weight)).toBeLessThan(1e-12);
      const counted = byGroups(from, to, 'count');
      expect(Math.abs(total(counted) - (to.numerator - from.numerator))).toBeLessThan(1e-6);
    }),
    { numRuns: 500 },
  );
});

test('turned around, every contribution turns its sign: no moment is taken for the base', () => {
  fc.assert(
    fc.property(parts, parts, (before, after) => {
      const there = byGroups(whole(before), whole(after), 'percent');
      const back = byGroups(whole(after), whole(before), 'percent');
      for (const one of there) {
        const other = back.find(({ group }) => group === one.group);
        expect(Math.abs(one.total + (other?.total ?? Number.NaN))).toBeLessThan(1e-9);
      }
    }),
  );
});

test('numerator and denominator add up too', () => {
  const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, amount, (y, x, y2, x2) => {
      const from = { numerator: y, denominator: x, parts: [] };
      const to = { numerator: y2, denominator: x2, parts: [] };
      const difference = (100 * y2) / x2 - (100 * y) / x;
      const most = Math.max(1, (100 * y2) / x2, (100 * y) / x, (y + y2) * (100 / x + 100 / x2));
      expect(Math.abs(total(bySums(from, to, 'percent')) - difference)).toBeLessThan(1e-12 * most);
    }),
  );
});

test('by hand: one group improves, the other grows', () => {
  const from = whole([part('A', 50, 100), part('B', 90, 100)]);
  const to = whole([part('A', 60, 100), part('B', 270, 300)]);
  const [a, b] = byGroups(from, to, 'percent');
  // 70 % → 82.5 %. A: mean weight 0.375 × 10 points; and (55 − 76.25) × −0.25. B: (90 − 76.25) × 0.25.
  expect(a?.own).toBeCloseTo(3.75, 10);
  expect(a?.weight).toBeCloseTo(5.3125, 10);
  expect(b?.own).toBeCloseTo(0, 10);
  expect(b?.weight).toBeCloseTo(3.4375, 10);
});

test('groups that do not make up the whole are not told as if they did', () => {
  expect(addsUp({ numerator: 3, denominator: 4, parts: [] })).toBe(false);
  expect(addsUp({ numerator: 3, denominator: 4, parts: [part('A', 3, 3)] })).toBe(false);
  expect(addsUp(whole([part('A', 3, 4), part('B', 1, 1)]))).toBe(true);
});
