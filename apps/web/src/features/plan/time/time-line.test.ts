import { expect, test } from 'vitest';
import { barOf, nearSpan, placeOf, planSpan, ticksOf } from './time-line.ts';

const plan = { from: '2025-01-01', to: '2031-01-01' };

test('a day stands where it belongs, also outside what is shown', () => {
  expect(placeOf('2025-01-01', plan)).toBe(0);
  expect(placeOf('2031-01-01', plan)).toBe(100);
  expect(placeOf('2024-01-01', plan)).toBeLessThan(0);
  expect(placeOf('2028-01-01', plan)).toBeCloseTo(50, 0);
});

test('a task reaches to the end of the day it is due; one without a date to the end of the plan', () => {
  const year = { from: '2026-01-01', to: '2027-01-01' };
  const whole = barOf({ start: '2026-01-01', due: '2026-12-31' }, plan, year);
  expect(whole).toMatchObject({ left: 0, width: 100, openLeft: false, openRight: false, endless: false });
  expect(barOf({ recurs: 'continuous' }, plan, year)).toMatchObject({
    openLeft: true,
    openRight: true,
    endless: true,
    width: 100,
  });
  expect(barOf({ due: '2025-06-30' }, plan, year)).toBeNull();
  expect(barOf({ start: '2027-01-01' }, plan, year)).toBeNull();
  // a single day is still to be seen
  expect(barOf({ start: '2026-05-01', due: '2026-05-01' }, plan, plan)?.width).toBeGreaterThan(0.5);
});

test('how much is done is told of the whole task, also where only a part of it is shown', () => {
  const task = { start: '2025-01-01', due: '2028-12-31' };
  const year = { from: '2026-01-01', to: '2027-01-01' };
  expect(barOf(task, plan, plan, 50)?.done).toBeCloseTo(50, 5);
  // half of four years is the end of the second one
  expect(barOf(task, plan, year, 50)?.done).toBeCloseTo(100, 5);
  expect(barOf(task, plan, year, 25)?.done).toBeLessThan(0.1);
  expect(barOf(task, plan, year, 37.5)?.done).toBeGreaterThan(45);
  expect(barOf({ recurs: 'yearly' }, plan, year, 50)?.done).toBe(0);
});

test('years are marked, quarters where there is room', () => {
  expect(ticksOf(plan).map(({ label }) => label)).toEqual(['2025', '2026', '2027', '2028', '2029', '2030']);
  expect(ticksOf(nearSpan('2026-11-22')).map(({ label }) => label)).toEqual([
    '2026',
    'Q2',
    'Q3',
    'Q4',
    '2027',
    'Q2',
    'Q3',
    'Q4',
  ]);
});

test('a plan without a first day begins with the year before today, or with its first task', () => {
  const period = { from: null, to: '2030-12-31' };
  expect(planSpan(period, '2026-11-22', [])).toEqual({ from: '2025-01-01', to: '2031-01-01' });
  expect(planSpan(period, '2026-11-22', ['2023-05-01']).from).toBe('2023-01-01');
});
