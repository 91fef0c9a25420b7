import type { CalendarEvent } from '@hatangso/contracts/plan-desk';
import { query } from '../../../platform/action.ts';
import { todayIn } from '../../../platform/today.ts';
import { conversationsAt } from '../conversation/conversations-at.ts';
import { chooseInForce, knownPlans, planOn } from '../plans-in-force.ts';
import { markOf, type OfUnit } from '../queries.ts';
import { type CalendarFacts, calendarEvents } from './calendar-events.ts';
import { calendarWords } from './calendar-words.ts';
import { calendarText } from './ical.ts';

type Asked = OfUnit & {
  readonly office: string | null;
  readonly deadlines: CalendarFacts['deadlines'];
};

/** The days of a ward's plans in force. */
export const readCalendar = query({
  name: 'plan.plan.read',
  async run({ unitCode, office, deadlines }: Asked, doing) {
    const { tx, now, actor, language } = doing;
    const asOf = todayIn(now);
    const knownAt = now.toISOString();
    const standing = chooseInForce(await knownPlans(tx, unitCode, knownAt), asOf);
    const plans = standing.map((one) => planOn(one, asOf).plan);
    const conversations = await conversationsAt(tx, { unitCode, asOf, knownAt }, actor);
    const events = calendarEvents({ unitCode, plans, conversations, asOf, office, language, deadlines });
    const changed =
      standing
        .map(({ knownFrom }) => knownFrom)
        .toSorted()
        .at(-1) ?? knownAt;
    const ward = plans[0]?.territory.today.name ?? unitCode;
    return { asOf, events, changed, ward, ...markOf(doing) };
  },
});

const kinds: Readonly<Record<'vi' | 'en', Readonly<Record<CalendarEvent['kind'], string>>>> = {
  vi: {
    deadline: 'Báo cáo',
    target: 'Chỉ tiêu',
    task: 'Nhiệm vụ',
    round: 'Nhiệm vụ',
    milestone: 'Chỉ tiêu',
    answer: 'Khó khăn, vướng mắc',
  },
  en: {
    deadline: 'Report',
    target: 'Target',
    task: 'Task',
    round: 'Task',
    milestone: 'Target',
    answer: 'Difficulty',
  },
};

/** The same as an iCalendar file. A demonstration says so in every title. */
export function calendarFile(
  {
    events,
    changed,
    ward,
    demonstration,
  }: { events: readonly CalendarEvent[]; changed: string; ward: string; demonstration?: true },
  language: 'vi' | 'en',
): string {
  const mark = demonstration === true ? (language === 'vi' ? '[TRÌNH DIỄN] ' : '[DEMONSTRATION] ') : '';
  return calendarText({
    name: `${mark}${calendarWords[language].name(ward)}`,
    changed,
    events: events.map(({ uid, day, title, detail, kind }) => ({
      uid,
      day,
      title: `${mark}${title}`,
      detail,
      categories: [kinds[language][kind]],
    })),
  });
}
