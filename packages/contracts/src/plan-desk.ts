import { z } from 'zod';
import { evidenceLink, indicatorStatus, isoDate, targetComparison } from './indicators.ts';
import { taskState } from './plan.ts';
import { conversation } from './plan-difficulties.ts';
import { planDocument, planItemId } from './plan-parts.ts';
import { dong, lintFinding, money, taskRow } from './plan-routes.ts';

const demonstration = z.literal(true).optional();

/** How the desk works in this ward; null where nobody set it and the default holds. */
export const planSettings = z.object({
  /** Days until a difficulty must be answered. */
  answerDays: z.object({ value: z.number().int(), byDefault: z.boolean() }),
  /** The office that books the money of every task. */
  financeOffice: z.object({ value: z.string().nullable(), byDefault: z.boolean() }),
});
export type PlanSettings = z.infer<typeof planSettings>;
export const planSettingsBody = z.strictObject({
  answerDays: z.number().int().min(1).max(365).optional(),
  financeOffice: planItemId.optional(),
});
export type PlanSettingsBody = z.infer<typeof planSettingsBody>;

/* One task */

const documentLink = z.object({ id: z.uuid(), fileName: z.string(), bytes: z.number().int() });
export const progressEntryView = z.object({
  /** Taken back by `DELETE /wards/{code}/imports/{batch}`. */
  batch: z.uuid(),
  date: isoDate,
  state: taskState.nullable(),
  percent: z.number().nullable(),
  result: z.string().nullable(),
  evidence: z.string().nullable(),
  difficulty: z.string().nullable(),
  spent: z.number().nullable(),
  enteredAt: z.iso.datetime(),
  by: z.string().nullable(),
  office: z.string().nullable(),
  /** False: a line of a sheet, which is taken back only as a whole. */
  single: z.boolean(),
  documents: z.array(documentLink),
});
export type ProgressEntryView = z.infer<typeof progressEntryView>;

export const yearMoney = z.object({ year: z.number().int(), ...money.shape });
export const spendingWordView = z.object({
  year: z.number().int(),
  kind: z.enum(['estimate', 'allocated', 'spent']),
  amount: dong,
  date: isoDate,
  document: z.string().nullable(),
});

const namedOffice = z.object({ id: z.string(), name: z.string() });

export const taskPage = z.object({
  asOf: isoDate,
  task: taskRow,
  planTitle: z.string(),
  sectionTitle: z.string().nullable(),
  coordinating: z.array(namedOffice),
  targets: z.array(
    z.object({ id: z.string(), text: z.string(), due: isoDate, indicators: z.array(z.string()) }),
  ),
  /** Newest first. */
  history: z.array(progressEntryView),
  years: z.array(yearMoney),
  words: z.array(spendingWordView),
  conversations: z.array(conversation),
  adjustments: z.array(z.object({ id: z.string(), date: isoDate, reason: z.string() })),
  demonstration,
});
export type TaskPage = z.infer<typeof taskPage>;

/* Adjustments, side by side */

const told = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
export const comparedField = z.object({ field: z.string(), before: told, after: told });
export const comparedItem = z.object({
  kind: z.enum(['target', 'task']),
  id: z.string(),
  title: z.string(),
  action: z.enum(['added', 'changed', 'withdrawn']),
  fields: z.array(comparedField),
});
export type ComparedItem = z.infer<typeof comparedItem>;
export const comparedAdjustment = z.object({
  id: z.string(),
  date: isoDate,
  document: planDocument,
  reason: z.string(),
  /** Does not hold yet on the day asked about. */
  ahead: z.boolean(),
  inFile: z.boolean(),
  items: z.array(comparedItem),
});
export type ComparedAdjustment = z.infer<typeof comparedAdjustment>;
export const adjustmentList = z.object({
  asOf: isoDate,
  plan: z.string(),
  adjustments: z.array(comparedAdjustment),
  /** Everything the adjustments that hold have changed, item by item: what the plan said, what it says. */
  total: z.array(comparedItem),
  demonstration,
});
export type AdjustmentList = z.infer<typeof adjustmentList>;

/* Money */

const share = z.number().nullable();
const budgetCell = z.object({ ...money.shape, share });
export type BudgetCell = z.infer<typeof budgetCell>;
export const budgetRow = z.object({
  id: z.string(),
  title: z.string(),
  /** By year, in the order of `years`. */
  years: z.array(budgetCell),
  total: budgetCell,
});
export const budgetTable = z.object({
  asOf: isoDate,
  plan: z.string(),
  years: z.array(z.number().int()),
  sections: z.array(
    budgetRow.extend({
      tasks: z.array(budgetRow.extend({ office: z.string().nullable(), mayBook: z.boolean() })),
    }),
  ),
  total: z.object({ years: z.array(budgetCell), total: budgetCell }),
  demonstration,
});
export type BudgetTable = z.infer<typeof budgetTable>;

/* Chain */

const chainBreak = lintFinding.pick({ code: true, line: true, path: true, messages: true });
export type ChainBreak = z.infer<typeof chainBreak>;
const breaks = z.array(chainBreak);
export const chainFigure = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  asOf: isoDate,
  evidenceDate: isoDate.nullable(),
  stale: z.boolean(),
  status: indicatorStatus,
});
export const chainMeasure = z.object({
  indicator: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  comparison: targetComparison,
  level: z.number().nullable(),
  unit: z.string(),
  sources: z.array(z.object({ kind: z.string(), supplier: z.string().nullable() })),
  evidence: z.array(evidenceLink),
  /** Kinds of evidence that would give a figure, where there is none. */
  awaits: z.array(z.string()),
  figure: chainFigure.nullable(),
  breaks,
});
export const chainTask = z.object({
  id: z.string(),
  title: z.string(),
  office: z.string().nullable(),
  state: taskState,
  overdue: z.boolean(),
  breaks,
});
export const chainTarget = z.object({
  id: z.string(),
  text: z.string(),
  due: isoDate,
  office: z.string().nullable(),
  bases: z.array(z.string()),
  tasks: z.array(z.string()),
  measures: z.array(chainMeasure),
  breaks,
});
export const chainBase = z.object({
  id: z.string(),
  role: z.enum(['ground', 'aim', 'mention']),
  kind: z.string(),
  number: z.string().nullable(),
  date: isoDate.nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  breaks,
});
/** legal base → target → task → evidence → figure; a link that is missing stands at the item that lacks it. */
export const planChain = z.object({
  asOf: isoDate,
  plan: z.string(),
  title: z.string(),
  bases: z.array(chainBase),
  targets: z.array(chainTarget),
  tasks: z.array(chainTask),
  /** Breaks of the plan as a whole: its own document, deadlines, recipients. */
  breaks,
  counts: z.object({ targets: z.number().int(), whole: z.number().int(), breaks: z.number().int() }),
  demonstration,
});
export type PlanChain = z.infer<typeof planChain>;
export type ChainTarget = z.infer<typeof chainTarget>;
export type ChainMeasure = z.infer<typeof chainMeasure>;
export type ChainTask = z.infer<typeof chainTask>;

/* Calendar */

export const calendarEvent = z.object({
  uid: z.string(),
  kind: z.enum(['deadline', 'target', 'task', 'round', 'milestone', 'answer']),
  day: isoDate,
  title: z.string(),
  detail: z.string().nullable(),
  /** Task or target it speaks of. */
  item: z.string().nullable(),
  office: z.string().nullable(),
});
export type CalendarEvent = z.infer<typeof calendarEvent>;
export const calendarView = z.object({ asOf: isoDate, events: z.array(calendarEvent), demonstration });
export const calendarQuery = z.object({ office: planItemId.optional(), lang: z.string().optional() });

export const feedBody = z.strictObject({
  /** Only this office's days; left out: the whole plan's. */
  office: planItemId.optional(),
});
export const feedAdded = z.object({
  id: z.uuid(),
  /** Told once; kept only as a digest. The address is `/api/v1/wards/{code}/calendar.ics?key={secret}`. */
  secret: z.string(),
});
export const feedView = z.object({
  id: z.uuid(),
  office: namedOffice.nullable(),
  madeAt: z.iso.datetime(),
  by: z.string(),
  mine: z.boolean(),
});
export const feedList = z.object({ feeds: z.array(feedView) });
export type FeedView = z.infer<typeof feedView>;
export const feedQuery = z.object({ key: z.string().min(16).max(200), lang: z.string().optional() });
