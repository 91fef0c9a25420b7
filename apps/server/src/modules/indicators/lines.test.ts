import { expect, test } from 'vitest';
import { linesOf } from './lines.ts';
import { evaluateTarget, type Target } from './status.ts';

const target: Target = {
  ...{ id: 'III.2.e', plan: 'p', comparison: 'at_least', level: 70, unit: '%', due: '2030-12-31' },
  ...{ path: { kind: 'linear' }, reference: 'III.2' },
};
const figure = (date: string, value: number) => ({ date, value, low: null, high: null });
const known = {
  figures: [figure('2025-09-01', 20), figure('2026-03-01', 24), figure('2026-10-01', 30)],
  asOf: '2026-11-22',
  most: 100,
};

test('the lines drawn end where path and forecast of the state do', () => {
  const [lines] = linesOf([target], known);
  const state = evaluateTarget(target, known);
  expect(lines?.path).toEqual([
    { date: '2025-09-01', value: 20 },
    { date: '2030-12-31', value: 70 },
  ]);
  expect(lines?.forecast.at(-1)).toMatchObject({ date: '2030-12-31', value: state.forecast?.value });
  expect(lines?.forecast[0]?.date).toBe('2026-10-01');
});

test('through its milestones; nothing beyond a date that has passed or without a figure', () => {
  const milestones = [{ date: '2027-12-31', level: 50 }];
  const [lines] = linesOf([{ ...target, path: { kind: 'milestones', milestones } }], known);
  expect(lines?.path.map(({ value }) => value)).toEqual([20, 50, 70]);
  expect(linesOf([{ ...target, due: '2025-12-31' }], known)[0]).toMatchObject({
    level: 70,
    path: [],
    forecast: [],
  });
  expect(linesOf([target], { ...known, figures: [] })[0]).toMatchObject({ path: [], forecast: [] });
  expect(linesOf([target], { ...known, figures: known.figures.slice(0, 1) })[0]?.forecast).toEqual([]);
});
