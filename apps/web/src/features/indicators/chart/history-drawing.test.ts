import { expect, test } from 'vitest';
import { drawHistory } from './history-drawing.ts';
import { niceTicks, timeTicks } from './scales.ts';

const size = { width: 800, height: 300, left: 50 };
const point = (date: string, value: number) => ({
  date,
  value,
  low: value - 5,
  high: value + 5,
  source: 'survey',
  judged: true,
});
const lines = {
  ...{ target: 'III.2', plan: 'p', due: '2030-12-31', level: 70, comparison: 'at_least' as const },
  path: [
    { date: '2025-09-01', value: 20 },
    { date: '2030-12-31', value: 70 },
  ],
  forecast: [
    { date: '2026-10-01', value: 30, low: 25, high: 35 },
    { date: '2030-12-31', value: 80, low: 60, high: 100 },
  ],
};

test('history, path and forecast stay inside the frame and in order', () => {
  const history = [point('2025-09-01', 20), point('2026-10-01', 30)];
  const drawing = drawHistory({ history, lines: [lines], most: 100, asOf: '2026-11-22' }, size);
  expect(drawing?.points.map(({ x }) => x > 50 && x < 800)).toEqual([true, true]);
  expect((drawing?.points[0]?.y ?? 0) > (drawing?.points[1]?.y ?? 0)).toBe(true);
  expect(drawing?.targets[0]).toMatchObject({ ahead: true });
  expect(drawing?.targets[0]?.band.endsWith('Z')).toBe(true);
  expect(drawing?.yTicks.map(({ value }) => value)).toEqual([0, 20, 40, 60, 80, 100]);
  expect(drawing?.today).toBeGreaterThan(drawing?.points[1]?.x ?? 0);
});

test('without a figure the target still stands; without either there is nothing to draw', () => {
  const bare = { ...lines, path: [], forecast: [] };
  const drawing = drawHistory({ history: [], lines: [bare], most: 100, asOf: '2026-11-22' }, size);
  expect(drawing?.history).toBe('');
  expect(drawing?.targets).toHaveLength(1);
  expect(drawHistory({ history: [], lines: [], most: null, asOf: '2026-11-22' }, size)).toBeNull();
});

test('ticks are round and hold the values', () => {
  expect(niceTicks(0, 0.76)).toEqual([0, 0.2, 0.4, 0.6, 0.8]);
  expect(niceTicks(0, 4)).toEqual([0, 1, 2, 3, 4]);
  expect(timeTicks('2025-06-01', '2031-01-20')).toEqual([
    ...['2026-01-01', '2027-01-01', '2028-01-01', '2029-01-01', '2030-01-01', '2031-01-01'],
  ]);
  expect(timeTicks('2026-01-15', '2026-12-01')).toEqual(['2026-04-01', '2026-07-01', '2026-10-01']);
});
