import { targetState } from '@hatangso/contracts/indicators';
import { expect, test } from 'vitest';
import { type Figure, satisfies } from './criterion.ts';
import { evaluateTarget, evaluateTargets, type Known, type Target } from './status.ts';

const target = (more: Partial<Target> = {}): Target => ({
  id: 'III.2.5',
  plan: 'plan',
  comparison: 'at_least',
  level: 70,
  unit: '%',
  due: '2030-12-31',
  path: { kind: 'linear' },
  reference: 'III.2',
  ...more,
});
const figure = (
  date: string,
  value: number | null,
  low: number | null = null,
  high: number | null = null,
): Figure => ({
  date,
  value,
  low,
  high,
});
const known = (figures: Figure[], asOf = '2026-11-22', most: number | null = 100): Known => ({
  figures,
  asOf,
  most,
});
const status = (one: Target, ...figures: Figure[]) => evaluateTarget(one, known(figures)).status;

test('a certain value equal to the level is met for "at least" and not for "above"', () => {
  const up = { side: 'up', level: 50, path: true } as const;
  expect(satisfies(figure('2026-01-01', 50), { ...up, strict: false })).toBe(true);
  expect(satisfies(figure('2026-01-01', 50), { ...up, strict: true })).toBe(false);
  const down = { side: 'down', level: 50, path: true } as const;
  expect(satisfies(figure('2026-01-01', 50), { ...down, strict: false })).toBe(true);
  expect(satisfies(figure('2026-01-01', 50), { ...down, strict: true })).toBe(false);
});

test('an interval that touches a level counts as the comparison says', () => {
  const past = (comparison: Target['comparison'], low: number | null, high: number | null) =>
    status(target({ comparison, level: 50, due: '2025-12-31' }), figure('2025-11-01', 55, low, high));
  expect(past('at_least', 50, 60)).toBe('met');
  expect(past('above', 50, 60)).toBe('undecided');
  expect(past('at_least', 40, 50)).toBe('undecided');
  expect(past('above', 40, 50)).toBe('missed');
  expect(past('at_most', 40, 50)).toBe('met');
  expect(past('below', 40, 50)).toBe('undecided');
  expect(past('at_most', 50, 60)).toBe('undecided');
  expect(past('below', 50, 60)).toBe('missed');
  expect(past('at_least', 51, null)).toBe('met');
  expect(past('at_most', 10, null)).toBe('undecided');
});

test('before its date: met, on track, behind or undecided', () => {
  const first = figure('2025-12-31', 40);
  expect(status(target(), first, figure('2026-10-01', 71))).toBe('met');
  expect(status(target(), first, figure('2026-10-01', 46))).toBe('on_track');
  expect(status(target(), first, figure('2026-10-01', 42))).toBe('behind');
  expect(status(target(), first, figure('2026-10-01', 42, 38, 43))).toBe('behind');
  expect(status(target(), first, figure('2026-10-01', 42, 35, 49))).toBe('undecided');
  expect(status(target(), first, figure('2026-10-01', 66, 60, 72))).toBe('undecided');
  expect(status(target({ comparison: 'above' }), first, figure('2026-10-01', 70))).not.toBe('met');
});

test('path, rate and forecast stand toward a date ahead', () => {
  const state = evaluateTarget(
    target(),
    known([figure('2025-12-31', 40), figure('2026-12-31', 46)], '2026-12-31'),
  );
  expect(targetState.parse(state)).toEqual(state);
  const days = (4 * 365 + 1) / (5 * 365 + 1);
  expect(state.pathLevel).toBeCloseTo(40 + 30 * (1 - days), 10);
  expect(state.requiredRate).toBeCloseTo((70 - 46) / ((4 * 365 + 1) / 365.25), 10);
  expect(state.forecast?.value).toBeCloseTo(40 + (6 * (5 * 365 + 1)) / 365, 10);
  expect(state).toMatchObject({
    valueAtDue: null,
    forecast: { method: 'line_through_two', low: null, high: null },
  });
});

test('a single figure is where the path starts: on track on its own day, however long ago, and no forecast', () => {
  const state = evaluateTarget(target(), known([figure('2026-01-01', 40)]));
  expect(state).toMatchObject({ status: 'on_track', forecast: null });
  expect(state.pathLevel).toBeGreaterThan(40);
});

test('milestones of the plan are asked instead of the straight line', () => {
  const path = { kind: 'milestones', milestones: [{ date: '2026-06-30', level: 60 }] } as const;
  const later = figure('2026-10-01', 46);
  expect(status(target({ path }), figure('2025-12-31', 40), later)).toBe('behind');
  expect(evaluateTarget(target({ path }), known([figure('2025-12-31', 40)], '2026-06-30')).pathLevel).toBe(
    60,
  );
  const ahead = { kind: 'milestones', milestones: [{ date: '2029-06-30', level: 60 }] } as const;
  expect(status(target({ path: ahead }), figure('2025-12-31', 40), figure('2026-10-01', 41))).toBe('behind');
});

test('a passed target is judged on the figure as of its date, today’s beside it', () => {
  const past = target({ level: 50, comparison: 'above', due: '2025-12-31' });
  const state = evaluateTarget(past, known([figure('2025-06-01', 45), figure('2026-06-01', 80)]));
  expect(state).toMatchObject({
    status: 'missed',
    valueAtDue: 45,
    pathLevel: null,
    requiredRate: null,
    forecast: null,
  });
  const kept = evaluateTarget(past, known([figure('2025-12-31', 51), figure('2026-06-01', 30)]));
  expect(kept).toMatchObject({ status: 'met', valueAtDue: 51 });
});

test('where no figure speaks of the passed date, the earliest after it judges, and says so', () => {
  const past = target({ level: 50, due: '2025-12-31' });
  const figures = [figure('2026-08-01', 40), figure('2026-03-01', 60), figure('2027-01-01', 10)];
  expect(evaluateTarget(past, known(figures))).toMatchObject({ status: 'met', valueAtDue: null });
  expect(evaluateTarget(past, known([figure('2027-01-01', 10)]))).toMatchObject({
    status: 'no_data',
    valueAtDue: null,
  });
});

test('on its very day a target is judged, and it is still the next due', () => {
  const today = '2025-12-31';
  const list = [target({ id: 'far' }), target({ id: 'near', level: 50, due: today })];
  const on = evaluateTargets(list, known([figure('2025-11-01', 40)], today));
  expect([on.target?.id, on.status, on.targets.map((one) => one.id)]).toEqual([
    'near',
    'missed',
    ['near', 'far'],
  ]);
  const after = evaluateTargets(list, known([figure('2025-11-01', 40)], '2026-01-01'));
  expect([after.target?.id, after.status]).toEqual(['far', 'on_track']);
  const last = evaluateTargets(list, known([figure('2025-11-01', 40)], '2031-01-01'));
  expect([last.target?.id, last.status, last.target?.valueAtDue]).toEqual(['far', 'missed', 40]);
});

test('no data, not applicable and no target', () => {
  expect(status(target())).toBe('no_data');
  expect(status(target(), figure('2026-01-01', null))).toBe('not_applicable');
  expect(status(target({ due: '2025-12-31' }), figure('2025-01-01', null))).toBe('not_applicable');
  expect(status(target({ level: null }), figure('2026-01-01', 3))).toBe('no_target');
  expect(evaluateTargets([], known([figure('2026-01-01', 3)])).status).toBe('no_target');
  expect(evaluateTargets([], known([]))).toEqual({ status: 'no_data', target: null, targets: [] });
  expect(evaluateTargets([], known([figure('2026-01-01', null)])).status).toBe('not_applicable');
});

test('in place is the whole of the indicator', () => {
  const place = target({ comparison: 'in_place', level: null, due: '2025-12-31' });
  expect(status(place, figure('2025-10-01', 100))).toBe('met');
  expect(status(place, figure('2025-10-01', 83.3))).toBe('missed');
  const layers = { ...place, unit: 'count' };
  expect(status(layers, { ...figure('2025-10-01', 3), denominator: 4 })).toBe('missed');
  expect(status(layers, { ...figure('2025-10-01', 4), denominator: 4 })).toBe('met');
});

test('a rank is in the upper half or not, and no path leads there', () => {
  const rank = target({ comparison: 'rank', level: 50, unit: 'rank' });
  const of = (place: number) =>
    evaluateTarget(rank, known([{ ...figure('2026-10-01', place), denominator: 7 }]));
  expect(of(3)).toMatchObject({ status: 'met', pathLevel: null, requiredRate: null, forecast: null });
  expect(of(4).status).toBe('behind');
  expect(status(rank, figure('2026-10-01', 3))).toBe('no_target');
});
