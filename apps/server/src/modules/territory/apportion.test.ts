import type { Unit } from '@hatangso/contracts/territory';
import { expect, test } from 'vitest';
import { apportion, type Overlap } from './apportion.ts';
import { provincesOfSuccession } from './provinces-2025.ts';

const unit = (code: string): Unit => ({
  unitId: `${code}@2025-07-01`,
  code,
  level: 'ward',
  fullName: `Xã ${code}`,
  provinceCode: '51',
  district: null,
  areaKm2: null,
  population: null,
  households: null,
  centre: null,
  hasBoundary: false,
  validFrom: '2025-07-01',
  validTo: null,
});

const whole = (code: string): Overlap => ({
  unit: unit(code),
  whole: true,
  numerator: null,
  denominator: null,
});
const part = (code: string, numerator: number | null, denominator: number | null): Overlap => ({
  unit: unit(code),
  whole: false,
  numerator,
  denominator,
});
const asked = (method: 'whole_units' | 'by_area' | 'by_households', figures: Record<string, number>) => ({
  unit: unit('21172'),
  at: '2025-06-30',
  method,
  figures: Object.entries(figures).map(([code, value]) => ({ code, value })),
});
const refusal = (action: () => unknown): string => {
  try {
    action();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'other';
  }
};

test('whole units add up exactly; a divided one is refused', () => {
  const sum = apportion(asked('whole_units', { 1: 926, 2: 0 }), [whole('1'), whole('2')]);
  expect(sum).toMatchObject({ value: 926, exact: true });
  expect(refusal(() => apportion(asked('whole_units', { 1: 1 }), [part('1', 1, 2)]))).toBe(
    'territory.apportion_not_whole',
  );
});

test('parts count by their quotient, and only whole ones stay exact', () => {
  const sum = apportion(asked('by_area', { 1: 100, 2: 30 }), [whole('1'), part('2', 5, 15)]);
  expect(sum).toMatchObject({ value: 110, exact: false });
  expect(sum.parts.map(({ share }) => share)).toEqual([1, 1 / 3]);
});

test('nothing is filled in: missing figures, strangers and unknown or empty denominators refuse', () => {
  expect(refusal(() => apportion(asked('by_area', { 1: 1 }), [whole('1'), whole('2')]))).toBe(
    'territory.apportion_missing',
  );
  expect(refusal(() => apportion(asked('by_area', { 1: 1, 3: 1 }), [whole('1')]))).toBe(
    'territory.apportion_stranger',
  );
  expect(refusal(() => apportion(asked('by_households', { 1: 1 }), [part('1', null, 5)]))).toBe(
    'territory.apportion_needs',
  );
  expect(refusal(() => apportion(asked('by_households', { 1: 1 }), [part('1', 0, 0)]))).toBe(
    'territory.apportion_needs',
  );
});

test('provinces by name: as before the merger, as after, and only after', () => {
  expect(provincesOfSuccession('Tỉnh Kon Tum', '2025-07-01')).toEqual({ before: '62', after: '51' });
  expect(provincesOfSuccession('tỉnh Bà Rịa – Vũng Tàu', '2025-07-01')).toEqual({
    before: '77',
    after: '79',
  });
  expect(provincesOfSuccession('Thành phố Hồ Chí Minh', '2025-07-01')).toEqual({ before: '79', after: '79' });
  expect(provincesOfSuccession('Thừa Thiên Huế', '2025-07-01')).toEqual({ before: '46', after: '46' });
  expect(provincesOfSuccession('Tỉnh Kon Tum', '2024-12-01')).toEqual({ before: '62', after: '62' });
  expect(provincesOfSuccession('Tỉnh Kon Tum', '2030-01-01')).toBeNull();
  expect(provincesOfSuccession('Tỉnh Quảng Ngãi', '2030-01-01')).toEqual({ before: '51', after: '51' });
});
