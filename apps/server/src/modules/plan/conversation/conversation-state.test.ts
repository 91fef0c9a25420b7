import { expect, test } from 'vitest';
import { type Entry, standingOf } from './conversation-state.ts';

const entry = (kind: Entry['kind'], on: string, hour = 3): Entry => ({
  id: `${kind} ${on}`,
  kind,
  text: 'x',
  by: null,
  office: null,
  on,
  cause: null,
  at: `${on}T${String(hour).padStart(2, '0')}:00:00.000Z`,
});
const raised = entry('raised', '2026-11-01');
const fifteen = () => 15;

test('an answer is due after the days set; the day itself is in time', () => {
  expect(standingOf([raised], [], '2026-11-16', fifteen)).toMatchObject({
    state: 'waiting',
    due: '2026-11-16',
    daysLeft: 0,
  });
  expect(standingOf([raised], [], '2026-11-17', fifteen)).toMatchObject({ state: 'overdue', daysLeft: -1 });
  const answered = (on: string) => standingOf([raised, entry('answer', on)], [], '2026-12-31', fifteen);
  expect(answered('2026-11-16')).toMatchObject({
    state: 'answered',
    answeredOn: '2026-11-16',
    daysLeft: null,
  });
  expect(answered('2026-11-17')).toMatchObject({
    state: 'answered_late',
    late: new Set(['answer 2026-11-17']),
  });
});

test('the newest day that somebody set goes before the default', () => {
  const term = (due: string, at: string) => ({ due, addressee: null, at });
  const terms = [
    term('2026-12-01', '2026-11-02T00:00:00.000Z'),
    term('2026-12-20', '2026-11-03T00:00:00.000Z'),
  ];
  expect(standingOf([raised], terms, '2026-12-10', fifteen)).toMatchObject({
    due: '2026-12-20',
    dueByDefault: false,
  });
});

test('asking again makes a new answer due; the earlier one stays what it was', () => {
  const again = [raised, entry('answer', '2026-11-30'), entry('ask_again', '2026-12-05')];
  const now = standingOf(again, [], '2026-12-10', fifteen);
  expect(now).toMatchObject({ state: 'waiting', due: '2026-12-20', answeredOn: null });
  expect([...now.late]).toEqual(['answer 2026-11-30']);
  const then = standingOf([...again, entry('answer', '2026-12-19')], [], '2027-01-01', fifteen);
  expect(then).toMatchObject({ state: 'answered', answeredOn: '2026-12-19' });
});

test('what is settled asks for nothing, and can be asked again', () => {
  const settled = [raised, entry('settled', '2026-11-03')];
  expect(standingOf(settled, [], '2027-01-01', fifteen)).toMatchObject({ state: 'settled', daysLeft: null });
  expect(standingOf([...settled, entry('ask_again', '2026-11-04')], [], '2026-11-05', fifteen).state).toBe(
    'waiting',
  );
  expect(standingOf([raised, entry('message', '2026-11-04')], [], '2026-11-05', fifteen).state).toBe(
    'waiting',
  );
});
