import type { Plan } from '@hatangso/contracts/plan';
import { expect, test } from 'vitest';
import { defaultsOf, editsOf, valuesOf } from './edit-form.ts';

const plan = {
  document: { kind: 'KH', number: null, date: null, issuer: 'UBND', subject: null },
  reporting: {
    offices: { month: 12, day: 10, before: true },
    upward: { month: null, day: null, before: false },
  },
  targets: [
    {
      id: 'III.1.a',
      text: 'x',
      due: '2025-12-31',
      inCharge: null,
      measures: [
        { indicator: 'i', comparison: 'at_least', level: 100, unit: '%', sources: [], defaults: ['level'] },
      ],
      defaults: ['due'],
    },
  ],
  tasks: [
    {
      id: 'IV.1',
      title: 't',
      text: 'x',
      inCharge: 'a',
      serves: ['III.1.a'],
      schedule: { due: '2030-12-31', recurs: 'yearly' },
      product: null,
    },
  ],
  offices: [{ id: 'a', name: 'A', role: 'today' }],
} as unknown as Plan;

test('only what differs is edited; what is emptied stays', () => {
  expect(
    editsOf(plan, 'document', { ...valuesOf(plan, 'document', {}), number: ' 45/KH ', issuer: '' }),
  ).toEqual([{ action: 'set_document', set: { number: '45/KH' } }]);
  expect(editsOf(plan, 'target', valuesOf(plan, 'target', { item: 'III.1.a' }))).toEqual([]);
});

test('a date of a task keeps the rest of its schedule; ids are read with commas', () => {
  const now = valuesOf(plan, 'task', { item: 'IV.1' });
  expect(editsOf(plan, 'task', { ...now, start: '2026-01-01', serves: 'III.1.a, III.2.b' })).toEqual([
    {
      action: 'set_task',
      id: 'IV.1',
      set: {
        schedule: { due: '2030-12-31', recurs: 'yearly', start: '2026-01-01' },
        serves: ['III.1.a', 'III.2.b'],
      },
    },
  ]);
});

test('levels are read as people write numbers; days need both parts', () => {
  const level = (text: string) => editsOf(plan, 'measure', { item: 'III.1.a', indicator: 'i', level: text });
  expect(level('98,5')).toEqual([
    { action: 'set_measure', id: 'III.1.a', indicator: 'i', set: { level: 98.5 } },
  ]);
  expect(level('100')).toEqual([]);
  expect(level('nhiều')).toEqual([]);
  const upward = valuesOf(plan, 'deadline', { which: 'upward' });
  expect(editsOf(plan, 'deadline', { ...upward, day: '15' })).toEqual([]);
  expect(editsOf(plan, 'deadline', { ...upward, day: '15', month: '12' })).toEqual([
    { action: 'set_deadline', which: 'upward', day: 15, month: 12, before: false },
  ]);
});

test('what was filled in is confirmed with the measures', () => {
  expect(defaultsOf(plan, { kind: 'target', item: 'III.1.a' })).toEqual(['due', 'i.level']);
  expect(editsOf(plan, 'confirm', { kind: 'target', item: 'III.1.a' })).toEqual([
    { action: 'confirm', item: 'target', id: 'III.1.a' },
  ]);
  expect(editsOf(plan, 'confirm', { kind: 'task', item: 'IV.1' })).toEqual([]);
});
