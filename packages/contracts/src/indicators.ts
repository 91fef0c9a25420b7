import { z } from 'zod';

/** ISO calendar date, `2026-11-22`. */
export const isoDate = z.iso.date();

export const indicatorStatus = z.enum([
  'met',
  'on_track',
  'behind',
  'missed',
  'undecided',
  'no_target',
  'no_data',
  'not_applicable',
]);
export type IndicatorStatus = z.infer<typeof indicatorStatus>;

/** How a target compares: a level to reach, to exceed, to stay under, "in place", or a rank. */
export const targetComparison = z.enum(['at_least', 'above', 'at_most', 'below', 'in_place', 'rank']);

export const forecast = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.string(),
});

export const targetState = z.object({
  id: z.string(),
  plan: z.string(),
  comparison: targetComparison,
  level: z.number().nullable(),
  unit: z.string(),
  due: isoDate,
  status: indicatorStatus,
  /** Value on the due date, for a target whose date has passed; null where no figure spoke of that date. */
  valueAtDue: z.number().nullable(),
  /** Level the path asks for on the as-of date; null where the date has passed or no path can be drawn. */
  pathLevel: z.number().nullable(),
  /** Change a year still needed to reach the level by the due date; null as above. */
  requiredRate: z.number().nullable(),
  forecast: forecast.nullable(),
  /** Section of the plan this target comes from, e.g. "III.1". */
  reference: z.string().nullable(),
});
export type TargetState = z.infer<typeof targetState>;

/** A batch a figure rests on, with the number of its rows used. */
export const evidenceLink = z.object({
  kind: z.string(),
  id: z.string(),
  label: z.string(),
  rows: z.number().int(),
});
export type EvidenceLink = z.infer<typeof evidenceLink>;

/** The numbers of every figure. `low` and `high` bound a sample's or a claim's; null: there is none. */
export const figureNumbers = {
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
};

/** One source's answer to an indicator; several may stand side by side, never mixed. */
export const sourceFigure = z.object({
  source: z.string(),
  ...figureNumbers,
  method: z.string(),
  /** Date the evidence speaks of. */
  evidenceDate: isoDate.nullable(),
  closed: z.boolean(),
  evidence: z.array(evidenceLink),
});
export type SourceFigure = z.infer<typeof sourceFigure>;

/** One row of `hatangso indicators --json` and of `GET /api/v1/wards/{code}/indicators`. */
export const indicatorRow = z.object({
  code: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  ...figureNumbers,
  unit: z.string(),
  asOf: isoDate,
  knownAt: z.iso.datetime(),
  method: z.string().nullable(),
  status: indicatorStatus,
  stale: z.boolean(),
  evidenceDate: isoDate.nullable(),
  target: targetState.nullable(),
  targets: z.array(targetState),
  evidence: z.array(evidenceLink),
  /** Every source that speaks, the chosen one first. */
  sources: z.array(sourceFigure),
  /** What the figure does not cover, to be named beside it. */
  missing: z.object({ groups: z.array(z.string()), unlocatedHouseholds: z.number().int() }),
  /** Kinds of evidence that would give a figure; filled when there is none. */
  awaits: z.array(z.string()),
  definitionVersion: z.number().int(),
  digest: z.string().nullable(),
  demonstration: z.literal(true).optional(),
});
export type IndicatorRow = z.infer<typeof indicatorRow>;
