import { expect, test } from 'vitest';
import { checklistFigure } from './checklist.ts';
import { type Ranked, rankAmong } from './rank.ts';

const unit = (
  code: string,
  value: number | null,
  low: number | null = null,
  high: number | null = null,
): Ranked => ({
  unit: code,
  value,
  low,
  high,
});

test('the best is first, equals share a place', () => {
  const peers = [unit('a', 9), unit('b', 7), unit('c', 7), unit('d', 1)];
  const place = (code: string, better: 'higher' | 'lower' = 'higher') =>
    rankAmong(peers.find((one) => one.unit === code) ?? unit(code, 0), peers, better).rank;
  expect(['a', 'b', 'c', 'd'].map((code) => place(code))).toEqual([1, 2, 2, 4]);
  expect(place('d', 'lower')).toBe(1);
  expect(rankAmong(unit('own', 8), peers, 'higher')).toMatchObject({
    rank: 2,
    peers: 5,
    low: null,
    high: null,
  });
});

test('while a peer’s figure lacks there is no rank, and it says whose', () => {
  const rank = rankAmong(unit('own', 8), [unit('a', null), unit('b', 1)], 'higher');
  expect(rank).toMatchObject({ rank: null, lacking: ['a'] });
  expect(rankAmong(unit('own', null), [unit('b', 1)], 'higher').lacking).toEqual(['own']);
  expect(rankAmong(unit('own', 8), [], 'higher').rank).toBeNull();
});

test('sampled values give the best and the worst place', () => {
  const peers = [unit('a', 10, 7, 13), unit('b', 9), unit('c', 2)];
  expect(rankAmong(unit('own', 8, 6, 9.5), peers, 'higher')).toMatchObject({ rank: 3, low: 1, high: 3 });
  expect(rankAmong(unit('own', 8, 6, 9.5), peers, 'lower')).toMatchObject({ rank: 2, low: 2, high: 4 });
  expect(rankAmong(unit('own', 8, 6, null), [unit('a', 100), unit('b', 1)], 'higher')).toMatchObject({
    low: 1,
    high: 2,
  });
});

const points = [{ code: 'a' }, { code: 'b' }, { code: 'c' }, { code: 'd' }];

test('a checklist counts the points met; unanswered ones stay open between the bounds', () => {
  const all = checklistFigure(
    points,
    new Map(Object.entries({ a: true, b: true, c: true, d: false })),
    'percent',
  );
  expect(all).toMatchObject({ value: 75, numerator: 3, denominator: 4, low: null, high: null });
  const part = checklistFigure(points, new Map(Object.entries({ a: true, b: false, z: true })), 'count');
  expect(part).toMatchObject({ value: 1, low: 1, high: 3, unanswered: ['c', 'd'], unknown: ['z'] });
  expect(checklistFigure(points, new Map(), 'count')).toMatchObject({
    value: null,
    numerator: null,
    low: null,
  });
});
