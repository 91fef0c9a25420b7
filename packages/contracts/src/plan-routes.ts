import { z } from 'zod';
import { isoDate } from './indicators.ts';
import { lintSeverity, planAdjustment, planFile, planTask, taskState } from './plan.ts';
import { planItemId } from './plan-parts.ts';

const demonstration = z.literal(true).optional();
const text = z.string().trim().min(1).max(4000);
const line = z.string().trim().min(1).max(500);
/** Whole đồng; null is "not told", never 0. */
export const dong = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const money = z.object({
  estimate: dong.nullable(),
  allocated: dong.nullable(),
  spent: z.number().int().nullable(),
});
export const cause = z.enum(['objective', 'subjective']);
/** A task's id as typed: `IV.1.a`, or with its plan before it where several have it: `plan-id:IV.1.a`. */
const taskId = z.string().min(1).max(140);

/** The day asked about and, for yesterday's answer, the moment of knowledge. */
export const planMomentQuery = z.object({
  asOf: isoDate.optional(),
  knownAt: z.iso.datetime().optional(),
  lang: z.string().optional(),
});
export type PlanMomentQuery = z.infer<typeof planMomentQuery>;

export const planSummary = z.object({
  id: z.string(),
  title: z.string(),
  validFrom: isoDate.nullable(),
  /** The day after its last. */
  validBefore: isoDate,
  inForce: z.boolean(),
  targets: z.number().int(),
  tasks: z.number().int(),
  adjustments: z.number().int(),
  /** Batch of the file, and when it came in. */
  batch: z.uuid(),
  knownFrom: z.iso.datetime(),
});
export const planList = z.object({ asOf: isoDate, plans: z.array(planSummary), demonstration });
export type PlanList = z.infer<typeof planList>;

export const planChangeEntry = z.object({
  date: isoDate,
  adjustment: z.string(),
  reason: z.string(),
  kind: z.enum(['target', 'task']),
  id: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
/** A plan on a day: adjustments that hold by then applied, with what each changed. */
export const planView = z.object({
  asOf: isoDate,
  plan: planFile,
  history: z.array(planChangeEntry),
  demonstration,
});
export type PlanView = z.infer<typeof planView>;

export const lintFinding = z.object({
  severity: lintSeverity,
  code: z.string(),
  /** Where in the file: line counted from 1, and the path of the field. */
  line: z.number().int(),
  path: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  messages: z.object({ vi: z.string(), en: z.string() }),
});
export type LintFindingView = z.infer<typeof lintFinding>;
export const lintFindings = z.array(lintFinding);

const answer = z.object({ text: z.string(), by: z.string(), on: isoDate, cause: cause.nullable() });
export const difficulty = z.object({
  id: z.uuid(),
  plan: z.string(),
  task: z.string().nullable(),
  office: z.string().nullable(),
  text: z.string(),
  cause: cause.nullable(),
  proposal: z.object({ text: z.string(), to: z.string() }).nullable(),
  raisedOn: isoDate,
  toldOn: isoDate,
  answers: z.array(answer),
});

export const taskListQuery = planMomentQuery.extend({
  /** An office of the plan, or the one that answers today. */
  office: planItemId.optional(),
  state: taskState.optional(),
  /** First day of the period of `resultInPeriod` and `money`; by default the year's first. */
  from: isoDate.optional(),
});
export type TaskListQuery = z.infer<typeof taskListQuery>;
export const taskRow = z.object({
  plan: z.string(),
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  text: z.string(),
  inCharge: z.string().nullable(),
  /** Who answers for it on the day. */
  office: z.object({ id: z.string(), name: z.string() }).nullable(),
  coordinating: z.array(z.string()),
  serves: z.array(z.string()),
  schedule: planTask.shape.schedule,
  product: z.string().nullable(),
  state: taskState,
  /** False where the state follows from the dates alone. */
  reported: z.boolean(),
  overdue: z.boolean(),
  percent: z.number().nullable(),
  /** Date of the last report; null where nobody reported. */
  reportedOn: isoDate.nullable(),
  result: z.string().nullable(),
  resultInPeriod: z.string().nullable(),
  evidence: z.array(z.object({ kind: z.string(), id: z.uuid(), label: z.string() })),
  money,
  moneyTotal: money,
  difficulties: z.array(difficulty),
  /** What was seen of its reports and of its money: sent back as `seen` with a write. */
  version: z.object({ progress: z.string(), spending: z.string() }),
  /** Whether whoever asks may report on it, and book its money. */
  may: z.object({ report: z.boolean(), book: z.boolean() }),
});
export type TaskRow = z.infer<typeof taskRow>;
export const taskList = z.object({ asOf: isoDate, from: isoDate, tasks: z.array(taskRow), demonstration });

export const taskParams = z.object({ code: z.string(), task: taskId });

/** One report on a task, as a line of the progress sheet. */
export const progressBody = z.strictObject({
  state: taskState.optional(),
  percent: z.number().min(0).max(100).optional(),
  result: text.optional(),
  evidence: text.optional(),
  date: isoDate.optional(),
  difficulty: text.optional(),
  /** Đồng since the plan began. */
  spent: dong.optional(),
  /** Documents that prove it, kept by `POST /wards/{code}/documents`. */
  documentIds: z.array(z.uuid()).max(20).optional(),
  /** `version.progress` of the task as it was seen: refused as `plan.task.changed_meanwhile` where it is another by now. */
  seen: z.string().max(64).optional(),
});
export type ProgressBody = z.infer<typeof progressBody>;

export const difficultyBody = z.strictObject({
  plan: planItemId.optional(),
  task: taskId.optional(),
  /** Id or name of an office of the plan. */
  office: line,
  text,
  cause: cause.optional(),
  proposal: z.strictObject({ text, to: line }).optional(),
  raisedOn: isoDate.optional(),
});
export type DifficultyBody = z.infer<typeof difficultyBody>;

export const answerBody = z.strictObject({ text, by: line, on: isoDate.optional(), cause: cause.optional() });
export type AnswerBody = z.infer<typeof answerBody>;

/** An adjustment as in a plan's file. */
export const adjustmentBody = planAdjustment.extend({ plan: planItemId.optional() });
export const adjustmentAdded = z.object({
  plan: z.string(),
  id: z.string(),
  history: z.array(planChangeEntry),
});

/** The finance office's word; what is left out stays as it was told before. */
export const spendingBody = z
  .strictObject({
    year: z.number().int().min(2000).max(2100),
    estimate: dong.optional(),
    allocated: dong.optional(),
    /** Paid in this budget year until `date`. */
    spent: dong.optional(),
    date: isoDate.optional(),
    document: line.optional(),
    /** `version.spending` of the task as it was seen. */
    seen: z.string().max(64).optional(),
  })
  .refine(({ estimate, allocated, spent }) => [estimate, allocated, spent].some((sum) => sum !== undefined), {
    message: 'estimate, allocated or spent',
  });
export type SpendingBody = z.infer<typeof spendingBody>;
export const spendingSet = z.object({ plan: z.string(), task: z.string(), year: z.number().int(), money });

const document = z.strictObject({
  kind: line,
  number: line.nullable(),
  date: isoDate.nullable(),
  issuer: line.nullable(),
  subject: text.nullable(),
});
const officeText = line.optional();
/** The entry that this one takes the place of. */
const replaces = z.uuid().optional();
export const directionBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('document'), date: isoDate, document, office: officeText, replaces }),
  z.strictObject({ kind: z.literal('meeting'), date: isoDate, text, office: officeText, replaces }),
  z.strictObject({ kind: z.literal('steering'), date: isoDate, text, replaces }),
  z.strictObject({ kind: z.literal('withdrawn'), date: isoDate, replaces: z.uuid() }),
]);
export type DirectionBody = z.infer<typeof directionBody>;
export const directionQuery = z.object({
  from: isoDate,
  to: isoDate,
  knownAt: z.iso.datetime().optional(),
  lang: z.string().optional(),
});
export const direction = z.object({
  steering: z.string().nullable(),
  documents: z.array(z.object({ ...document.shape, id: z.uuid(), office: z.string().nullable() })),
  meetings: z.array(z.object({ id: z.uuid(), date: isoDate, text: z.string() })),
  demonstration,
});

export const added = z.object({ id: z.uuid() });
