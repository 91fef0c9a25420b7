import { z } from 'zod';
import { isoDate } from './indicators.ts';

const bothLanguages = z.object({ vi: z.string(), en: z.string() });
const figure = z.object({
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  status: z.string(),
});
export const figureChange = z.object({
  indicator: z.string(),
  name: bothLanguages,
  unit: z.string(),
  before: figure,
  after: figure,
});
export type FigureChange = z.infer<typeof figureChange>;

/** What a batch changes in the figures as of a day. */
export const effect = z.object({
  asOf: isoDate,
  /** Figures that stay as they are. */
  unchanged: z.number().int(),
  changes: z.array(figureChange),
});
export type Effect = z.infer<typeof effect>;

/** Of a batch: what it was made of, and what it changed. */
export const batchDetail = z.object({
  id: z.uuid(),
  kind: z.string(),
  takenAt: z.iso.datetime(),
  taken: effect,
  undone: effect.nullable(),
  /** What undoing it now would change; null where it was undone already. */
  undoing: effect.nullable(),
  mendedCells: z.number().int(),
  skippedRows: z.number().int(),
  documents: z.array(
    z.object({
      id: z.uuid(),
      role: z.enum(['original', 'proof']),
      fileName: z.string(),
      bytes: z.number().int(),
    }),
  ),
});
export type BatchDetail = z.infer<typeof batchDetail>;

/** A figure typed in, with what proves it. */
export const manualFigure = z.object({
  indicator: z.string().min(1).max(120),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  date: isoDate,
  source: z.string().min(1).max(300),
  /** Number and date of the document in words, where there is one. */
  document: z.string().max(500).nullable().default(null),
  documentId: z.uuid().nullable().default(null),
});
export type ManualFigure = z.infer<typeof manualFigure>;

/** What there is of a kind: its newest standing batch. */
export const kindsAnswer = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      title: bothLanguages,
      template: z.boolean(),
      batches: z.number().int(),
      newest: z
        .object({
          id: z.uuid(),
          fileName: z.string(),
          asOf: isoDate,
          rowsTaken: z.number().int(),
          takenAt: z.iso.datetime(),
        })
        .nullable(),
    }),
  ),
});
export type KindsAnswer = z.infer<typeof kindsAnswer>;
