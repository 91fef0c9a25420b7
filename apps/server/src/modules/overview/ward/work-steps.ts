import type { NextStep } from '@hatangso/contracts/overview';
import { daysBetween } from './days.ts';
import { owes } from './lacks.ts';
import { byOffice, named, type StepGround } from './step-ground.ts';

/** Days within which an office should have an answer to its difficulty. */
const answerWithinDays = 15;

/** Steps about people's work: parts of the report, tasks past their day, difficulties without an answer. */
export const workSteps = (ground: StepGround): NextStep[] => [
  ...partsDue(ground),
  ...overdue(ground),
  ...unanswered(ground),
];

/** From thirty days before the offices' deadline on, until the report is released. */
function partsDue({ deadlines, lacks, compiler }: StepGround): NextStep[] {
  const { offices, released, year } = deadlines;
  if (offices === null || released !== null || offices.daysLeft > 30) return [];
  const owing = lacks.filter(({ part }) => owes(part));
  if (owing.length === 0) return [];
  return [
    {
      kind: 'part_due',
      urgency: offices.daysLeft <= 7 ? 'now' : 'soon',
      office: owing.length === 1 ? (owing[0]?.office ?? compiler) : compiler,
      about: { kind: 'report', id: String(year) },
      count: owing.length,
      params: { days: offices.daysLeft, day: offices.day, year },
      name: null,
      items: named(owing.map(({ office }) => ({ id: office?.id ?? '', label: office?.name ?? '–' }))),
    },
  ];
}

function overdue({ tasks, asOf }: StepGround): NextStep[] {
  const late = tasks.filter((task) => task.overdue);
  return byOffice(late).map(({ office, things }) => {
    const oldest = things.map(({ due }) => due ?? asOf).toSorted()[0] ?? asOf;
    return {
      kind: 'tasks_overdue',
      urgency: 'now',
      office,
      about: { kind: 'task', id: things.length === 1 ? (things[0]?.id ?? null) : null },
      count: things.length,
      params: { days: daysBetween(oldest, asOf) },
      name: null,
      items: named(things.map(({ id, title }) => ({ id, label: `${id} ${title}` }))),
    };
  });
}

function unanswered({ difficulties, asOf }: StepGround): NextStep[] {
  const waiting = difficulties.filter(({ answered }) => !answered);
  const oldest = waiting[0];
  if (oldest === undefined) return [];
  const days = Math.max(...waiting.map(({ raisedOn }) => daysBetween(raisedOn, asOf)));
  return [
    {
      kind: 'difficulties_unanswered',
      urgency: days > answerWithinDays ? 'now' : 'soon',
      office: null,
      about: { kind: 'difficulties', id: waiting.length === 1 ? oldest.id : null },
      count: waiting.length,
      params: { days, within: answerWithinDays },
      name: null,
      items: named(waiting.map(({ id, text }) => ({ id, label: text }))),
    },
  ];
}
