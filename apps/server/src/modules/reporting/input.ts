import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { TargetMeasure, TaskState } from '@hatangso/contracts/plan';
import type { PeriodKind, SignerRole } from '@hatangso/contracts/reporting';

/**
 * The raw things a report is made of, as the queries gather them; dates are ISO, money is in đồng, shares in
 * percent. `buildReport` turns this into a ReportModel and decides everything the report says.
 */
export interface ReportInput {
  readonly ward: ReportWard;
  readonly settings: ReportSettings;
  readonly period: ReportPeriod;
  readonly plan: ReportPlan;
  /** Every indicator as of `period.closing`. */
  readonly indicators: readonly IndicatorRow[];
  /** The same one year before `period.closing`. */
  readonly previous: readonly IndicatorRow[];
  /** The same as of each passed due date of a target, so that a figure told for that date can be traced. */
  readonly atDue: readonly IndicatorRow[];
  readonly tasks: readonly ReportTask[];
  /** Those that stand in the way of the plan as a whole; those of a task are with the task. */
  readonly difficulties: readonly ReportDifficulty[];
  readonly direction: ReportDirection;
  /** What people wrote around the computed numbers: of each place the newest word known. */
  readonly words: readonly WrittenWords[];
  /** The report says what was known at this moment (ISO instant). */
  readonly knownAt: string;
  readonly demonstration: boolean;
  /** True for the chair's copy: the red column of annexes I and II. */
  readonly internal: boolean;
}

/** Edited words of one place, or the remark on a figure (`remark:<indicator>`). */
export interface WrittenWords {
  readonly place: string;
  readonly version: number;
  /** Words with tokens; null: taken back, the computed ones stand. */
  readonly content: string | null;
  /** What was computed for the place then, with tokens; null where nothing is. */
  readonly computed: string | null;
  /** How each number in both read then. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Numbers that the writer declared as typed by hand. */
  readonly typed: readonly string[];
  readonly by: string | null;
  readonly at: string;
}

export interface ReportWard {
  readonly code: string;
  /** With its kind, as in a sentence: "phường Trương Quang Trọng". */
  readonly name: string;
  /** "tỉnh Quảng Ngãi" */
  readonly province: string;
}

export interface ReportSettings {
  /** "Kính gửi": today's recipients, without the leading hyphen. */
  readonly addressees: readonly string[];
  /** "Nơi nhận", without the leading hyphen. */
  readonly recipients: readonly string[];
  /** Place in the place-and-date line: "Phường Trương Quang Trọng". */
  readonly place: string;
  /** Null until the clerk's office numbers it. */
  readonly number: string | null;
  /** Sign of the document, after the number: "BC-UBND". */
  readonly sign: string;
  /** Null until it is dated. */
  readonly date: string | null;
  /** Who signs: the chair, an acting chair, or a deputy for the chair. */
  readonly signer: { readonly role: SignerRole; readonly name: string | null };
}

export interface ReportPeriod {
  readonly kind: PeriodKind;
  readonly year: number;
  readonly from: string;
  readonly to: string;
  /** The day the figures are closed (ngày chốt số liệu). */
  readonly closing: string;
}

/** A document as someone cited it; what was not given is null and is printed […]. */
export interface DocumentReference {
  /** "Kế hoạch", "Nghị quyết", "Quyết định" … */
  readonly kind: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  /** What it is about, with its linking word: "về phát triển Hạ tầng số …". */
  readonly subject: string | null;
}

export interface ReportPlan {
  readonly id: string;
  readonly title: string;
  readonly document: DocumentReference;
  /** As after "Kế hoạch": "phát triển Hạ tầng số". */
  readonly name: string;
  readonly legalBases: readonly DocumentReference[];
  /** The territory the plan was made for, when it is not today's; null when it is. */
  readonly territoryNote: string | null;
  /** Headings of the plan's sections by reference ("IV.1" → "Phát triển hạ tầng Viễn thông và Internet"). */
  readonly sections: readonly { readonly reference: string; readonly heading: string | null }[];
  /** Every office that the plan, a task or a difficulty names, by id. */
  readonly offices: readonly ReportOffice[];
  readonly targets: readonly ReportTarget[];
  readonly budgetPrinciple: string | null;
  /** Changes of the plan within the period. */
  readonly adjustments: readonly ReportAdjustment[];
  /** Bodies the plan reports to, in its words, and who receives today. */
  readonly recipients: readonly { readonly planName: string; readonly today: string }[];
  /** The offices' own deadline and the upward one. */
  readonly deadlines: {
    readonly offices: ReportDeadline | null;
    readonly upward: ReportDeadline | null;
  };
}

/** A day that comes every year, MM-DD; `before`: the plan says "trước ngày", so that the day itself is too late. */
export interface ReportDeadline {
  readonly day: string;
  readonly before: boolean;
}

export interface ReportOffice {
  readonly id: string;
  readonly planName: string;
  /** The office that answers today; null when the plan's still stands. */
  readonly today: string | null;
  /** Its id in the plan's file; the office's own where it still stands or nobody answers. */
  readonly todayId: string;
}

export interface ReportTarget {
  /** The same id as in IndicatorRow.targets. */
  readonly id: string;
  /** The indicators that tell whether the target's words are met; one line of the tables each. */
  readonly measures: readonly ReportMeasure[];
  /** "III.1" */
  readonly reference: string;
  /** The plan's own words. */
  readonly text: string;
  readonly due: string;
  readonly office: string | null;
}

/** The level as the plan's file gives it; used where no figure's row carries the target's state. */
export type ReportMeasure = Pick<TargetMeasure, 'indicator' | 'comparison' | 'level' | 'unit'>;

export interface ReportAdjustment {
  readonly date: string;
  readonly what: string;
  readonly reason: string;
  readonly document: DocumentReference | null;
}

/** `unreported`: it should run by now and nobody said anything; that is not "not started". */
export type ReportTaskState = TaskState | 'unreported';

export interface ReportTask {
  readonly id: string;
  /** Section of the plan: "IV.1", "V.3", "VII.4". */
  readonly reference: string;
  /** The plan's own words. */
  readonly text: string;
  /** A few words for a sentence; the text is used where there is none. */
  readonly short: string | null;
  readonly office: string | null;
  readonly coordinating: readonly string[];
  readonly targets: readonly string[];
  readonly due: string | null;
  readonly state: ReportTaskState;
  /** Percent, as of `asOf`. */
  readonly progress: number | null;
  /** Date of the last word about it; null when nobody reported. */
  readonly asOf: string | null;
  /** What was done within the period, and since the plan began. */
  readonly resultInPeriod: string | null;
  readonly result: string | null;
  readonly evidence: readonly TaskEvidence[];
  readonly money: TaskMoney;
  /** Why it has not begun or stands still. */
  readonly cause: { readonly text: string; readonly kind: CauseKind } | null;
  readonly difficulties: readonly ReportDifficulty[];
}

export type CauseKind = 'objective' | 'subjective';

export interface TaskEvidence {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

/** In đồng; null = not told. */
export interface TaskMoney {
  readonly estimate: number | null;
  readonly allocated: number | null;
  readonly spent: number | null;
}

export interface ReportDifficulty {
  readonly date: string;
  readonly office: string | null;
  readonly text: string;
  readonly cause: CauseKind | null;
  readonly answer: { readonly text: string; readonly date: string; readonly by: string } | null;
  /** What is asked of someone, when something is. */
  readonly proposal: { readonly text: string; readonly to: string } | null;
}

/** Section I: what the committee did to steer the work within the period. */
export interface ReportDirection {
  /** Who leads, in a sentence; null when nothing was recorded. */
  readonly steering: string | null;
  readonly documents: readonly (DocumentReference & { readonly office: string | null })[];
  readonly meetings: readonly { readonly date: string; readonly text: string }[];
}
