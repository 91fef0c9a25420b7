import { z } from 'zod';
import { indicatorRow, isoDate, targetState } from './indicators.ts';
import { taskState } from './plan.ts';

const bothLanguages = z.object({ vi: z.string(), en: z.string() });
const amount = z.number().nullable();

/** A figure as a sentence with its own numbers: "38.412 người … ÷ 41.207 người … = 93,2 %". */
export const formulaWords = bothLanguages.extend({
  /** Numerator and denominator are totals drawn from a sample, not counts of heads. */
  estimated: z.boolean(),
});
export type FormulaWords = z.infer<typeof formulaWords>;

/** One residential group as the estimate sees it. */
export const stratumView = z.object({
  group: z.string(),
  name: z.string(),
  /** Households by the ward's list; null where that is not known. */
  households: z.number().int().nullable(),
  /** Households of the sheet, and those of them that answered. */
  rows: z.number().int(),
  answered: z.number().int(),
  /** For how many households one answer stands; 0 where nobody answered. */
  weight: z.number(),
  counted: z.boolean(),
});

export const estimateView = z.object({
  strata: z.array(stratumView),
  answered: z.number().int(),
  /** Households of the groups that answered, as far as known. */
  households: z.number().int().nullable(),
  countedGroups: z.number().int(),
  sampledGroups: z.number().int(),
});
export type EstimateView = z.infer<typeof estimateView>;

/** A coverage figure with the claims of one operator alone. */
export const operatorView = z.object({
  operator: z.string(),
  value: amount,
  numerator: amount,
  denominator: amount,
  low: amount,
  high: amount,
});

export const coverageView = z.object({
  services: z.array(z.string()),
  minDownlinkMbps: z.number().nullable(),
  /** What the operators' claims say; `low`–`high` where a table leaves a part open. */
  claimed: z.object({ value: amount, low: amount, high: amount }),
  /** What samples confirm; null while no measurement came in. */
  confirmed: z.object({ value: amount, low: amount, high: amount, samples: z.number().int() }).nullable(),
  unlocatedHouseholds: z.number().int(),
  operators: z.array(operatorView),
});
export type CoverageView = z.infer<typeof coverageView>;

export const batchView = z.object({
  id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  /** Rows of the batch under this figure. */
  rows: z.number().int(),
  asOf: isoDate,
  round: z.string().nullable(),
  takenAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
  /** The file as it came, and what proves it; downloaded at `/wards/{code}/documents/{id}`. */
  files: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(['original', 'proof']) })),
});
export type BatchView = z.infer<typeof batchView>;

/** A document cited by a register's figure or an operator's claim, in the words given. */
export const citedDocument = z.object({ batch: z.uuid(), text: z.string() });

export const targetUp = z.object({
  planTitle: z.string(),
  /** The plan's own words. */
  text: z.string(),
  office: z.string().nullable(),
  state: targetState,
});
export type TargetUp = z.infer<typeof targetUp>;
export const taskUp = z.object({
  plan: z.string(),
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  office: z.string().nullable(),
  state: taskState,
  overdue: z.boolean(),
  percent: z.number().nullable(),
  due: isoDate.nullable(),
  /** Targets of this indicator that it serves. */
  serves: z.array(z.string()),
});
export type TaskUp = z.infer<typeof taskUp>;

/** How many more households a sampled figure needs until its interval no longer holds the level. */
export const toDecide = z.object({
  target: z.string(),
  level: z.number(),
  households: z.number().int(),
  groups: z.array(z.object({ group: z.string(), name: z.string(), more: z.number().int() })),
});
export type ToDecide = z.infer<typeof toDecide>;

/** `GET /wards/{code}/indicators/{indicator}/why`: what a figure rests on, and what rests on it. */
export const whyAnswer = z.object({
  row: indicatorRow,
  numeratorLabel: bothLanguages,
  denominatorLabel: bothLanguages,
  formula: formulaWords.nullable(),
  estimate: estimateView.nullable(),
  coverage: coverageView.nullable(),
  checklist: z
    .array(z.object({ code: z.string(), name: bothLanguages, met: z.boolean().nullable() }))
    .nullable(),
  gaps: z.object({
    groups: z.array(z.string()),
    groupsOfUnknownSize: z.array(z.string()),
    unlocatedHouseholds: z.number().int(),
  }),
  toDecide: toDecide.nullable(),
  batches: z.array(batchView),
  documents: z.array(citedDocument),
  targets: z.array(targetUp),
  tasks: z.array(taskUp),
});
export type WhyAnswer = z.infer<typeof whyAnswer>;

/** Where the report as it stands today speaks of an indicator. */
export const reportUses = z.object({
  year: z.number().int(),
  closing: isoDate.nullable(),
  sections: z.array(
    z.object({ key: z.string(), numeral: z.string(), heading: z.string(), texts: z.array(z.string()) }),
  ),
  annexes: z.array(z.object({ annex: z.enum(['I', 'II', 'III']), number: z.string(), text: z.string() })),
});
export type ReportUses = z.infer<typeof reportUses>;
