import { z } from 'zod';
import { batchView } from './indicator-why.ts';
import { isoDate } from './indicators.ts';

const amount = z.number().nullable();

/** Two dates, or one date as known at two moments. */
export const compareQuery = z.object({
  from: isoDate,
  to: isoDate,
  fromKnownAt: z.iso.datetime().optional(),
  toKnownAt: z.iso.datetime().optional(),
  /** One source on both sides; without it the one chosen on each. */
  source: z.string().max(200).optional(),
  lang: z.string().optional(),
});
export type CompareQuery = z.infer<typeof compareQuery>;

export const comparedSide = z.object({
  asOf: isoDate,
  knownAt: z.iso.datetime(),
  source: z.string().nullable(),
  value: amount,
  numerator: amount,
  denominator: amount,
  low: amount,
  high: amount,
  method: z.string().nullable(),
  evidenceDate: isoDate.nullable(),
  definitionVersion: z.number().int(),
});
export type ComparedSide = z.infer<typeof comparedSide>;

const sums = z.object({ numerator: z.number(), denominator: z.number() });

/**
 * What one group (or, without groups, the numerator or the denominator) moved the figure by, in its unit. `total` is
 * `own` (its own value changed) plus `weight` (it became a larger or smaller part); the totals add up to the difference.
 */
export const contribution = z.object({
  kind: z.enum(['changed', 'new', 'lost', 'numerator', 'denominator']),
  group: z.string().nullable(),
  name: z.string().nullable(),
  total: z.number(),
  own: z.number(),
  weight: z.number(),
  from: sums.nullable(),
  to: sums.nullable(),
});
export type Contribution = z.infer<typeof contribution>;

export const compareAnswer = z.object({
  code: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  unit: z.string(),
  from: comparedSide,
  to: comparedSide,
  /** Second minus first; null where one side has no figure. */
  difference: amount,
  /** False where sampling alone may explain the difference; null where there is none. */
  certain: z.boolean().nullable(),
  /** `groups`: by residential group (Kitagawa 1955); `sums`: by numerator and denominator. */
  method: z.enum(['groups', 'sums']).nullable(),
  contributions: z.array(contribution),
  batches: z.array(batchView.extend({ change: z.enum(['came', 'gone', 'same']) })),
  sourceChanged: z.boolean(),
  definitionChanged: z.boolean(),
});
export type CompareAnswer = z.infer<typeof compareAnswer>;
