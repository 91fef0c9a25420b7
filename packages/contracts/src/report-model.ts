/**
 * Everything the report says, already decided and already written as an office writes it.
 *
 * The three renderers (DOCX, PDF, XLSX) only lay this out: they take no decision and format no number, except
 * for the cells that are numbers of a spreadsheet and the bars of a chart. No database, no clock.
 *
 * - block: one paragraph-level thing of a section's body
 * - annex row: one line of an annex table; `internal` is the red column of the chair's copy
 * - trace: where one printed figure comes from (annex III)
 */
export interface ReportModel {
  readonly meta: ReportMeta;
  readonly head: ReportHead;
  /** The paragraph(s) between the addressees and section I. */
  readonly opening: readonly string[];
  /** Sections I to VII, in order. */
  readonly sections: readonly ReportSection[];
  readonly closing: string;
  readonly signature: ReportSignature;
  readonly charts: { readonly targets: TargetChart | null; readonly tasks: TaskChart | null };
  readonly spending: SpendingTable;
  readonly annexes: {
    /** "(Kèm theo Báo cáo số … ngày … của …)", the same under every annex's title. */
    readonly attachedTo: string;
    readonly targets: AnnexTargets;
    readonly tasks: AnnexTasks;
    readonly traces: AnnexTraces;
  };
  /** What each office still owes the report; offices that owe nothing are left out. Not printed as such. */
  readonly missing: readonly MissingOfOffice[];
}

export interface MissingOfOffice {
  readonly office: string;
  /** In the plan's file, of the office that answers today; null where nobody is in charge. */
  readonly officeId: string | null;
  /** Indicators without a figure, with the kinds of evidence that would give one. */
  readonly figures: readonly {
    readonly indicator: string;
    readonly name: string;
    readonly awaits: readonly string[];
  }[];
  /** Tasks of which nobody told anything within the period. */
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly lastToldOn: string | null;
  }[];
}

export interface ReportMeta {
  /** One line, for the file's properties: "Báo cáo kết quả thực hiện … năm 2026". */
  readonly title: string;
  readonly author: string;
  readonly language: 'vi-VN';
  readonly wardCode: string;
  readonly year: number;
  readonly period: string;
  /** Date the figures are closed, ISO. */
  readonly closing: string;
  /** Asked for again with this moment (ISO instant), the report gives the same figures. */
  readonly knownAt: string;
  /** Printed on every page; null in a real installation. */
  readonly demonstration: string | null;
  /** True for the chair's copy with the red column. */
  readonly internal: boolean;
  /** Second mark of every page of an internal copy, else null. */
  readonly internalMark: string | null;
}

export interface ReportHead {
  /** Lines of the issuing body, already in capitals: ["ỦY BAN NHÂN DÂN", "PHƯỜNG TRƯƠNG QUANG TRỌNG"]. */
  readonly authority: readonly string[];
  readonly number: string;
  readonly placeDate: string;
  /** Name of the document type, "BÁO CÁO", and what follows it. */
  readonly kind: string;
  readonly subject: string;
  readonly addressees: readonly string[];
}

export interface ReportSection {
  readonly key: SectionKey;
  readonly numeral: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export type SectionKey =
  | 'direction'
  | 'targets'
  | 'tasks'
  | 'spending'
  | 'assessment'
  | 'difficulties'
  | 'priorities';

export type Block = BlockContent & {
  /** Stable within one report and from one report to the next: "targets/III.1/met". */
  readonly place: string;
};

type BlockContent =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** `office`: id of the office that answers for the words; null: whoever compiles. */
  | { readonly kind: 'paragraph' | 'item'; readonly text: string; readonly office: string | null }
  | { readonly kind: 'chart'; readonly chart: 'targets' | 'tasks' }
  | { readonly kind: 'table'; readonly table: 'targets' | 'spending' };

export interface ReportSignature {
  /** "TM. ỦY BAN NHÂN DÂN", then "CHỦ TỊCH", "Q. CHỦ TỊCH" or "KT. CHỦ TỊCH" with "PHÓ CHỦ TỊCH" under it. */
  readonly lines: readonly string[];
  readonly name: string;
  /** "Nơi nhận:" lines, without the leading hyphen. */
  readonly recipients: readonly string[];
}

/** Bars of value against level, in percent only; null is a missing figure and is never drawn as 0. */
export interface TargetChart {
  readonly title: string;
  readonly categories: readonly string[];
  readonly valueName: string;
  readonly values: readonly (number | null)[];
  readonly levelName: string;
  readonly levels: readonly number[];
  /** Words in place of a bar that is not drawn, by category; empty where there is a value. */
  readonly absences: readonly string[];
  /** Says what is not drawn and why; empty when everything is. */
  readonly note: string;
}

export interface TaskChart {
  readonly title: string;
  readonly seriesName: string;
  readonly categories: readonly string[];
  readonly counts: readonly number[];
}

export interface SpendingTable {
  readonly title: string;
  readonly unitNote: string;
  readonly rows: readonly SpendingRow[];
  readonly total: SpendingRow;
}

/** Amounts in đồng; null = chưa có số liệu. The texts are what is printed. */
export interface SpendingRow {
  readonly office: string;
  readonly estimate: number | null;
  readonly allocated: number | null;
  readonly spent: number | null;
  readonly texts: {
    readonly estimate: string;
    readonly allocated: string;
    readonly spent: string;
    readonly share: string;
  };
}

export interface AnnexTargets {
  readonly title: string;
  /** `planned` is false for the figures that the plan sets no level for; section II leaves them out. */
  readonly groups: readonly {
    readonly heading: string;
    readonly planned: boolean;
    readonly rows: readonly AnnexTargetRow[];
  }[];
}

export interface AnnexTargetRow {
  readonly number: string;
  readonly indicator: string;
  readonly officeId: string | null;
  readonly target: string;
  readonly plan: string;
  readonly previous: string;
  readonly actual: string;
  readonly completion: string;
  readonly assessment: string;
  readonly office: string;
  readonly note: string;
  readonly internal: string;
  /** The same as numbers, for the spreadsheet; in `unit`, null where there is none. */
  readonly level: number | null;
  readonly value: number | null;
  readonly previousValue: number | null;
  readonly unit: string;
  /** Short form for the table in section II. */
  readonly short: { readonly target: string; readonly plan: string; readonly actual: string };
}

export interface AnnexTasks {
  readonly title: string;
  readonly groups: readonly { readonly heading: string; readonly rows: readonly AnnexTaskRow[] }[];
  /** Documents issued in the period, in full, when too many for the text; printed after the table. */
  readonly documents: readonly string[];
}

export interface AnnexTaskRow {
  readonly number: string;
  readonly id: string;
  readonly officeId: string | null;
  readonly task: string;
  readonly office: string;
  readonly due: string;
  readonly inPeriod: string;
  readonly cumulated: string;
  readonly state: string;
  readonly note: string;
  readonly internal: string;
}

export interface AnnexTraces {
  readonly title: string;
  readonly rows: readonly TraceRow[];
}

/** Where one printed figure comes from. All texts, ready to print; `key` is stable within one report. */
export interface TraceRow {
  readonly key: string;
  readonly number: string;
  readonly figure: string;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly date: string;
  readonly method: string;
  readonly evidence: readonly string[];
}
