import { expect, test } from 'vitest';
import { exactUnseenChange, t975 } from './interval.ts';

test('the t quantile is R’s qt(0.975, df)', () => {
  const r: [number, number][] = [
    [1, 12.706204736174694],
    [2, 4.3026527297494619],
    [3, 3.1824463052837078],
    [10, 2.2281388519862739],
    [57, 2.0024654592910069],
    [199, 1.9719565442517553],
    [200, 1.9718962236339095],
    [1000, 1.9623390808264076],
    [12000, 1.9601616934114092],
  ];
  for (const [degrees, quantile] of r)
    expect(Math.abs(t975(degrees) / quantile - 1), `${degrees}`).toBeLessThan(1e-10);
  expect(() => t975(0)).toThrow(RangeError);
});

test('for one stratum the exact bound is that of Clopper and Pearson', () => {
  const one = { households: 1000, answered: 20, change: 1, finite: false };
  expect(exactUnseenChange([one], 0.05)).toBeCloseTo(1000 * (1 - 0.05 ** (1 / 20)), 8);
  const halves = [
    { ...one, households: 500, answered: 10 },
    { ...one, households: 500, answered: 10 },
  ];
  expect(exactUnseenChange(halves, 0.05)).toBeCloseTo(1000 * (1 - 0.05 ** (1 / 20)), 8);
});

test('a stratum with few answers keeps its weight in the exact bound', () => {
  const thin = { households: 1000, answered: 2, change: 1, finite: false };
  const thick = { households: 10, answered: 8, change: 1, finite: false };
  expect(exactUnseenChange([thin, thick], 0.05)).toBeCloseTo(1000 * (1 - 0.05 ** (1 / 2)), 8);
});

test('no more than the unseen households can be unlike those seen', () => {
  const nearlyAll = { households: 20, answered: 19, change: 1, finite: true };
  expect(exactUnseenChange([nearlyAll], 0.05)).toBeCloseTo(1, 10);
  expect(exactUnseenChange([{ ...nearlyAll, change: 0 }], 0.05)).toBe(0);
});
