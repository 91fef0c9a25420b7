import type { IndicatorRow } from '@hatangso/contracts/indicators';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addUp } from './add-up.ts';
import { distributionOf } from './distribution.ts';
import { peersAtMost, peersOf } from './peers.ts';
import { reportState } from './report-state.ts';

test('quartiles are those of R’s default, bins hold every value once', () => {
  const values = [12, 4, 8, 15, 16, 23, 42, null];
  // quantile(c(4, 8, 12, 15, 16, 23, 42), c(.25, .5, .75))
  expect(distributionOf(values, null)).toMatchObject({
    counted: 7,
    lacking: 1,
    min: 4,
    q1: 10,
    median: 15,
    q3: 19.5,
    max: 42,
  });
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (numbers) => {
      const { bins, counted } = distributionOf(numbers, 100);
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(counted);
    }),
  );
  expect(distributionOf([100, 100], 100).bins.at(-1)?.count).toBe(2);
  expect(distributionOf([7, 7], null).bins).toEqual([{ from: 7, to: 7, count: 2 }]);
  expect(distributionOf([null], 100)).toMatchObject({ counted: 0, lacking: 1, median: null, bins: [] });
});

test('peers are near in people and density together, never oneself, and nobody without both', () => {
  const ward = (code: string, population: number | null, areaKm2: number | null) => ({
    code,
    population,
    areaKm2,
  });
  const wards = [
    ward('town', 50_000, 10),
    ward('town-like', 48_000, 11),
    ward('wide', 50_000, 900),
    ward('hamlet', 2_000, 200),
    ward('hamlet-like', 2_100, 210),
    ward('unknown', null, 50),
    ward('empty', 0, 50),
  ];
  const peers = peersOf(wards);
  expect(peers.get('town')?.[0]).toBe('town-like');
  expect(peers.get('hamlet')?.[0]).toBe('hamlet-like');
  expect(peers.get('town')).not.toContain('town');
  expect(peers.has('unknown')).toBe(false);
  expect([...peers.values()].flat()).not.toContain('empty');
});

test('no ward has more peers than the rule says, whatever the wards', () => {
  const ward = fc.record({
    code: fc.string({ minLength: 1 }),
    population: fc.option(fc.integer({ min: 0, max: 200_000 })),
    areaKm2: fc.option(fc.double({ min: 0, max: 1000, noNaN: true })),
  });
  fc.assert(
    fc.property(fc.uniqueArray(ward, { selector: ({ code }) => code, maxLength: 30 }), (wards) => {
      for (const [code, peers] of peersOf(wards)) {
        expect(peers.length).toBeLessThanOrEqual(peersAtMost);
        expect(peers).not.toContain(code);
      }
    }),
  );
});

const row = (
  numerator: number | null,
  denominator: number | null,
  more: Partial<IndicatorRow> = {},
): IndicatorRow =>
  ({
    value: numerator === null || denominator === null ? null : (100 * numerator) / denominator,
    numerator,
    denominator,
    low: null,
    high: null,
    evidenceDate: '2026-10-31',
    ...more,
  }) as IndicatorRow;

test('a province is the sum of its wards: large wards weigh more, wards without a figure are not counted', () => {
  const percent = { measure: 'percent', unit: '%' } as const;
  const { figure, counted } = addUp(percent, [
    row(90, 100),
    row(100, 900, { evidenceDate: '2025-01-01' }),
    row(null, null),
  ]);
  expect(counted).toBe(2);
  expect(figure).toEqual([19, null, null, 'no_target', '2025-01-01', null]);
  const bounded = addUp(percent, [row(90, 100, { low: 80, high: 95 }), row(100, 100)]);
  expect(bounded.figure?.slice(0, 3)).toEqual([95, 90, 97.5]);
  expect(
    addUp({ measure: 'count', unit: 'km' }, [row(3, null, { value: 3 }), row(4, null, { value: 4 })])
      .figure?.[0],
  ).toBe(7);
  expect(addUp({ measure: 'count', unit: 'rank' }, [row(3, 7, { value: 3 })]).figure).toBeNull();
  expect(addUp(percent, []).figure).toBeNull();
});

test('a report is issued, late, waiting, or nothing is known', () => {
  const facts = { hasPlan: true, upward: { month: 12, day: 20 }, issued: () => null };
  expect(reportState(facts, '2026-12-20').state).toBe('waiting');
  expect(reportState(facts, '2026-12-21')).toEqual({ state: 'late', on: '2026-12-20' });
  expect(
    reportState({ ...facts, issued: (year) => (year === 2026 ? '2026-12-18' : null) }, '2026-12-21'),
  ).toEqual({
    state: 'released',
    on: '2026-12-18',
  });
  expect(reportState({ ...facts, hasPlan: false }, '2026-12-21').state).toBe('unknown');
  expect(reportState({ ...facts, upward: null }, '2026-12-31')).toEqual({ state: 'waiting', on: null });
});
