import { z } from 'zod';
import { importReport } from './evidence.ts';
import { effect } from './evidence-desk.ts';
import { isoDate } from './indicators.ts';

/** Days that a sheet being brought in is kept after it was last touched. */
export const draftDays = 7;

/**
 * `reading`: the file is being laid out; `matching`: waits for a kind or for columns; `checking`, `ready`: may be
 * mended and taken in; `taking`, `taken`; `failed`: nothing can be read of it.
 */
export const draftPhases = ['reading', 'matching', 'checking', 'ready', 'taking', 'taken', 'failed'] as const;
export type DraftPhase = (typeof draftPhases)[number];

const bothLanguages = z.object({ vi: z.string(), en: z.string() });
const told = z.object({ code: z.string(), messages: bothLanguages });

/** Why a heading goes with a column: seen before in this ward, by its name, by hand; `twice`: another heading has it. */
export const matchReasons = ['remembered', 'name', 'hand', 'twice', 'none'] as const;
export type MatchReason = (typeof matchReasons)[number];

export const draftColumn = z.object({
  place: z.number().int(),
  /** As a spreadsheet names it: A, B, … */
  letter: z.string(),
  heading: z.string(),
  /** Key of the kind's column; `x` and `y` are metres of VN-2000 (north, east); null is ignored. */
  key: z.string().nullable(),
  how: z.enum(matchReasons),
  samples: z.array(z.string()),
});
export type DraftColumn = z.infer<typeof draftColumn>;

const knownColumn = z.object({
  key: z.string(),
  heading: bothLanguages,
  note: bothLanguages,
  type: z.string(),
  required: z.boolean(),
  choices: z.array(bothLanguages),
});
export type KnownColumn = z.infer<typeof knownColumn>;

/** Problems of one kind in one column: mended together. */
const problemGroup = z.object({
  code: z.string(),
  /** The first of the cells concerned; null: the row as a whole. */
  place: z.number().int().nullable(),
  rows: z.number().int(),
  firstRow: z.number().int(),
  /** How many of them have a suggestion. */
  suggested: z.number().int(),
  /** Of the first one. */
  messages: bothLanguages,
  /** The most frequent values, each with what it probably should be. */
  values: z.array(z.object({ value: z.string(), rows: z.number().int(), suggestion: z.string().nullable() })),
});
export type ProblemGroup = z.infer<typeof problemGroup>;

export const draftOptions = z.object({
  asOf: isoDate.nullable(),
  round: z.string().min(1).max(80).nullable(),
  zone: z.number().int().nullable(),
  /** Where rows cannot be left out one by one (GeoJSON): those with problems are left out. */
  skipBadRows: z.boolean(),
});
export type DraftOptions = z.infer<typeof draftOptions>;

export const draftView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  bytes: z.number().int(),
  madeAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  phase: z.enum(draftPhases),
  /** Of the work under way; `of` is null while nobody knows how many there are. */
  progress: z.object({ done: z.number().int(), of: z.number().int().nullable() }).nullable(),
  /** The server stopped while taking it in: nothing was taken, and it may be tried again. */
  interrupted: z.boolean(),
  /** Why it failed, or was refused when last tried. */
  problem: told.nullable(),
  format: z.enum(['table', 'features', 'lines']).nullable(),
  /** Cells may be mended. */
  mendable: z.boolean(),
  kind: z.string().nullable(),
  candidates: z.array(
    z.object({
      kind: z.string(),
      title: bothLanguages,
      confidence: z.number(),
      missing: z.array(bothLanguages),
    }),
  ),
  sheets: z.array(z.string()),
  sheet: z.number().int(),
  headerRow: z.number().int().nullable(),
  /** The first rows as they stand, for choosing the row of the heading. */
  early: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  columns: z.array(draftColumn),
  known: z.array(knownColumn),
  /** Keys of required columns that no heading goes with. */
  missing: z.array(z.string()),
  needsZone: z.boolean(),
  options: draftOptions,
  rows: z.object({
    total: z.number().int(),
    withProblems: z.number().int(),
    cellsWithProblems: z.number().int(),
    warnings: z.number().int(),
    mendedCells: z.number().int(),
    skipped: z.number().int(),
  }),
  groups: z.array(problemGroup),
  /** Of the file as a whole. */
  notices: z.array(told),
  /** Counts every change; `checked` is the count that the problems speak of. */
  revision: z.number().int(),
  checked: z.number().int(),
  mayTake: z.boolean(),
  report: importReport.nullable(),
});
export type DraftView = z.infer<typeof draftView>;

export const draftList = z.object({
  drafts: z.array(
    z.object({
      id: z.uuid(),
      fileName: z.string(),
      kind: z.string().nullable(),
      phase: z.enum(draftPhases),
      madeAt: z.iso.datetime(),
      changedAt: z.iso.datetime(),
      expiresAt: z.iso.datetime(),
    }),
  ),
});
export type DraftList = z.infer<typeof draftList>;

export const draftMade = z.object({ id: z.uuid() });
export type DraftMade = z.infer<typeof draftMade>;

/** What a person says of the file: whatever is given replaces what was recognised. */
export const draftSettings = z.object({
  kind: z.string().max(40).optional(),
  sheet: z.number().int().min(0).max(500).optional(),
  headerRow: z.number().int().min(1).max(2_000_000).optional(),
  columns: z
    .array(z.object({ place: z.number().int().min(0).max(500), key: z.string().max(60).nullable() }))
    .max(500)
    .optional(),
  options: draftOptions.partial().optional(),
});
export type DraftSettings = z.infer<typeof draftSettings>;

const rowNumbers = z.array(z.number().int().min(1)).max(20_000);

/** Mending: any of the parts; `undo` takes the last change back. */
export const mendBody = z.object({
  cells: z
    .array(
      z.object({
        row: z.number().int().min(1),
        place: z.number().int().min(0).max(500),
        /** As typed; blank is "not asked". Null puts back what the file says. */
        value: z.string().max(10_000).nullable(),
      }),
    )
    .max(20_000)
    .optional(),
  /** Every cell of the column that shows `from`. */
  same: z
    .object({ place: z.number().int().min(0).max(500), from: z.string(), to: z.string().max(10_000) })
    .optional(),
  skip: z.object({ rows: rowNumbers, on: z.boolean() }).optional(),
  /** Puts the suggestion into every cell that has this problem in this column. */
  suggested: z.object({ code: z.string(), place: z.number().int().nullable() }).optional(),
  /** Leaves out all rows that now have problems. */
  skipProblems: z.literal(true).optional(),
  undo: z.literal(true).optional(),
});
export type MendBody = z.infer<typeof mendBody>;

export const mended = z.object({
  revision: z.number().int(),
  cells: z.number().int(),
  rows: z.number().int(),
});
export type Mended = z.infer<typeof mended>;

export const cellProblem = z.object({
  /** Cells concerned; none: the row as a whole. */
  places: z.array(z.number().int()),
  code: z.string(),
  messages: bothLanguages,
  /** What the cells probably should say, one text for each place. */
  suggestion: z.array(z.string()).nullable(),
  /** Refuses nothing. */
  warning: z.boolean(),
});
export type CellProblem = z.infer<typeof cellProblem>;

export const draftRow = z.object({
  /** As the person's own file counts. */
  row: z.number().int(),
  /** Its place in the whole list of rows, from 0. */
  order: z.number().int(),
  cells: z.array(z.string()),
  /** Places of the cells that were mended. */
  mended: z.array(z.number().int()),
  skipped: z.boolean(),
  /** Changed since the last check: only what can be seen in the row itself is told. */
  pending: z.boolean(),
  problems: z.array(cellProblem),
});
export type DraftRow = z.infer<typeof draftRow>;

const countText = z.string().regex(/^\d{1,7}$/);
export const rowsQuery = z.object({
  /** How many rows of the list to pass over: pages may be asked for in any order. */
  cursor: countText.transform(Number).default(0),
  /** Instead of the cursor: the rows after this one, by its number in the file. */
  after: countText.transform(Number).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  only: z.enum(['problems', 'mended', 'skipped']).optional(),
});
export const draftRows = z.object({
  total: z.number().int(),
  rows: z.array(draftRow),
  next: z.string().nullable(),
  revision: z.number().int(),
});
export type DraftRows = z.infer<typeof draftRows>;

export const draftEffect = z.object({
  /** `blocked`: problems stand in the way. */
  state: z.enum(['working', 'ready', 'blocked']),
  effect: effect.nullable(),
  /** What taking it in would do. */
  report: importReport.nullable(),
});
export type DraftEffect = z.infer<typeof draftEffect>;
