import { z } from 'zod';
import { gsoCode } from './territory.ts';

export const periodKind = z.enum(['N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4']);
export type PeriodKind = z.infer<typeof periodKind>;

/** First and last month of each period. */
export const periodMonths: Readonly<Record<PeriodKind, readonly [first: number, last: number]>> = {
  N: [1, 12],
  '6T': [1, 6],
  '9T': [1, 9],
  Q1: [1, 3],
  Q2: [4, 6],
  Q3: [7, 9],
  Q4: [10, 12],
};

/** One line of the document: no line break, nothing invisible. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'one line of text');

/** A day that comes every year; 29 February is none. */
export const yearDay = z
  .strictObject({ month: z.number().int().min(1).max(12), day: z.number().int().min(1).max(31) })
  .refine(({ month, day }) => day <= new Date(Date.UTC(2023, month, 0)).getUTCDate(), 'no such day');
export type YearDay = z.infer<typeof yearDay>;

/** The day on which figures are closed, by period; it lies inside its period. */
const closingDays = z.partialRecord(periodKind, yearDay).refine(
  (days) =>
    Object.entries(days).every(([kind, { month }]) => {
      const [first, last] = periodMonths[kind as PeriodKind];
      return month >= first && month <= last;
    }),
  'a closing day lies inside its period',
);

export const signerRole = z.enum(['chair', 'acting_chair', 'deputy']);
export type SignerRole = z.infer<typeof signerRole>;

/** What a ward sets for its reports; null or absent: what the software derives from plan and territory. */
export const reportSettingsBody = z.strictObject({
  /** "Kính gửi", one a line, without the leading hyphen. */
  addressees: z.array(line).min(1).max(20).nullish(),
  /** "Nơi nhận", one a line, without the leading hyphen. */
  recipients: z.array(line).min(1).max(20).nullish(),
  place: line.nullish(),
  /** Sign of the document after its number. */
  sign: z
    .string()
    .regex(/^[\p{L}\d][\p{L}\d-]{0,29}$/u, 'a sign such as BC-UBND')
    .nullish(),
  /** Sign of the office that compiles, in the line "Lưu". */
  compilerSign: z
    .string()
    .regex(/^[\p{L}\d][\p{L}\d-]{0,29}$/u, 'a sign such as VHXH')
    .nullish(),
  signer: z.strictObject({ role: signerRole, name: line.nullable() }).nullish(),
  closing: closingDays.nullish(),
  /** Last days on which the offices report to the committee, and the committee upward. */
  deadlines: z.strictObject({ offices: yearDay.nullish(), upward: yearDay.nullish() }).nullish(),
});
export type ReportSettingsBody = z.infer<typeof reportSettingsBody>;

/** What holds today: each value with whether the ward set it. */
export const reportSettingsAnswer = z.object({
  ward: gsoCode,
  /** The newest word of the ward; null where it never set anything. */
  set: reportSettingsBody.nullable(),
  setAt: z.string().nullable(),
  setBy: z.string().nullable(),
  inForce: z.object({
    addressees: z.array(z.string()),
    recipients: z.array(z.string()),
    place: z.string(),
    sign: z.string(),
    signer: z.object({ role: signerRole, name: z.string().nullable() }),
    closing: z.partialRecord(periodKind, yearDay),
    deadlines: z.object({ offices: yearDay.nullable(), upward: yearDay.nullable() }),
  }),
  template: z.object({
    own: z.boolean(),
    fileName: z.string().nullable(),
    sha256: z.string().nullable(),
    bytes: z.number().int().nullable(),
    setAt: z.string().nullable(),
  }),
});
export type ReportSettingsAnswer = z.infer<typeof reportSettingsAnswer>;

export const reportFile = z
  .string()
  .regex(/^(19|20)\d\d\.(docx|pdf|xlsx|json)$/, 'YEAR.docx, .pdf, .xlsx or .json');

export const reportQuery = z.object({
  period: periodKind.default('N'),
  /** As things were known then; now, when left out. */
  knownAt: z.iso.datetime().optional(),
  /** Number of a compiled draft, in place of `knownAt`. */
  draft: z.coerce.number().int().min(1).max(9999).optional(),
  /** The chair's copy, with the column of reasons. */
  internal: z.stringbool().default(false),
  /** Id of the plan, where several are in force. */
  plan: z.string().max(64).optional(),
  lang: z.string().optional(),
});

export const reportTemplateSet = z.object({
  ward: gsoCode,
  own: z.boolean(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  bytes: z.number().int().nullable(),
});
