import { z } from 'zod';
import { figureNumbers, indicatorRow, isoDate } from './indicators.ts';
import type { ReportModel } from './report-model.ts';
import { periodKind } from './reporting.ts';

/** What was issued, without its frozen facts. */
export const releaseView = z.object({
  id: z.uuid(),
  ward: z.string(),
  plan: z.string(),
  year: z.number().int(),
  period: periodKind,
  title: z.string(),
  /** As on the paper: "123/BC-UBND". */
  number: z.string(),
  issuedOn: isoDate,
  signerName: z.string(),
  signerTitle: z.string(),
  closing: isoDate,
  draft: z.number().int(),
  /** The moment whose knowledge it holds. */
  knownAt: z.iso.datetime(),
  /** Ids of documents: the signed PDF, and the files of the draft it came from. */
  documents: z.object({ signed: z.uuid(), docx: z.uuid(), pdf: z.uuid(), xlsx: z.uuid() }),
  contentSha256: z.string(),
  releasedAt: z.iso.datetime(),
  releasedBy: z.string().nullable(),
  supersededAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  withdrawalReason: z.string().nullable(),
  demonstration: z.literal(true).optional(),
});
export type ReleaseView = z.infer<typeof releaseView>;

/** A GeoJSON geometry in longitude and latitude. */
const geometry = z.looseObject({ type: z.string() });

const meaning = z.object({ vi: z.string(), en: z.string() });

export const releasedGroupFigure = z.object({
  group: z.string(),
  name: z.string(),
  ...figureNumbers,
});
export type ReleasedGroupFigure = z.infer<typeof releasedGroupFigure>;

/** The facts frozen with a release: whatever comes in later, they stay. Group figures by indicator's code. */
export const releaseContent = z.object({
  report: z.unknown() as unknown as z.ZodType<ReportModel>,
  figures: z.array(indicatorRow),
  groupFigures: z.record(z.string(), z.array(releasedGroupFigure)),
  groups: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      households: z.number().nullable(),
      population: z.number().nullable(),
      /** Simplified to some 10 m; null where no boundary was brought in. */
      shape: geometry.nullable(),
    }),
  ),
  boundary: geometry.nullable(),
  /** What each indicator means and counts, as it was defined then; by code. */
  meanings: z
    .record(z.string(), z.object({ explanation: meaning, numerator: meaning, denominator: meaning }))
    .optional(),
  plan: z.object({
    id: z.string(),
    title: z.string(),
    document: z.object({
      kind: z.string(),
      number: z.string().nullable(),
      date: isoDate.nullable(),
      issuer: z.string().nullable(),
      subject: z.string().nullable(),
    }),
    legalBases: z.array(
      z.object({
        kind: z.string(),
        number: z.string().nullable(),
        date: isoDate.nullable(),
        issuer: z.string().nullable(),
        subject: z.string().nullable(),
      }),
    ),
    sections: z.array(z.object({ reference: z.string(), heading: z.string().nullable() })),
    targets: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        text: z.string(),
        due: isoDate,
        office: z.string().nullable(),
        indicators: z.array(z.string()),
      }),
    ),
    tasks: z.array(
      z.object({
        id: z.string(),
        reference: z.string(),
        title: z.string(),
        office: z.string().nullable(),
        due: isoDate.nullable(),
        /** State of a task, or `unreported`: it should run and nobody said anything. */
        state: z.string(),
        progress: z.number().nullable(),
      }),
    ),
  }),
});
export type ReleaseContent = z.infer<typeof releaseContent>;

export const releaseBody = z.strictObject({
  period: periodKind.default('N'),
  plan: z.string().max(64).optional(),
  seen: z.number().int().min(0),
  /** The clerk's number, without the sign: "123". */
  number: z
    .string()
    .trim()
    .regex(/^[\p{L}\d][\p{L}\d/.-]{0,29}$/u, 'a number such as 123'),
  issuedOn: isoDate,
  signerName: z.string().trim().min(1).max(120),
  signerTitle: z.string().trim().min(1).max(120),
  /** The signed PDF among the ward's documents; null only in a demonstration, whose marked draft stands for it. */
  documentId: z.uuid().nullable(),
});

/** To have the server sign the approved draft. */
export const signBody = releaseBody.pick({
  period: true,
  plan: true,
  seen: true,
  number: true,
  issuedOn: true,
});

export const withdrawBody = z.strictObject({ reason: z.string().trim().min(1).max(2000) });
export const releaseList = z.object({ releases: z.array(releaseView) });
export const releaseInFull = releaseView.extend({ content: releaseContent });
export type ReleaseInFull = z.infer<typeof releaseInFull>;

/** `signed.pdf`, or a file of the draft. */
export const releaseFile = z.enum(['signed.pdf', 'draft.docx', 'draft.pdf', 'draft.xlsx']);

const beside = z.object({ value: z.number().nullable(), date: isoDate.nullable(), text: z.string() });

/** This report beside last year's: released then, else computed with what is known now, else none. */
export const reportComparison = z.object({
  year: z.number().int(),
  period: periodKind,
  last: z.object({
    source: z.enum(['release', 'computed', 'none']),
    release: z.uuid().nullable(),
    year: z.number().int(),
  }),
  figures: z.array(
    z.object({
      indicator: z.string(),
      name: z.string(),
      unit: z.string(),
      now: beside,
      before: beside,
      difference: z.number().nullable(),
      /** "tăng 3,2 điểm phần trăm", "không thay đổi"; empty where one of the two is missing. */
      change: z.string(),
      /** Sampling alone may explain the difference. */
      withinInterval: z.boolean(),
    }),
  ),
  sections: z.array(
    z.object({
      key: z.string(),
      numeral: z.string(),
      heading: z.string(),
      now: z.array(z.string()),
      before: z.array(z.string()),
    }),
  ),
});
export type ReportComparison = z.infer<typeof reportComparison>;
