import { z } from 'zod';
import { isoDate, targetComparison } from './indicators.ts';
import {
  dataSource,
  defaults,
  legalBase,
  list,
  missing,
  name,
  note,
  planDocument,
  planItemId,
  planOffice,
  planReference,
  planSection,
  territoryUnit,
  words,
} from './plan-parts.ts';

export type { LegalBase, PlanDocument, PlanOffice } from './plan-parts.ts';

/*
 * The file of a plan (`plans/<province>/<ward>-<years>.yaml`): English field names, Vietnamese values.
 *
 *   text      the plan's own words, letter by letter; only spaces may differ
 *   ref       section of the plan the item comes from, as "III.1"
 *   null      a fact the plan should state and does not; it is never completed by invention
 *   missing   field → what is known about why it is null
 *   defaults  fields of the item that this file fills in because the plan's words do not say (marked † in print)
 *   office    whoever answers for work or supplies figures: an office of the plan, one of today, or a source
 *   validFrom first day; validBefore the day after the last (half-open, so that a successor starts on it)
 */

export const planFormat = 'hatangso.plan/1';

export const targetPath = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('linear') }),
  z.strictObject({
    kind: z.literal('milestones'),
    milestones: list(z.strictObject({ date: isoDate, level: z.number() })).min(1),
  }),
]);

/** How one indicator tells whether the target's words are met; a sentence of the plan may need several. */
export const targetMeasure = z.strictObject({
  indicator: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/),
  comparison: targetComparison,
  /** In `unit`. `rank`: best percent of the peers (50 = upper half). `in_place`: null, the whole of the indicator. */
  level: z.number().nullable(),
  unit: name,
  /** The way to the level; left out: a straight line from the first figure. */
  path: z.exactOptional(targetPath),
  sources: list(dataSource).default([]),
  defaults: defaults('indicator', 'comparison', 'level', 'unit', 'path', 'sources'),
  note,
});
export type TargetMeasure = z.infer<typeof targetMeasure>;

export const planTarget = z.strictObject({
  id: planItemId,
  ref: planReference,
  text: words,
  due: isoDate,
  inCharge: planItemId.nullable(),
  /** Legal bases of this target alone; without them it rests on the plan's grounds. */
  bases: z.exactOptional(list(planItemId)),
  measures: list(targetMeasure).default([]),
  defaults: defaults('due', 'inCharge', 'bases'),
  note,
});
export type PlanTarget = z.infer<typeof planTarget>;

export const taskSchedule = z.strictObject({
  start: z.exactOptional(isoDate),
  due: z.exactOptional(isoDate),
  /** Work that comes back or never ends. */
  recurs: z.exactOptional(z.enum(['yearly', 'quarterly', 'monthly', 'continuous'])),
});
export type TaskSchedule = z.infer<typeof taskSchedule>;

export const planTask = z.strictObject({
  id: planItemId,
  ref: planReference,
  /** Short, by whoever wrote the file; never the plan's words. */
  title: name,
  text: words,
  inCharge: planItemId.nullable(),
  coordinating: list(planItemId).default([]),
  /** Ids of the targets it serves; `all` for work that carries the whole plan (budget, reporting). */
  serves: list(planItemId).default([]),
  schedule: taskSchedule,
  product: name.nullable(),
  sources: list(dataSource).default([]),
  defaults: defaults('inCharge', 'coordinating', 'serves', 'schedule', 'product', 'sources'),
  note,
});
export type PlanTask = z.infer<typeof planTask>;

/** A day that comes every year; `before`: the day itself is already too late ("trước ngày 10/12"). */
export const yearlyDeadline = z.strictObject({
  month: z.number().int().min(1).max(12).nullable(),
  day: z.number().int().min(1).max(31).nullable(),
  before: z.boolean().default(false),
  ref: planReference.nullable(),
  text: z.exactOptional(words),
  missing,
});
export type YearlyDeadline = z.infer<typeof yearlyDeadline>;

export const planRecipient = z.strictObject({
  /** The plan's words, or today's name for a recipient the plan does not know. */
  name,
  ref: planReference.nullable(),
  validBefore: z.exactOptional(isoDate),
  /** Who receives after `validBefore`. */
  today: z.exactOptional(z.strictObject({ name, validFrom: isoDate })),
  defaults: defaults('validBefore', 'today'),
  note,
});

/** One change to one item; what is not named in `set` stays. */
export const planChange = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('add_target'), target: planTarget }),
  z.strictObject({ action: z.literal('set_target'), id: planItemId, set: z.record(z.string(), z.unknown()) }),
  z.strictObject({ action: z.literal('withdraw_target'), id: planItemId }),
  z.strictObject({ action: z.literal('add_task'), task: planTask }),
  z.strictObject({ action: z.literal('set_task'), id: planItemId, set: z.record(z.string(), z.unknown()) }),
  z.strictObject({ action: z.literal('withdraw_task'), id: planItemId }),
]);
export type PlanChange = z.infer<typeof planChange>;

export const planAdjustment = z.strictObject({
  id: planItemId,
  /** First day on which the changed plan holds. */
  date: isoDate,
  document: planDocument,
  reason: words,
  changes: list(planChange).min(1),
});
export type PlanAdjustment = z.infer<typeof planAdjustment>;

const passage = z.strictObject({ ref: planReference, text: words });

export const planFile = z.strictObject({
  format: z.literal(planFormat),
  id: planItemId,
  title: words,
  document: planDocument,
  /** First and last day the plan speaks of. */
  period: z.strictObject({ from: isoDate.nullable(), to: isoDate, missing }),
  legalBases: list(legalBase),
  territory: z.strictObject({ madeFor: territoryUnit, today: territoryUnit }),
  purpose: list(passage),
  aims: list(passage),
  sections: list(planSection),
  offices: list(planOffice),
  targets: list(planTarget),
  tasks: list(planTask),
  budget: z.strictObject({ ref: planReference, text: words, note }),
  reporting: z.strictObject({
    /** The office that compiles the report and asks the others for theirs. */
    compiler: planItemId.nullable(),
    offices: yearlyDeadline,
    upward: yearlyDeadline,
    closing: yearlyDeadline,
    recipients: list(planRecipient),
    difficulties: passage,
  }),
  /** Indicators this ward adds; each record is checked by the indicators module's own schema. */
  indicators: list(z.record(z.string(), z.unknown())).default([]),
  adjustments: list(planAdjustment).default([]),
});
export type Plan = z.infer<typeof planFile>;

export const taskState = z.enum([
  'not_due',
  'not_started',
  'in_progress',
  'done',
  'maintained',
  'suspended',
  'cancelled',
]);
export type TaskState = z.infer<typeof taskState>;

/** `broken`: a link of the chain is missing; `notice`: nothing is broken, but a reader must know. */
export const lintSeverity = z.enum(['broken', 'notice']);
export type LintSeverity = z.infer<typeof lintSeverity>;
