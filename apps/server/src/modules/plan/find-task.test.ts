import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { taskFinder } from './find-task.ts';
import { moneyIn, moneyUntil, type SpendingWord } from './money.ts';
import { parsePlan } from './parse.ts';
import { chooseInForce, type KnownPlan } from './plans-in-force.ts';

const { plan } = parsePlan(readFileSync(new URL('./sound-plan.fixture.yaml', import.meta.url), 'utf8'));
const task = plan.tasks[0]?.id ?? '';
const known = (id: string, validFrom: string | null, validBefore: string): KnownPlan => ({
  unitCode: '21172',
  plan: { ...plan, id },
  entered: [],
  validFrom,
  validBefore,
  batch: '',
  knownFrom: '',
});
const old = known('old', null, '2026-01-01');
const now = known('now', '2026-01-01', '2031-01-01');
const beside = known('beside', '2026-06-01', '2028-01-01');

test('plans begin and end; where all have ended the last stays', () => {
  const inForce = (date: string) => chooseInForce([old, now, beside], date).map((one) => one.plan.id);
  expect(inForce('2025-12-31')).toEqual(['old']);
  expect(inForce('2026-01-01')).toEqual(['now']);
  expect(inForce('2026-06-01')).toEqual(['now', 'beside']);
  expect(inForce('2031-01-01')).toEqual(['now']);
  expect(chooseInForce([beside], '2026-05-31')).toEqual([]);
});

test('a task is found by its id as typed, with its plan where several in force have it', () => {
  const find = (text: string, date: string) => taskFinder([old, now, beside], date)(text);
  expect(find(` ${task.toLowerCase()}. `, '2025-06-01')).toMatchObject({ ok: true, plan: 'old', task });
  expect(find(task, '2026-02-01')).toMatchObject({ ok: true, plan: 'now' });
  expect(find(task, '2026-07-01')).toMatchObject({ ok: false, code: 'plan.task_ambiguous' });
  expect(find(`beside/${task}`, '2026-07-01')).toMatchObject({ ok: true, plan: 'beside' });
  expect(find(`other:${task}`, '2026-07-01')).toMatchObject({ ok: false, code: 'plan.task_unknown' });
  expect(find('', '2026-07-01')).toMatchObject({ ok: false, code: 'plan.task_unknown' });
});

test('money counts by the newest word of a year; what nobody told is null, not 0', () => {
  const word = (year: number, amount: number, date: string): SpendingWord => ({
    plan: 'now',
    task,
    year,
    kind: 'spent',
    amount,
    date,
    document: null,
  });
  const words = [word(2025, 5, '2025-12-31'), word(2026, 9, '2026-09-30'), word(2026, 4, '2026-06-30')];
  const none = { estimate: null, allocated: null, spent: null };
  expect(moneyIn(task, words, [], '2026-01-01', '2026-12-31')).toEqual({ ...none, spent: 9 });
  expect(moneyIn(task, words, [], '2026-07-01', '2026-12-31')).toEqual({ ...none, spent: 5 });
  expect(moneyIn(task, [], [], '2026-01-01', '2026-12-31')).toEqual(none);
  expect(moneyUntil(words, 77, '2026-12-31').spent).toBe(14);
  expect(moneyUntil([], 77, '2026-12-31').spent).toBe(77);
});
