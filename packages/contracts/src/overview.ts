import { z } from 'zod';
import { figureNumbers, forecast, indicatorStatus, isoDate, targetComparison } from './indicators.ts';

const bothLanguages = z.object({ vi: z.string(), en: z.string() });
/** An office as it answers today, by its id in the ward's plan. */
export const officeRef = z.object({ id: z.string(), name: z.string() });
export type OfficeRef = z.infer<typeof officeRef>;

export const overviewQuery = z.object({ asOf: isoDate.optional(), lang: z.string().optional() });

const trendPoint = z.object({
  date: isoDate,
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});

/** One line of the board: one indicator that one target of a plan asks for. */
export const boardRow = z.object({
  /** `<plan>:<target>:<indicator>`. */
  key: z.string(),
  plan: z.string(),
  target: z.string(),
  /** Section of the plan, "III.1". */
  reference: z.string().nullable(),
  indicator: z.string(),
  name: bothLanguages,
  unit: z.string(),
  ...figureNumbers,
  /** What `low` and `high` bound: a 95 % interval of a sample, or confirmed and claimed coverage; null: certain. */
  bounds: z.enum(['interval', 'coverage']).nullable(),
  source: z.string().nullable(),
  method: z.string().nullable(),
  evidenceDate: isoDate.nullable(),
  stale: z.boolean(),
  comparison: targetComparison,
  level: z.number().nullable(),
  due: isoDate,
  /** The date has come: `status` was judged on it, `value` is today's. */
  passed: z.boolean(),
  valueAtDue: z.number().nullable(),
  status: indicatorStatus,
  pathLevel: z.number().nullable(),
  requiredRate: z.number().nullable(),
  forecast: forecast.nullable(),
  /** First year in which the line through the figures reaches the level; null where none is drawn or it never does. */
  forecastYear: z.number().int().nullable(),
  office: officeRef.nullable(),
  /** Figures of the same source through time, earliest first, the last one today's. */
  trend: z.array(trendPoint),
  /** Kinds of evidence that would give a figure; filled where there is none. */
  awaits: z.array(z.string()),
});
export type BoardRow = z.infer<typeof boardRow>;

export const stateCounts = z.partialRecord(indicatorStatus, z.number().int());
export type StateCounts = z.infer<typeof stateCounts>;

/** A day of the reporting year; `daysLeft` is negative once it has passed. */
const deadline = z.object({ day: isoDate, daysLeft: z.number().int() });
export const overviewDeadlines = z.object({
  year: z.number().int(),
  /** `lastInTime` where the plan says "before" the day. */
  offices: deadline.extend({ before: z.boolean() }).nullable(),
  upward: deadline.nullable(),
  closing: deadline.nullable(),
  released: z.object({ number: z.string().nullable(), date: isoDate.nullable() }).nullable(),
});
export type OverviewDeadlines = z.infer<typeof overviewDeadlines>;

/** What an office still owes the year's report. */
export const officeLack = z.object({
  office: officeRef.nullable(),
  /** State of its part of the report; null where parts are not kept. */
  part: z.string().nullable(),
  figures: z.array(z.object({ indicator: z.string(), name: bothLanguages, awaits: z.array(z.string()) })),
  tasks: z.array(z.object({ id: z.string(), title: z.string(), lastToldOn: isoDate.nullable() })),
});
export type OfficeLack = z.infer<typeof officeLack>;

export const stepKinds = [
  'part_due',
  'tasks_overdue',
  'difficulties_unanswered',
  'close_figures',
  'survey_more',
  'no_evidence',
  'groups_unsurveyed',
  'places_unserved',
  'stale_evidence',
  'targets_behind',
  'chain_broken',
  'dates_unset',
] as const;

/** One thing to do next. The words are the client's, by `kind`; numbers and names are here. */
export const nextStep = z.object({
  kind: z.enum(stepKinds),
  urgency: z.enum(['now', 'soon', 'later']),
  office: officeRef.nullable(),
  /** What it is about, for a link: an indicator's code, a task's id …; null where it is several. */
  about: z.object({
    kind: z.enum(['indicator', 'task', 'difficulties', 'plan', 'report', 'evidence', 'map', 'settings']),
    id: z.string().nullable(),
  }),
  /** How many things it speaks of. */
  count: z.number().int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  name: bothLanguages.nullable(),
  /** The first few by name, as people call them; `amount`: households still to survey there. */
  items: z.array(z.object({ id: z.string(), label: z.string(), amount: z.number().nullable() })),
});
export type NextStep = z.infer<typeof nextStep>;

/** What changed between the person's last visit and now. */
export const overviewChanges = z.object({
  /** Null on the first visit: nothing to compare with. */
  since: z.iso.datetime().nullable(),
  figures: z.array(
    z.object({
      indicator: z.string(),
      name: bothLanguages,
      unit: z.string(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      statusBefore: indicatorStatus,
      statusAfter: indicatorStatus,
    }),
  ),
  batches: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      fileName: z.string(),
      rows: z.number().int(),
      at: z.iso.datetime(),
      undone: z.boolean(),
    }),
  ),
  tasks: z.array(z.object({ id: z.string(), title: z.string(), state: z.string(), toldOn: isoDate })),
  difficulties: z.object({ raised: z.number().int(), answered: z.number().int() }),
  adjustments: z.number().int(),
});
export type OverviewChanges = z.infer<typeof overviewChanges>;

/** `GET /wards/{code}/overview`. */
export const wardOverview = z.object({
  unit: z.object({ code: z.string(), name: z.string(), province: z.string().nullable() }),
  asOf: isoDate,
  knownAt: z.iso.datetime(),
  plans: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      from: isoDate.nullable(),
      to: isoDate,
      madeFor: z.string(),
      today: z.string(),
      /** The plan was made for another territory than today's. */
      territoryChanged: z.boolean(),
    }),
  ),
  /** What has been brought in at all, for an empty desk. */
  has: z.object({ unit: z.boolean(), plan: z.boolean(), groups: z.boolean(), evidence: z.boolean() }),
  counts: stateCounts,
  board: z.array(boardRow),
  deadlines: overviewDeadlines,
  lacks: z.array(officeLack),
  /** Offices that answer for a part of the report, and how many handed theirs in. */
  offices: z.object({ total: z.number().int(), handedIn: z.number().int() }),
  changes: overviewChanges,
  next: z.array(nextStep),
  demonstration: z.literal(true).optional(),
});
export type WardOverview = z.infer<typeof wardOverview>;

export const visitMarked = z.object({ unit: z.string(), since: z.iso.datetime().nullable() });
