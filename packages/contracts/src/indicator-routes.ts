import { z } from 'zod';
import { indicatorTheme } from './indicator-definitions.ts';
import { formulaWords } from './indicator-why.ts';
import { figureNumbers, indicatorRow, isoDate, targetComparison } from './indicators.ts';

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
  ...figureNumbers,
  method: z.string().nullable(),
  /** A count of fewer than 5 people stands under it, and who asks may not see rows: numbers left out. */
  hidden: z.boolean(),
});

const partFigure = z.object({
  code: z.string(),
  name: z.object({ vi: z.string(), en: z.string() }),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
});

const bothLanguages = z.object({ vi: z.string(), en: z.string() });

const point = z.object({ date: isoDate, value: z.number() });

/** Toward one target: the path asked, and where the figures lead, as points of lines. */
export const targetLines = z.object({
  target: z.string(),
  plan: z.string(),
  due: isoDate,
  level: z.number().nullable(),
  comparison: targetComparison,
  path: z.array(point),
  forecast: z.array(point.extend({ low: z.number().nullable(), high: z.number().nullable() })),
});
export type TargetLines = z.infer<typeof targetLines>;

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
      source: z.string(),
      /** New evidence came for this date: state, path and forecast rest on these points. */
      judged: z.boolean(),
    }),
  ),
  lines: z.array(targetLines),
  /** What the value cannot pass: 100 for a share in per cent; null where nothing bounds it. */
  most: z.number().nullable(),
  formula: formulaWords.nullable(),
  differences: z.array(z.object({ source: z.string(), difference: z.number(), withinInterval: z.boolean() })),
});
export type IndicatorDetail = z.infer<typeof indicatorDetail>;

export const rowsQuery = z.object({
  asOf: isoDate.optional(),
  knownAt: z.iso.datetime().optional(),
  source: z.string().max(200).optional(),
  group: z.string().max(64).optional(),
  /**
   * `denominator` (default): all rows counted; `numerator`: only those that add to the numerator; `lacking`: those that
   * add less to it than to the denominator (households without fibre, homes outside the claims).
   */
  part: z.enum(['numerator', 'denominator', 'lacking']).default('denominator'),
  /** Part of a household's code. */
  text: z.string().trim().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(400).optional(),
  /** Rows to pass over, for a table that is scrolled freely; exact where `asOf` and `knownAt` are given. */
  skip: z.coerce.number().int().min(0).max(5_000_000).optional(),
});
export type RowsQuery = z.infer<typeof rowsQuery>;

/** What the rows of a figure are: each kind has its own columns. */
export const rowsKind = z.enum(['households', 'covered', 'places', 'register', 'none']);
export type RowsKind = z.infer<typeof rowsKind>;

/** The rows under a figure, found again by the definition's own predicate. */
export const evidenceRows = z.object({
  source: z.string(),
  kind: rowsKind,
  rows: z.array(z.record(z.string(), z.unknown())),
  next: z.string().nullable(),
  /** Rows of households stand under it and who asks may not see them: only their counts. */
  withheld: z.boolean(),
});
export type EvidenceRows = z.infer<typeof evidenceRows>;

export const countsQuery = rowsQuery.pick({
  asOf: true,
  knownAt: true,
  source: true,
  text: true,
  group: true,
});
export type CountsQuery = z.infer<typeof countsQuery>;

/** How many rows stand under a figure; null: fewer than 5, and who asks may not see them. */
const rowCounts = z.object({
  rows: z.number().int().nullable(),
  numerator: z.number().int().nullable(),
  lacking: z.number().int().nullable(),
});
export const evidenceCounts = rowCounts.extend({
  source: z.string(),
  kind: rowsKind,
  withheld: z.boolean(),
  groups: z.array(rowCounts.extend({ group: z.string(), name: z.string() })),
});
export type EvidenceCounts = z.infer<typeof evidenceCounts>;

/** An indicator as it is defined for a ward: what is said of it in plain words. */
export const definitionView = z.object({
  code: z.string(),
  version: z.number().int(),
  theme: indicatorTheme,
  name: bothLanguages,
  explanation: bothLanguages,
  numerator: bothLanguages,
  denominator: bothLanguages,
  unit: z.string(),
  measure: z.enum(['percent', 'ratio', 'count']),
  better: z.enum(['higher', 'lower']),
  /** Defined by the ward's plan, not by the standard. */
  own: z.boolean(),
  staleAfterMonths: z.number().int(),
  /** The office in charge by the plan, and the one that answers today. */
  office: z.object({ id: z.string(), name: z.string(), today: z.string().nullable() }).nullable(),
  /** In order of preference. */
  sources: z.array(
    z.object({ id: z.string(), kind: z.string(), comparesOnly: z.boolean(), note: bothLanguages.nullable() }),
  ),
  thresholds: z.array(
    z.object({
      level: z.number(),
      comparison: targetComparison,
      text: bothLanguages,
      number: z.string(),
      date: isoDate,
    }),
  ),
  parts: z.array(z.object({ code: z.string(), name: bothLanguages })),
  /** Targets that ask it, with the plan's words. */
  targets: z.array(
    z.object({
      plan: z.string(),
      planTitle: z.string(),
      id: z.string(),
      ref: z.string(),
      text: z.string(),
      due: isoDate,
      bases: z.array(z.string()),
    }),
  ),
  awaits: z.array(z.string()),
});
export type DefinitionView = z.infer<typeof definitionView>;
export const definitionViews = z.array(definitionView);

/** `indicators.xlsx`: the list; `adults_with_signature.csv`: one indicator group by group. */
export const tableFile = z.string().regex(/^[a-z][a-z0-9_]{2,59}\.(csv|xlsx)$/);

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
