import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { Plan } from '@hatangso/contracts/plan';
import type { PeriodKind, ReportSettingsBody, YearDay } from '@hatangso/contracts/reporting';
import { query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { wardIndicators } from '../indicators/index.ts';
import { difficultiesAt, directionIn, plansInForce, tasksAt } from '../plan/index.ts';
import { draftKnownAt } from './desk/steps-store.ts';
import { planForReport } from './from-plan.ts';
import type { ReportDeadline, ReportInput, ReportPeriod } from './input.ts';
import { periodOf, yearBefore } from './period.ts';
import { type SettingsInForce, settingsInForce } from './settings.ts';
import { newestSettings } from './settings-store.ts';
import { difficultiesForReport, tasksForReport } from './tasks-for-report.ts';
import { wardTemplate } from './template-store.ts';
import type { PrintedCode } from './verification/code.ts';
import { printedCodeOf } from './verification/store.ts';
import { wardOfReport } from './ward-of-report.ts';
import { newestWords } from './words/store.ts';

export interface ReportAsked {
  readonly unitCode: string;
  readonly year: number;
  readonly period: PeriodKind;
  /** ISO instant; now, when left out. */
  readonly knownAt?: string | undefined;
  /** Number of a compiled draft: the report as known when it was compiled. */
  readonly draft?: number | undefined;
  readonly internal: boolean;
  readonly plan?: string | undefined;
}

export interface Gathered {
  readonly input: ReportInput;
  /** As adjusted until the closing day. */
  readonly plan: Plan;
  /** `before`: the plan says "before the day", so that the day itself is too late; a ward's own setting is a last day. */
  readonly deadlines: {
    readonly offices: { readonly at: YearDay | null; readonly before: boolean };
    readonly upward: { readonly at: YearDay | null; readonly before: boolean };
  };
  /** The ward's own Word template; null: the common one. */
  readonly template: Buffer | null;
  /** What its files carry so that they can be checked; null unless it is an approved draft, made to be issued. */
  readonly printed: PrintedCode | null;
}

/**
 * Everything a report rests on, in one snapshot, as known at one moment: asked for again with that moment it is the
 * same, whatever came in since. Drawing it is for later, outside the transaction. Refused as `report.no_plan`,
 * `report.several_plans`, `report.unknown_plan`, `report.period_ahead`, or by territory.
 */
export const gatherReport = query({
  name: 'reporting.report.read',
  async run(given: ReportAsked, doing): Promise<Gathered> {
    const { tx } = doing;
    if (given.internal) demandInternal(given, doing);
    const asked = given.draft === undefined ? given : await asCompiled(given, given.draft, tx);
    const { unitCode } = asked;
    const knownAt = asked.knownAt ?? doing.now.toISOString();
    const today = todayIn(new Date(knownAt));
    const word = await newestSettings(tx, unitCode, knownAt);
    const open = periodOf(asked.year, asked.period, today, word?.content.closing?.[asked.period] ?? null);
    const ward = await wardOfReport(unitCode, open.closing, doing);
    const plan = await planOf(asked, open.closing, knownAt, doing);
    const settings = settingsInForce(word?.content ?? null, { ward, plan, date: open.closing });
    const period = periodOf(asked.year, asked.period, today, settings.closing[asked.period] ?? null);
    const deadlines = deadlinesOf(settings, word?.content ?? null, plan);
    const figures = await figuresOf(asked, plan, period, doing);
    const tasks = await tasksAt(tx, unitCode, period.closing, knownAt, period);
    const difficulties = await difficultiesAt(tx, unitCode, period.closing, knownAt);
    const whole = difficulties.filter(({ plan: id, task }) => id === plan.id && task === null);
    const key = { unitCode, plan: plan.id, year: asked.year, period: asked.period };
    return {
      input: {
        ward,
        settings: { ...settings, number: null, date: null },
        period,
        plan: {
          ...planForReport(plan, period),
          deadlines: { offices: yearDayOf(deadlines.offices), upward: yearDayOf(deadlines.upward) },
        },
        ...figures,
        tasks: tasksForReport(
          tasks.filter((task) => task.plan === plan.id),
          period,
        ),
        difficulties: difficultiesForReport(whole, period),
        direction: await directionIn(tx, unitCode, period.from, period.closing, knownAt),
        words: await newestWords(tx, key, knownAt),
        knownAt,
        demonstration: doing.installation.demonstration,
        internal: asked.internal,
      },
      plan,
      deadlines,
      template: await wardTemplate(tx, unitCode, knownAt),
      printed: asked.draft === undefined || asked.internal ? null : await printedCodeOf(tx, key, asked.draft),
    };
  },
});

/** The chair's copy is for the ward's own people; whoever else reads the report is refused as `auth.forbidden`. */
function demandInternal({ unitCode }: ReportAsked, { actor }: Doing): void {
  const permission = 'reporting.internal.read';
  if (!actor.permissions.has(permission)) throw new Problem('auth.forbidden', { permission, unit: unitCode });
}

/** Refused as `report.unknown_draft`. */
async function asCompiled(asked: ReportAsked, draft: number, tx: Tx): Promise<ReportAsked> {
  const { unitCode, year, period, plan = null } = asked;
  const found = await draftKnownAt(tx, { unitCode, year, period, plan, draft });
  if (found === null) throw new Problem('report.unknown_draft', { draft, year });
  return { ...asked, plan: found.plan, knownAt: found.knownAt };
}

/** The ward's own word counts as it is set, a last day; what it did not set, as the plan words it. */
function deadlinesOf(
  { deadlines }: SettingsInForce,
  set: ReportSettingsBody | null,
  { reporting }: Plan,
): Gathered['deadlines'] {
  const of = (which: 'offices' | 'upward') => ({
    at: deadlines[which],
    before: set?.deadlines?.[which] == null && reporting[which].before,
  });
  return { offices: of('offices'), upward: of('upward') };
}

async function planOf(asked: ReportAsked, date: string, knownAt: string, { tx }: Doing): Promise<Plan> {
  const plans = await plansInForce(tx, asked.unitCode, date, knownAt);
  const [first, second] = plans;
  if (first === undefined) throw new Problem('report.no_plan', { ward: asked.unitCode, date, knownAt });
  const known = plans.map(({ id }) => id).join(', ');
  if (asked.plan === undefined) {
    if (second !== undefined) throw new Problem('report.several_plans', { date, known });
    return first;
  }
  const named = plans.find(({ id }) => id === asked.plan);
  if (named === undefined) throw new Problem('report.unknown_plan', { plan: asked.plan, date, known });
  return named;
}

type Figures = Pick<ReportInput, 'indicators' | 'previous' | 'atDue'>;

/** Figures on the closing date, one year before it, and on each due date that has passed. */
async function figuresOf(
  { unitCode, knownAt }: ReportAsked,
  { targets }: Plan,
  { closing }: ReportPeriod,
  doing: Doing,
): Promise<Figures> {
  const on = (asOf: string): Promise<IndicatorRow[]> =>
    wardIndicators.run({ unitCode, asOf, ...(knownAt === undefined ? {} : { knownAt }) }, doing);
  const indicators = await on(closing);
  const previous = await on(yearBefore(closing));
  const passed = [...new Set(targets.map(({ due }) => due))].filter((due) => due < closing).toSorted();
  const atDue: IndicatorRow[] = [];
  for (const due of passed) atDue.push(...(await on(due)));
  return { indicators, previous, atDue };
}

function yearDayOf({ at, before }: Gathered['deadlines']['offices']): ReportDeadline | null {
  if (at === null) return null;
  return { day: `${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')}`, before };
}
