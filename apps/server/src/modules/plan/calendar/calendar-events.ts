import type { Plan, PlanTask, YearlyDeadline } from '@hatangso/contracts/plan';
import type { CalendarEvent } from '@hatangso/contracts/plan-desk';
import type { Conversation } from '@hatangso/contracts/plan-difficulties';
import type { Language } from '@hatangso/contracts/problems';
import { deadlineIn } from '../deadlines.ts';
import { officeOn } from '../offices.ts';
import { isSameOffice } from '../own-office.ts';
import { calendarWords, type Words } from './calendar-words.ts';

/** What a calendar is made from, and for whom. */
export interface CalendarFacts {
  readonly unitCode: string;
  readonly plans: readonly Plan[];
  /** Deadlines that the ward set, in place of those its plan does not say. */
  readonly deadlines: Partial<Readonly<Record<'offices' | 'upward' | 'closing', YearlyDeadline>>>;
  readonly conversations: readonly Pick<
    Conversation,
    'id' | 'plan' | 'task' | 'due' | 'state' | 'addressee' | 'office'
  >[];
  readonly asOf: string;
  /** Only what this office has to do; null: everything. */
  readonly office: string | null;
  readonly language: Language;
}

/** Years before and after the present one of which recurring days are told. */
const yearsBack = 1;
const yearsAhead = 5;

/**
 * The days of a unit's plans, earliest first: deadlines of reporting, targets and their milestones, tasks and the ends
 * of the rounds of those that come back, answers due. No name of a person and no words of a difficulty.
 */
export function calendarEvents(facts: CalendarFacts): CalendarEvent[] {
  const words = calendarWords[facts.language];
  return facts.plans
    .flatMap((plan) => [
      ...deadlineEvents(plan, facts, words),
      ...targetEvents(plan, facts, words),
      ...plan.tasks.flatMap((task) => taskEvents(plan, task, facts, words)),
      ...answerEvents(plan, facts, words),
    ])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.uid < b.uid ? -1 : 1));
}

const uidOf = ({ unitCode }: CalendarFacts, plan: Plan, ...parts: readonly string[]): string =>
  `${[...parts, plan.id].join('-')}@${unitCode}.hatangso`;

function yearsOf(plan: Plan, asOf: string): readonly number[] {
  const now = Number(asOf.slice(0, 4));
  const last = Math.min(now + yearsAhead, Number(plan.period.to.slice(0, 4)));
  const first = now - yearsBack;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

const isOf = (plan: Plan, { office, asOf }: CalendarFacts, ...whose: readonly (string | null)[]): boolean =>
  office === null || whose.some((id) => id !== null && isSameOffice(plan.offices, office, id, asOf));

const nameOf = (plan: Plan, id: string | null, asOf: string): string | null =>
  id === null
    ? null
    : (officeOn(plan.offices, id, asOf)?.name ?? plan.offices.find((one) => one.id === id)?.name ?? id);

function deadlineEvents(plan: Plan, facts: CalendarFacts, words: Words): CalendarEvent[] {
  const compiler = plan.reporting.compiler;
  return (['offices', 'upward', 'closing'] as const).flatMap((which) => {
    if (which !== 'offices' && !isOf(plan, facts, compiler)) return [];
    const deadline = facts.deadlines[which] ?? plan.reporting[which];
    return yearsOf(plan, facts.asOf).flatMap((year): CalendarEvent[] => {
      const at = deadlineIn(deadline, year);
      if (at === null) return [];
      const before = deadline.before ? words.before(at.day) : null;
      return [
        {
          uid: uidOf(facts, plan, 'deadline', which, String(year)),
          kind: 'deadline',
          day: at.lastInTime,
          title: words.deadline[which],
          detail: before,
          item: null,
          office: which === 'offices' ? null : nameOf(plan, compiler, facts.asOf),
        },
      ];
    });
  });
}

function targetEvents(plan: Plan, facts: CalendarFacts, words: Words): CalendarEvent[] {
  return plan.targets
    .filter(({ inCharge }) => isOf(plan, facts, inCharge))
    .flatMap((target): CalendarEvent[] => {
      const common = {
        detail: target.text,
        item: target.id,
        office: nameOf(plan, target.inCharge, facts.asOf),
      };
      const milestones = target.measures.flatMap(({ indicator, unit, path }) =>
        path?.kind !== 'milestones'
          ? []
          : path.milestones.map(
              ({ date, level }): CalendarEvent => ({
                ...common,
                uid: uidOf(facts, plan, 'milestone', target.id, indicator, date),
                kind: 'milestone',
                day: date,
                title: words.milestone(target.id, level, unit),
              }),
            ),
      );
      const uid = uidOf(facts, plan, 'target', target.id);
      return [
        ...milestones,
        { ...common, uid, kind: 'target', day: target.due, title: words.target(target.id) },
      ];
    });
}

function taskEvents(plan: Plan, task: PlanTask, facts: CalendarFacts, words: Words): CalendarEvent[] {
  const { id, title, inCharge, coordinating, schedule } = task;
  if (!isOf(plan, facts, inCharge, ...coordinating)) return [];
  const office = nameOf(plan, inCharge, facts.asOf);
  const detail = office === null ? title : words.inCharge(title, office);
  const common = { detail, item: id, office };
  const ends = roundEnds(schedule, yearsOf(plan, facts.asOf)).filter(
    (day) => (schedule.start ?? '') <= day && day <= (schedule.due ?? plan.period.to),
  );
  const rounds = ends.map(
    (day): CalendarEvent => ({
      ...common,
      uid: uidOf(facts, plan, 'round', id, day),
      kind: 'round',
      day,
      title: words.round(id, title),
    }),
  );
  if (schedule.due === undefined || ends.includes(schedule.due)) return rounds;
  const uid = uidOf(facts, plan, 'task', id);
  return [...rounds, { ...common, uid, kind: 'task', day: schedule.due, title: words.task(id, title) }];
}

/** Last days of the rounds of work that comes back; work that never ends has none. */
function roundEnds({ recurs }: PlanTask['schedule'], years: readonly number[]): string[] {
  const months =
    recurs === 'yearly'
      ? [12]
      : recurs === 'quarterly'
        ? [3, 6, 9, 12]
        : recurs === 'monthly'
          ? allMonths
          : [];
  return years.flatMap((year) =>
    months.map((month) => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)),
  );
}
const allMonths: readonly number[] = Array.from({ length: 12 }, (_, at) => at + 1);

function answerEvents(plan: Plan, facts: CalendarFacts, words: Words): CalendarEvent[] {
  return facts.conversations
    .filter(({ plan: of, state }) => of === plan.id && (state === 'waiting' || state === 'overdue'))
    .filter(({ addressee, office }) => isOf(plan, facts, addressee.id, office))
    .map(({ id, task, due, addressee }) => ({
      uid: uidOf(facts, plan, 'answer', id),
      kind: 'answer',
      day: due,
      title: words.answer(task),
      // an answer may be due from somebody named in words: only offices of the plan are told
      detail: addressee.id === null ? null : words.answerer(addressee.name),
      item: task,
      office: addressee.id === null ? null : addressee.name,
    }));
}
