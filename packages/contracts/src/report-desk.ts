import { z } from 'zod';
import { isoDate } from './indicators.ts';
import type { ReportModel } from './report-model.ts';
import { periodKind } from './reporting.ts';

/*
 * The report as a page being written. A paragraph's words hold its numbers as tokens, `{figure:people_with_5g.value}`:
 * people write around them, the number itself always comes from the figures.
 *
 *   place    stable key of a paragraph ("targets/III.1/met"), of one that somebody added ("assessment/+1"), or of the
 *            remark on an indicator's figure ("remark:households_with_fibre")
 *   computed what the software says at a place; text: what holds there, edited or computed; both with tokens
 *   version  how often somebody wrote at a place; sent back as `seen`, so that nobody overwrites unread words
 *   part     what one office answers for; the office is the one of the plan's file that answers on the closing day
 */

export const partState = z.enum(['draft', 'handed_in', 'returned', 'approved']);
export type PartState = z.infer<typeof partState>;

/** `open`: being written; `compiled`: a numbered draft lies before the chair. */
export const reportState = z.enum(['open', 'compiled', 'approved', 'released']);
export type ReportState = z.infer<typeof reportState>;

export const place = z
  .string()
  .max(200)
  .regex(/^[\p{L}\d][\p{L}\d._:/+-]*$/u, 'a place of the report');

export const deskQuery = z.object({
  period: periodKind.default('N'),
  /** Id of the plan, where several are in force. */
  plan: z.string().max(64).optional(),
  lang: z.string().optional(),
});
export type DeskQuery = z.infer<typeof deskQuery>;

/** A computed number as it reads now, with what leads on from it. */
export const numberView = z.object({
  text: z.string(),
  /** Indicator whose figure it is or is made of; null for counts, money and dates. */
  indicator: z.string().nullable(),
  /** Target whose level it is. */
  target: z.string().nullable(),
});
export type NumberView = z.infer<typeof numberView>;

/**
 * How edited words stand to what is computed now. `numbers_changed`: a number in them reads differently than when they
 * were written; `words_changed`: the computed paragraph says other things, or has other numbers, than then;
 * `unusable`: a number in them is gone, so the computed words are printed.
 */
export const textState = z.enum(['computed', 'edited', 'numbers_changed', 'words_changed', 'unusable']);
export type TextState = z.infer<typeof textState>;

export const blockView = z.object({
  place,
  kind: z.enum(['heading', 'paragraph', 'item', 'chart', 'table']),
  level: z.number().int().nullable(),
  /** Name of the chart or table, else null. */
  shows: z.enum(['targets', 'tasks', 'spending']).nullable(),
  /** Office that answers for the words; null: whoever compiles. */
  office: z.string().nullable(),
  computed: z.string(),
  text: z.string(),
  numbers: z.record(z.string(), numberView),
  version: z.number().int(),
  state: textState,
  edited: z.object({ by: z.string().nullable(), at: z.iso.datetime() }).nullable(),
  /** For each number that changed since the edit: how it read then. */
  was: z.record(z.string(), z.string()),
  /** Numbers that people wrote in themselves: they have no source. */
  typed: z.array(z.string()),
  mayEdit: z.boolean(),
});
export type BlockView = z.infer<typeof blockView>;

export const remarkView = z.object({
  indicator: z.string(),
  text: z.string(),
  version: z.number().int(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type RemarkView = z.infer<typeof remarkView>;

export const partView = z.object({
  office: z.string(),
  name: z.string(),
  /** The office that compiles the report. */
  compiles: z.boolean(),
  state: partState,
  turn: z.number().int(),
  remark: z.string().nullable(),
  /** What it answers for: places of paragraphs, ids of tasks, indicators of its targets. */
  places: z.array(z.string()),
  tasks: z.array(z.string()),
  indicators: z.array(z.string()),
  /** Something it answers for reads differently than when it handed in. */
  changedSince: z.boolean(),
  /** Days past the offices' deadline: of the handing in, or of today while nothing was handed in; null: in time. */
  lateDays: z.number().int().nullable(),
  missing: z.object({
    figures: z.array(z.object({ indicator: z.string(), name: z.string(), awaits: z.array(z.string()) })),
    tasks: z.array(z.object({ id: z.string(), name: z.string(), lastToldOn: isoDate.nullable() })),
  }),
  history: z.array(
    z.object({
      turn: z.number().int(),
      state: partState,
      remark: z.string().nullable(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  mayHandIn: z.boolean(),
  mayReview: z.boolean(),
});
export type PartView = z.infer<typeof partView>;

export const stepView = z.object({
  turn: z.number().int(),
  step: z.enum(['compiled', 'approved', 'reopened', 'released', 'withdrawn']),
  draft: z.number().int(),
  remark: z.string().nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});
export type StepView = z.infer<typeof stepView>;

const deadline = z.object({ date: isoDate, daysLeft: z.number().int(), before: z.boolean() }).nullable();

/** `GET /wards/{code}/report-desk/{year}`: the whole page. */
export const reportDesk = z.object({
  ward: z.string(),
  year: z.number().int(),
  period: periodKind,
  plan: z.object({ id: z.string(), title: z.string() }),
  from: isoDate,
  to: isoDate,
  closing: isoDate,
  today: isoDate,
  knownAt: z.iso.datetime(),
  state: reportState,
  /** Turn of the newest step: sent back as `seen`. */
  turn: z.number().int(),
  /** The newest draft; `changedSince`: the report would say something else if it were compiled now. */
  draft: z
    .object({ number: z.number().int(), knownAt: z.iso.datetime(), changedSince: z.boolean() })
    .nullable(),
  release: z.string().nullable(),
  steps: z.array(stepView),
  deadlines: z.object({ offices: deadline, upward: deadline }),
  opening: z.array(blockView),
  sections: z.array(
    z.object({
      key: z.string(),
      numeral: z.string(),
      heading: z.string(),
      blocks: z.array(blockView),
    }),
  ),
  remarks: z.array(remarkView),
  /** Edits whose paragraph is no longer computed: nothing that was written is lost. */
  orphans: z.array(
    z.object({
      place,
      text: z.string(),
      version: z.number().int(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  parts: z.array(partView),
  /** Head, tables, charts, annexes and signature as they would be printed now, edits applied. */
  model: z.unknown() as unknown as z.ZodType<ReportModel>,
  may: z.object({
    writeAll: z.boolean(),
    compile: z.boolean(),
    approve: z.boolean(),
    /** What is approved or released, only the chair; what is compiled, whoever compiles. */
    reopen: z.boolean(),
    release: z.boolean(),
    /** With the key of the server, where one is configured and one may release; for tests and small uses. */
    sign: z.literal(true).optional(),
    close: z.boolean(),
  }),
  demonstration: z.literal(true).optional(),
});
export type ReportDesk = z.infer<typeof reportDesk>;

/** What the writer says of numbers: tokens left out, tokens put in, and digits written by hand. */
export const declaredNumbers = z.strictObject({
  dropped: z.array(z.string().max(200)).max(200).default([]),
  added: z.array(z.string().max(200)).max(200).default([]),
  typed: z.array(z.string().max(80)).max(200).default([]),
});
export type DeclaredNumbers = z.infer<typeof declaredNumbers>;

export const writeTextBody = z.strictObject({
  period: periodKind.default('N'),
  plan: z.string().max(64).optional(),
  place,
  /** The version the writer had before their eyes; 0 where nobody wrote yet. */
  seen: z.number().int().min(0),
  /** Words with tokens; null: back to the computed ones, or the remark taken away. */
  text: z.string().trim().min(1).max(8000).nullable(),
  says: declaredNumbers.default({ dropped: [], added: [], typed: [] }),
});
export type WriteTextBody = z.infer<typeof writeTextBody>;

export const undoTextBody = writeTextBody.pick({ period: true, plan: true, place: true, seen: true });
export const writtenText = z.object({ place, version: z.number().int(), text: z.string().nullable() });
export type WrittenText = z.infer<typeof writtenText>;

export const textHistory = z.object({
  place,
  versions: z.array(
    z.object({
      version: z.number().int(),
      text: z.string().nullable(),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
});
export type TextHistory = z.infer<typeof textHistory>;

/** Handing in, taking back, returning, approving one office's part. */
export const partActBody = z.strictObject({
  period: periodKind.default('N'),
  plan: z.string().max(64).optional(),
  seen: z.number().int().min(0),
  remark: z.string().trim().min(1).max(2000).optional(),
});
export type PartActBody = z.infer<typeof partActBody>;
export const partActAnswer = z.object({ office: z.string(), state: partState, turn: z.number().int() });

/** Compiling, approving, opening again. `despite`: compile though offices have not handed in, and say why. */
export const stepBody = z.strictObject({
  period: periodKind.default('N'),
  plan: z.string().max(64).optional(),
  seen: z.number().int().min(0),
  remark: z.string().trim().min(1).max(2000).optional(),
  despite: z.boolean().default(false),
});
export type StepBody = z.infer<typeof stepBody>;
export const stepAnswer = z.object({ state: reportState, turn: z.number().int(), draft: z.number().int() });
