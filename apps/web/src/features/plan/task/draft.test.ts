import type { ProgressEntryView } from '@hatangso/contracts/plan-desk';
import { expect, test } from 'vitest';
import {
  bodyOf,
  choiceOf,
  isSameTyped,
  merged,
  type Typed,
  tellsSomething,
  typedFrom,
  typedOf,
} from './draft.ts';

const entry = (date: string, told: Partial<ProgressEntryView>): ProgressEntryView => ({
  batch: '0b0e7a5c-5d3e-4d55-9a0f-2f3b8e6f1a11',
  date,
  state: null,
  percent: null,
  result: null,
  evidence: null,
  difficulty: null,
  spent: null,
  enteredAt: `${date}T02:00:00.000Z`,
  by: null,
  office: null,
  single: true,
  documents: [],
  ...told,
});
const today = '2026-11-22';
const task = { state: 'in_progress' as const, percent: 40, reported: true };
const history = [
  entry('2026-10-01', { state: 'in_progress', percent: 40, evidence: 'BC 1', difficulty: 'Khó' }),
  entry('2026-06-01', { result: 'Lắp 3 trạm', spent: 1_250_000 }),
];

test('the form begins with the last word; a document and a difficulty of another day are not told again', () => {
  expect(typedFrom(task, history, today)).toEqual({
    state: 'in_progress',
    percent: 40,
    result: 'Lắp 3 trạm',
    evidence: '',
    difficulty: '',
    spent: '1.250.000',
    date: today,
  });
  const sameDay = [entry(today, { evidence: 'BC 2', difficulty: 'Khó nữa' }), ...history];
  expect(typedFrom(task, sameDay, today)).toMatchObject({ evidence: 'BC 2', difficulty: 'Khó nữa' });
  expect(typedFrom({ ...task, reported: false }, [], today)).toMatchObject({ state: null, result: '' });
});

test('what is left empty is not told', () => {
  const typed = { ...typedFrom(task, [], today), percent: null, result: '  ' };
  expect(bodyOf(typed, [], 'v1')).toEqual({ state: 'in_progress', date: today, seen: 'v1' });
  expect(bodyOf({ ...typed, spent: '2.000' }, ['d'], null)).toEqual({
    state: 'in_progress',
    date: today,
    spent: 2000,
    documentIds: ['d'],
  });
  expect(tellsSomething({ ...typed, state: null }, 0)).toBe(false);
  expect(tellsSomething({ ...typed, state: null }, 1)).toBe(true);
});

test('of two versions, what I changed is proposed from mine, the rest from theirs', () => {
  const seen = typedFrom(task, history, today);
  const mine: Typed = { ...seen, result: 'Lắp 4 trạm' };
  const theirs = typedOf(entry(today, { state: 'done', percent: 100, result: 'Xong', evidence: 'BC 9' }));
  const choice = choiceOf(mine, theirs, seen);
  expect(choice).toEqual({
    state: 'theirs',
    percent: 'theirs',
    result: 'mine',
    evidence: 'theirs',
    difficulty: 'mine',
    spent: 'mine',
  });
  expect(merged(mine, theirs, choice)).toMatchObject({
    state: 'done',
    result: 'Lắp 4 trạm',
    evidence: 'BC 9',
    spent: '1.250.000',
  });
  expect(isSameTyped(mine, seen)).toBe(false);
});
