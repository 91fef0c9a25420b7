import { readFileSync } from 'node:fs';
import { type Plan, type PlanAdjustment, type PlanChange, planAdjustment } from '@hatangso/contracts/plan';
import { expect, test } from 'vitest';
import { planAsOf } from './adjust.ts';
import { deadlineIn, nextDeadline } from './deadlines.ts';
import { officeOn, tasksServing } from './offices.ts';
import { parsePlan } from './parse.ts';

const read = (): Plan =>
  parsePlan(readFileSync(new URL('./sound-plan.fixture.yaml', import.meta.url), 'utf8')).plan;
const adjustment = (id: string, date: string, ...changes: PlanChange[]): PlanAdjustment =>
  planAdjustment.parse({
    id,
    date,
    changes,
    reason: 'theo thực tế',
    document: { kind: 'Quyết định', number: null, date: null, issuer: null, subject: null },
  });

test('a change holds from its own day on, and the plan before it stays', () => {
  const plan = read();
  const later = adjustment('dc-2', '2027-01-01', {
    action: 'set_target',
    id: 'I.a',
    set: { due: '2031-12-31' },
  });
  const first = adjustment(
    'dc-1',
    '2026-06-01',
    { action: 'set_target', id: 'I.a', set: { due: '2029-12-31' } },
    { action: 'withdraw_task', id: 'II.1.a' },
  );
  const dueOn = (date: string) => planAsOf(plan, date, [later, first]).plan.targets[0]?.due;
  expect(['2026-05-31', '2026-06-01', '2026-12-31', '2027-01-01'].map(dueOn)).toEqual([
    '2030-12-31',
    '2029-12-31',
    '2029-12-31',
    '2031-12-31',
  ]);
  const { plan: now, history } = planAsOf(plan, '2027-01-01', [later, first]);
  expect(now.tasks).toEqual([]);
  expect(history).toMatchObject([
    {
      adjustment: 'dc-1',
      kind: 'target',
      id: 'I.a',
      before: { due: '2030-12-31' },
      after: { due: '2029-12-31' },
    },
    { adjustment: 'dc-1', kind: 'task', id: 'II.1.a', before: { title: 'Kéo cáp' }, after: null },
    { adjustment: 'dc-2', date: '2027-01-01', before: { due: '2029-12-31' }, after: { due: '2031-12-31' } },
  ]);
  expect(plan).toEqual(read());
});

test('what is added is there, its text and all', () => {
  const plan = read();
  const [task] = plan.tasks;
  if (task === undefined) throw new Error('the fixture has a task');
  const add = adjustment('dc', '2026-06-01', { action: 'add_task', task: { ...task, id: 'II.1.b' } });
  expect(tasksServing(planAsOf(plan, '2026-06-01', [add]).plan, 'I.a').map(({ id }) => id)).toEqual([
    'II.1.a',
    'II.1.b',
  ]);
  const twice = adjustment('dc', '2026-06-01', { action: 'add_task', task });
  expect(() => planAsOf(plan, '2026-06-01', [twice])).toThrow('already has');
});

test.each([
  [{ action: 'set_task', id: 'II.9', set: {} }, 'does not have'],
  [{ action: 'withdraw_target', id: 'II.1.a' }, 'does not have'],
  [{ action: 'set_target', id: 'I.a', set: { due: '31/12/2030' } }, 'field due'],
  [{ action: 'set_target', id: 'I.a', set: { duee: '2030-12-31' } }, 'field duee'],
] as const)('%j is refused', (change, message) => {
  const wrong = adjustment('dc', '2026-06-01', change as PlanChange);
  expect(() => planAsOf(read(), '2026-06-01', [wrong])).toThrow(message);
  expect(planAsOf(read(), '2026-05-31', [wrong]).history).toEqual([]);
});

test('an id cannot be changed by the way', () => {
  const rename = adjustment('dc', '2026-06-01', { action: 'set_target', id: 'I.a', set: { id: 'I.z' } });
  expect(planAsOf(read(), '2026-06-01', [rename]).plan.targets[0]?.id).toBe('I.a');
});

test('the office that answers is the one in being on the day', () => {
  const { offices } = read();
  expect(officeOn(offices, 'van-phong', '2025-06-30')?.id).toBe('van-phong');
  expect(officeOn(offices, 'van-phong', '2025-07-01')?.id).toBe('van-phong-moi');
  expect(officeOn(offices, 'van-phong-moi', '2025-06-30')).toBeNull();
  expect(officeOn(offices, 'khong-co', '2026-01-01')).toBeNull();
  const circle = offices.map((office) => ({ ...office, validBefore: '2025-07-01', successor: 'van-phong' }));
  expect(officeOn(circle, 'van-phong', '2026-01-01')).toBeNull();
});

test('"trước ngày 10/12" ends on 9 December', () => {
  const offices = { month: 12, day: 10, before: true, ref: null };
  expect(deadlineIn(offices, 2026)).toEqual({ day: '2026-12-10', lastInTime: '2026-12-09' });
  expect(nextDeadline(offices, '2026-12-09')?.day).toBe('2026-12-10');
  expect(nextDeadline(offices, '2026-12-10')?.day).toBe('2027-12-10');
  expect(deadlineIn({ ...offices, day: null }, 2026)).toBeNull();
  expect(deadlineIn({ ...offices, month: 1, day: 1 }, 2026)).toEqual({
    day: '2026-01-01',
    lastInTime: '2025-12-31',
  });
  expect(deadlineIn({ ...offices, month: 2, day: 29, before: false }, 2027)?.day).toBe('2027-02-28');
  expect(deadlineIn({ ...offices, month: 2, day: 30 }, 2027)).toBeNull();
});
