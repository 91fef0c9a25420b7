import { z } from 'zod';
import { figureNumbers, isoDate } from './indicators.ts';
import { periodKind } from './reporting.ts';

export const closingsQuery = z.object({
  year: z.coerce.number().int().min(1990).max(2099),
  period: periodKind.default('N'),
  lang: z.string().optional(),
});

/** One source's answer to an indicator at the closing day. */
export const closingSource = z.object({
  source: z.string(),
  /** In words: "sổ theo dõi của Công an phường". */
  name: z.object({ vi: z.string(), en: z.string() }),
  ...figureNumbers,
  method: z.string(),
  evidenceDate: isoDate.nullable(),
  /** Serves comparison only: it cannot be chosen. */
  comparesOnly: z.boolean(),
  /** Against the figure that holds: absolute in the unit, relative to it in percent; null where one is missing. */
  difference: z.number().nullable(),
  relative: z.number().nullable(),
  /** One of the two intervals holds the other value. */
  withinInterval: z.boolean().nullable(),
  /** Beyond what the definition lets pass. */
  large: z.boolean(),
});
export type ClosingSource = z.infer<typeof closingSource>;

export const closingRow = z.object({
  indicator: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  unit: z.string(),
  /** Offices in charge, as they answer today; empty where nobody is. */
  offices: z.array(z.object({ id: z.string(), name: z.string() })),
  sources: z.array(closingSource),
  /** By the definition's order of sources. */
  proposed: z.string().nullable(),
  chosen: z
    .object({
      source: z.string(),
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
      /** False: its evidence was taken back, and what is shown is the proposal. */
      speaks: z.boolean(),
    })
    .nullable(),
  /** Source of the figure that holds: the chosen one, else the proposed one. */
  holds: z.string().nullable(),
  mayClose: z.boolean(),
});
export type ClosingRow = z.infer<typeof closingRow>;

/** `GET /wards/{code}/closings`: what is closed for a period, and what there is to choose among. */
export const closingsAnswer = z.object({
  year: z.number().int(),
  period: periodKind,
  from: isoDate,
  to: isoDate,
  /** The day the figures are closed: the setting, never later than today. */
  closing: isoDate,
  /** The approved or released report that fixes the choices of this period; null while they may be made. */
  fixed: z
    .object({ year: z.number().int(), period: periodKind, state: z.enum(['approved', 'released']) })
    .nullable(),
  rows: z.array(closingRow),
  demonstration: z.literal(true).optional(),
});
export type ClosingsAnswer = z.infer<typeof closingsAnswer>;
