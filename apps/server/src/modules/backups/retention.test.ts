import { expect, test } from 'vitest';
import { type Keep, lastDue, surplus as surplusAt } from './retention.ts';

/** Later than all that is made here. */
const now = new Date('2027-06-01T00:00:00Z');
const surplus = <T extends { readonly madeAt: Date }>(backups: readonly T[], keep: Keep, then = now) =>
  surplusAt(backups, keep, then);
const at = (text: string) => ({ madeAt: new Date(text) });
const daily = (from: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ madeAt: new Date(Date.parse(from) + n * 86_400_000) }));

test('of a year of daily backups so many days, weeks and months stay, and the newest always', () => {
  const all = daily('2026-01-01T18:00:00Z', 365);
  const removed = surplus(all, { daily: 7, weekly: 4, monthly: 12 });
  const kept = all
    .filter((backup) => !removed.includes(backup))
    .map(({ madeAt }) => madeAt.toISOString().slice(0, 10));
  // made at one in the morning of the next day in Viet Nam: the last is of 1 January 2027 there
  expect(kept.slice(-7)).toEqual([
    '2026-12-25',
    '2026-12-26',
    '2026-12-27',
    '2026-12-28',
    '2026-12-29',
    '2026-12-30',
    '2026-12-31',
  ]);
  expect(kept).toHaveLength(19);
  expect(kept[0]).toBe('2026-02-27');
  expect(surplus(all, { daily: 0, weekly: 0, monthly: 0 })).toHaveLength(364);
});

test('days without a backup do not count: nothing is lost because the server stood still', () => {
  const old = [at('2026-03-01T00:00:00Z'), at('2026-03-02T00:00:00Z'), at('2026-03-05T00:00:00Z')];
  expect(surplus([...old, at('2026-11-22T00:00:00Z')], { daily: 4, weekly: 0, monthly: 0 })).toEqual([]);
});

test('of several of one day the newest stays, once a day has passed', () => {
  const day = [at('2026-03-01T03:00:00Z'), at('2026-03-01T05:00:00Z'), at('2026-03-01T04:00:00Z')];
  const keep = { daily: 3, weekly: 1, monthly: 1 };
  expect(surplus(day, keep)).toEqual([]);
  expect(surplus([...day, at('2026-03-02T06:00:00Z')], keep)).toEqual([day[2], day[0]]);
});

test('what was last due, by the clock of Viet Nam', () => {
  expect(lastDue(new Date('2026-11-22T17:59:59Z'), 1).toISOString()).toBe('2026-11-21T18:00:00.000Z');
  expect(lastDue(new Date('2026-11-22T18:00:00Z'), 1).toISOString()).toBe('2026-11-22T18:00:00.000Z');
  expect(lastDue(new Date('2026-11-22T10:00:00Z'), 23).toISOString()).toBe('2026-11-21T16:00:00.000Z');
});

test('one that a clock dated into the future stays, and takes nobody’s place', () => {
  const [first, second, ahead] = [
    at('2026-03-01T00:00:00Z'),
    at('2026-03-03T00:00:00Z'),
    at('2031-01-01T00:00:00Z'),
  ];
  const keep = { daily: 2, weekly: 0, monthly: 0 };
  expect(surplus([first, second, ahead], keep, new Date('2026-03-03T00:00:01Z'))).toEqual([]);
});
