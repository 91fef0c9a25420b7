import { z } from 'zod';
import { importReport } from './evidence.ts';
import { isoDate } from './indicators.ts';
import { planTarget, planTask, targetMeasure, taskSchedule } from './plan.ts';
import { dataSource, list, name, planItemId, planOffice, words } from './plan-parts.ts';
import { lintFinding } from './plan-routes.ts';

/*
 * Changes to a plan's file made on screen. Each is carried out in the text of the file, comments and all; a field
 * that is set by hand is no longer one filled in by default. A change that a document orders is an adjustment instead.
 */

const noEmptySet = { message: 'at least one field' };
const some = (set: object): boolean => Object.keys(set).length > 0;

const targetFields = z
  .strictObject({ text: words, due: isoDate, inCharge: planItemId.nullable() })
  .partial()
  .refine(some, noEmptySet);
const measureFields = z
  .strictObject({
    comparison: targetMeasure.shape.comparison,
    level: z.number().nullable(),
    sources: list(dataSource),
  })
  .partial()
  .refine(some, noEmptySet);
const taskFields = z
  .strictObject({
    title: name,
    text: words,
    inCharge: planItemId.nullable(),
    coordinating: list(planItemId),
    serves: list(planItemId),
    schedule: taskSchedule,
    product: name.nullable(),
    sources: list(dataSource),
  })
  .partial()
  .refine(some, noEmptySet);
const officeFields = z
  .strictObject({ name, validFrom: isoDate, validBefore: isoDate, successor: planItemId })
  .partial()
  .refine(some, noEmptySet);
const documentFields = z
  .strictObject({ number: name, date: isoDate, issuer: name, subject: words })
  .partial()
  .refine(some, noEmptySet);

export const planEdit = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('set_document'), set: documentFields }),
  z.strictObject({ action: z.literal('set_target'), id: planItemId, set: targetFields }),
  z.strictObject({
    action: z.literal('set_measure'),
    id: planItemId,
    indicator: targetMeasure.shape.indicator,
    set: measureFields,
  }),
  z.strictObject({ action: z.literal('set_task'), id: planItemId, set: taskFields }),
  z.strictObject({ action: z.literal('set_office'), id: planItemId, set: officeFields }),
  z.strictObject({
    action: z.literal('set_deadline'),
    which: z.enum(['offices', 'upward', 'closing']),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
    before: z.boolean(),
  }),
  z.strictObject({ action: z.literal('set_compiler'), office: planItemId }),
  z.strictObject({ action: z.literal('add_target'), target: planTarget }),
  z.strictObject({ action: z.literal('add_task'), task: planTask }),
  z.strictObject({ action: z.literal('add_office'), office: planOffice }),
  /** The ward confirms what this file filled in by default. */
  z.strictObject({
    action: z.literal('confirm'),
    item: z.enum(['target', 'task', 'office']),
    id: planItemId,
  }),
]);
export type PlanEdit = z.infer<typeof planEdit>;

/** The batch of the file that the person saw: another one standing by now is told, never overwritten. */
const seen = z.uuid();

export const planEditsBody = z.strictObject({
  edits: z.array(planEdit).min(1).max(100),
  seen,
  /** True: only show what would come of it. */
  preview: z.boolean().default(false),
});
export const planTextBody = z.strictObject({
  text: z.string().min(1).max(524_288),
  seen: seen.nullable(),
  preview: z.boolean().default(false),
});

/** A line of a comparison of two texts; numbers count from 1, null where the line is not in that text. */
export const diffLine = z.object({
  sign: z.enum([' ', '-', '+']),
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
  text: z.string(),
});
export type DiffLine = z.infer<typeof diffLine>;

export const planEdited = z.object({
  text: z.string(),
  /** Pieces of the comparison with three lines around each change. */
  diff: z.array(z.array(diffLine)),
  findings: z.array(lintFinding),
  /** Breaks that the change makes, and that it mends. */
  broken: z.array(lintFinding),
  mended: z.array(lintFinding),
  /** Null in a preview. */
  report: importReport.nullable(),
  /** Batch of the file that stands now. */
  version: z.uuid().nullable(),
});
export type PlanEdited = z.infer<typeof planEdited>;

export const planFileView = z.object({
  plan: z.string(),
  text: z.string(),
  /** Send it back as `seen`. */
  version: z.uuid(),
  knownFrom: z.iso.datetime(),
  findings: z.array(lintFinding),
});
export type PlanFileView = z.infer<typeof planFileView>;

export const planLintBody = z.strictObject({ text: z.string().min(1).max(524_288) });
