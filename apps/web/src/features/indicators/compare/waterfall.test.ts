import type { CompareAnswer } from '@hatangso/contracts/indicator-compare';
import { expect, test } from 'vitest';
import { endOfDay, picksOf, yearBefore } from './dates.ts';
import { stepsOf, windowOf } from './waterfall.ts';

const side = {
  knownAt: '',
  source: 'survey',
  numerator: 1,
  denominator: 1,
  low: null,
  high: null,
  method: null,
  evidenceDate: null,
  definitionVersion: 1,
};
const answer = (totals: readonly number[]): CompareAnswer => ({
  ...{ code: 'x', name: { vi: 'x', en: 'x' }, unit: '%', certain: true, method: 'groups', batches: [] },
  ...{
    sourceChanged: false,
    definitionChanged: false,
    difference: totals.reduce((sum, one) => sum + one, 0),
  },
  from: { ...side, asOf: '2025-12-31', value: 50 },
  to: { ...side, asOf: '2026-11-22', value: 50 + totals.reduce((sum, one) => sum + one, 0) },
  contributions: totals.map((total, at) => ({
    ...{
      kind: 'changed',
      group: `G${at}`,
      name: `G${at}`,
      total,
      own: total,
      weight: 0,
      from: null,
      to: null,
    },
  })),
});

test('the steps lead from one figure to the other, largest first, the rest as one', () => {
  const compared = answer([1, -4, 0, 2, 0.5, 0.25, 3]);
  const steps = stepsOf(compared, 4, 1);
  expect(steps.map(({ key }) => key)).toEqual(['G1', 'G6', 'G3', 'rest']);
  expect(steps.at(-1)?.count).toBe(3);
  expect(steps[0]?.from).toBe(50);
  expect(steps.at(-1)?.to).toBeCloseTo(compared.to.value ?? 0, 10);
  expect(steps.reduce((sum, { shown }) => sum + Math.round(shown * 10), 0)).toBe(
    Math.round((compared.difference ?? 0) * 10),
  );
  const [low, high] = windowOf(compared, steps);
  expect(low < 46 && high > 52.7).toBe(true);
});

test('nothing moved: no steps, still a window', () => {
  expect(stepsOf(answer([0, 0]), 8, 1)).toEqual([]);
  expect(windowOf(answer([0]), [])[0]).toBeLessThan(50);
});

test('dates to compare with have a figure and come once', () => {
  const point = (date: string, value: number | null) => ({
    date,
    value,
    low: null,
    high: null,
    source: 'survey',
    judged: true,
  });
  const history = [
    point('2025-10-01', 1),
    point('2025-12-31', null),
    point('2026-05-01', 2),
    point('2026-10-27', 3),
  ];
  expect(picksOf(history, '2026-11-22').map(({ key, date }) => [key, date])).toEqual([
    ['previous', '2026-05-01'],
    ['lastYearEnd', '2025-12-31'],
    ['yearBefore', '2025-11-22'],
    ['first', '2025-10-01'],
  ]);
  expect(picksOf([point('2026-10-27', 3)], '2026-11-22').map(({ key }) => key)).toEqual(['first']);
  expect(yearBefore('2028-02-29')).toBe('2027-02-28');
  expect(endOfDay('2026-11-22')).toBe('2026-11-22T16:59:59.999Z');
});
