import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parsePlan } from '../parse.ts';
import { type CalendarFacts, calendarEvents } from './calendar-events.ts';

const { plan } = parsePlan(
  readFileSync(
    new URL('../../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url),
    'utf8',
  ),
);
const facts: CalendarFacts = {
  unitCode: '21172',
  plans: [plan],
  deadlines: {},
  conversations: [],
  asOf: '2026-11-22',
  office: null,
  language: 'vi',
};
const daysOf = (events: ReturnType<typeof calendarEvents>, kind: string) =>
  events.filter((one) => one.kind === kind).map(({ day }) => day);

test('"before 10/12" ends on the ninth, each year of the plan near today; what is not set has no day', () => {
  const events = calendarEvents(facts);
  expect(daysOf(events, 'deadline')).toEqual(
    [2025, 2026, 2027, 2028, 2029, 2030].map((year) => `${year}-12-09`),
  );
  const upward = { month: 12, day: 15, before: false, ref: null };
  const set = calendarEvents({ ...facts, deadlines: { upward } });
  expect(daysOf(set, 'deadline')).toContain('2026-12-15');
});

test('each target and each task with a day stands there; every uid is one, and the same whenever it is asked for', () => {
  const events = calendarEvents(facts);
  expect(daysOf(events, 'target')).toHaveLength(plan.targets.length);
  const dated = plan.tasks.filter(({ schedule }) => schedule.due !== undefined);
  const told = new Set(
    events.flatMap(({ kind, item }) => (kind === 'task' || kind === 'round' ? [item] : [])),
  );
  for (const { id } of dated) expect(told, id).toContain(id);
  const uids = events.map(({ uid }) => uid);
  expect(new Set(uids).size).toBe(uids.length);
  const later = new Map(calendarEvents({ ...facts, asOf: '2027-03-01' }).map((one) => [one.uid, one]));
  for (const event of events.filter(({ kind }) => kind === 'target'))
    expect(later.get(event.uid)).toEqual(event);
});

test('an office gets its own days, also under the name it has today', () => {
  const own = calendarEvents({ ...facts, office: 'dai-truyen-thanh' });
  expect(own).toEqual(calendarEvents({ ...facts, office: 'trung-tam-cung-ung-dich-vu-cong' }));
  expect(own.length).toBeGreaterThan(5);
  expect(own.length).toBeLessThan(calendarEvents(facts).length);
  expect(own.some(({ kind }) => kind === 'deadline')).toBe(true);
});

test('an answer due names the task and the office, never the words of a difficulty', () => {
  const conversation = {
    id: '0b0e7a5c-5d3e-4d55-9a0f-2f3b8e6f1a11',
    plan: plan.id,
    task: 'IV.1.a',
    due: '2026-12-07',
    state: 'waiting' as const,
    office: 'van-phong-thong-ke',
    addressee: { id: null, name: 'Ông Nguyễn Văn A' },
  };
  const [answer] = calendarEvents({ ...facts, conversations: [conversation] }).filter(
    ({ kind }) => kind === 'answer',
  );
  expect(answer).toMatchObject({ day: '2026-12-07', item: 'IV.1.a', detail: null, office: null });
  const answered = { ...conversation, state: 'answered' as const };
  expect(daysOf(calendarEvents({ ...facts, conversations: [answered] }), 'answer')).toEqual([]);
});
