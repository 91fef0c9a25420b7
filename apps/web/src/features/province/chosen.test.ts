import type { RegionUnit } from '@hatangso/contracts/region';
import { expect, test } from 'vitest';
import { densityOf, placeAmong, shownOf } from './chosen.ts';

const unit = (code: string, value: number | null, more: Partial<RegionUnit> = {}): RegionUnit => ({
  code,
  name: code,
  sortKey: code,
  province: '51',
  population: 1000,
  areaKm2: 2,
  storedAt: '2026-11-22',
  hasPlan: true,
  counts: { met: 2, missed: 1 },
  figures: [null, value === null ? null : [value, null, null, 'met', '2026-10-31', null]],
  report: { state: 'waiting', on: null },
  peers: [],
  wards: null,
  ...more,
});
const distribution = {
  counted: 0,
  lacking: 0,
  min: null,
  q1: null,
  median: null,
  q3: null,
  max: null,
  bins: [],
};
const indicators = ['a', 'b'].map((code) => ({
  code,
  name: { vi: code, en: code },
  unit: '%',
  better: 'higher' as const,
  distribution,
}));

test('a unit shows its figure of the indicator asked for, and one without any says so', () => {
  const [first, second] = shownOf({ indicators }, [unit('1', 80), unit('2', null)], 'b');
  expect(first).toMatchObject({ value: 80, status: 'met', met: 2, targets: 3 });
  expect(second).toMatchObject({ value: null, status: 'no_data' });
  expect(shownOf({ indicators }, [unit('1', 80)], 'a')[0]?.value).toBeNull();
});

test('the place among peers counts those that are better; units without a figure are not counted', () => {
  const all = shownOf({ indicators }, [unit('1', 80), unit('2', 90), unit('3', null), unit('4', 80)], 'b');
  const [own, , none] = all;
  if (own === undefined || none === undefined) throw new Error('units were expected');
  expect(placeAmong(own, all, 'higher')).toEqual({ place: 2, of: 3 });
  expect(placeAmong(own, all, 'lower')).toEqual({ place: 1, of: 3 });
  expect(placeAmong(none, all, 'higher')).toBeNull();
});

test('density is unknown where people or area are', () => {
  expect(densityOf(unit('1', 1))).toBe(500);
  expect(densityOf(unit('1', 1, { population: null }))).toBeNull();
  expect(densityOf(unit('1', 1, { areaKm2: 0 }))).toBeNull();
});
