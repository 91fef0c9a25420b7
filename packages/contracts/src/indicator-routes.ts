import { z } from 'zod';
import { indicatorRow, isoDate } from './indicators.ts';

export const indicatorsQuery = z.object({
  asOf: isoDate.optional(),
  /** As the evidence was known then; now, when left out. */
  knownAt: z.iso.datetime().optional(),
  lang: z.string().optional(),
});

export const indicatorsAnswer = z.array(indicatorRow);

const groupFigure = z.object({
  group: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.string().nullable(),
});

const partFigure = z.object({
  code: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});

const bothLanguages = z.object({ vi: z.string(), en: z.string() });

/** One indicator in full: what it means, how it came about, group by group and through time. */
export const indicatorDetail = z.object({
  row: indicatorRow,
  explanation: bothLanguages,
  numeratorLabel: bothLanguages,
  denominatorLabel: bothLanguages,
  office: z.string().nullable(),
  groups: z.array(groupFigure),
  parts: z.array(partFigure),
  history: z.array(
    z.object({
      date: isoDate,
      value: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  differences: z.array(z.object({ source: z.string(), difference: z.number(), withinInterval: z.boolean() })),
});
export type IndicatorDetail = z.infer<typeof indicatorDetail>;

export const rowsQuery = z.object({
  asOf: isoDate.optional(),
  knownAt: z.iso.datetime().optional(),
  source: z.string().max(200).optional(),
  group: z.string().max(64).optional(),
  /** `numerator`: only rows that add to the numerator; `denominator` (default): all rows counted. */
  part: z.enum(['numerator', 'denominator']).default('denominator'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(400).optional(),
});
export type RowsQuery = z.infer<typeof rowsQuery>;

/** The rows under a figure, found again by the definition's own predicate. */
export const evidenceRows = z.object({
  source: z.string(),
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullable(),
});

export const computeBody = z.object({ asOf: isoDate.optional() });
export const computeAnswer = z.object({
  asOf: isoDate,
  wards: z.number().int(),
  figures: z.number().int(),
  seconds: z.number(),
});

export const closeBody = z
  .object({
    from: isoDate,
    to: isoDate,
    /** Id of one of the indicator's sources; null opens the period again. */
    source: z.string().max(200).nullable(),
    reason: z.string().max(2000).optional(),
  })
  .refine(({ from, to }) => from <= to, 'the period ends before it begins');
export type CloseBody = z.infer<typeof closeBody>;

export const closeAnswer = z.object({
  id: z.uuid(),
  indicator: z.string(),
  from: isoDate,
  to: isoDate,
  source: z.string().nullable(),
});
