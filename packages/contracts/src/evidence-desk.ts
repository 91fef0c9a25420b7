import { z } from 'zod';
import { figureNumbers, isoDate } from './indicators.ts';

const bothLanguages = z.object({ vi: z.string(), en: z.string() });
const figure = z.object({
  ...figureNumbers,
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
      /** In how many documents it is kept; more than one: the whole is `…/imports/{id}/original`. */
      parts: z.number().int(),
    }),
  ),
});
export type BatchDetail = z.infer<typeof batchDetail>;

/** Which rows of a batch: as many as asked from a line of the file on. */
export const batchRowsQuery = z.object({
  from: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  lang: z.string().optional(),
});
export type BatchRowsQuery = z.infer<typeof batchRowsQuery>;

/** Rows of a batch as they were taken in, by the lines of its file. */
export const batchRows = z.object({
  /** False: this kind shows its rows elsewhere, or the reader may not read rows of it. */
  readable: z.boolean(),
  columns: z.array(
    z.object({
      key: z.string(),
      heading: bothLanguages,
      /** `ColumnType`. */
      type: z.string(),
      /** Names of the codes that its cells hold. */
      choices: z.record(z.string(), bothLanguages),
    }),
  ),
  rows: z.array(
    z.object({
      row: z.number().int(),
      /** False: a later batch replaced it, or it was undone. */
      stands: z.boolean(),
      cells: z.array(z.union([z.string(), z.number(), z.boolean()]).nullable()),
    }),
  ),
  total: z.number().int(),
  /** The line that the page before begins at, and the one after; null: none. */
  before: z.number().int().nullable(),
  after: z.number().int().nullable(),
});
export type BatchRows = z.infer<typeof batchRows>;

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
