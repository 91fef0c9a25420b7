import type { IndicatorRow, TargetState } from '@hatangso/contracts/indicators';
import type { ReportDifficulty, ReportInput, ReportMeasure, ReportTarget, ReportTask } from './input.ts';

/** One line of the target tables: a measure of a target with everything known about it. */
export interface TargetFact {
  readonly target: ReportTarget;
  readonly measure: ReportMeasure;
  /** Name of the indicator, or the plan's words where no indicator is defined. */
  readonly name: string;
  /** The figure as of the closing date; null where the indicator has no row at all. */
  readonly row: IndicatorRow | null;
  readonly state: TargetState | null;
  readonly previous: IndicatorRow | null;
  /** The figure as of the due date, when that date has passed. */
  readonly atDue: IndicatorRow | null;
  readonly passed: boolean;
}

/** What every text function reads: the input and what was looked up in it once. */
export interface Facts {
  readonly input: ReportInput;
  readonly targets: readonly TargetFact[];
  /** Tasks without those not yet due, in the plan's order. */
  readonly tasks: readonly ReportTask[];
  readonly notDue: number;
  /** Indicators with a figure that serve no target of the plan. */
  readonly others: readonly IndicatorRow[];
}

export function gatherFacts(input: ReportInput): Facts {
  const targets = input.plan.targets.flatMap((target) =>
    target.measures.map((measure) => targetFact(input, target, measure)),
  );
  const measured = new Set(targets.map(({ measure }) => measure.indicator));
  return {
    input,
    targets,
    tasks: input.tasks.filter(({ state }) => state !== 'not_due'),
    notDue: input.tasks.filter(({ state }) => state === 'not_due').length,
    others: input.indicators.filter(({ code, value }) => value !== null && !measured.has(code)),
  };
}

function targetFact(input: ReportInput, target: ReportTarget, measure: ReportMeasure): TargetFact {
  const row = input.indicators.find(({ code }) => code === measure.indicator) ?? null;
  const passed = target.due < input.period.closing;
  return {
    target,
    measure,
    name: row?.name.vi ?? target.text,
    row,
    state: row?.targets.find(({ id }) => id === target.id) ?? null,
    previous: withValue(input.previous, measure.indicator, null),
    atDue: passed ? withValue(input.atDue, measure.indicator, target.due) : null,
    passed,
  };
}

function withValue(rows: readonly IndicatorRow[], code: string, asOf: string | null): IndicatorRow | null {
  return (
    rows.find((row) => row.code === code && row.value !== null && (asOf === null || row.asOf === asOf)) ??
    null
  );
}

/** The level as the figure's state gives it, else as the plan's file does. */
export function levelOf(fact: TargetFact): Pick<TargetState, 'comparison' | 'level' | 'unit'> {
  return fact.state ?? fact.measure;
}

/** Status of the target, never of the indicator at large: `no_data` where nothing tells it. */
export function statusOf(fact: TargetFact): TargetState['status'] {
  if (fact.row === null) return 'no_data';
  return fact.state?.status ?? (fact.row.value === null ? fact.row.status : 'no_target');
}

/** Name of the office that answers today, the plan's own where it still stands; the id where it is unknown. */
export function officeToday(input: ReportInput, id: string | null): string {
  if (id === null) return 'chưa phân công';
  const office = input.plan.offices.find((candidate) => candidate.id === id);
  return office?.today ?? office?.planName ?? id;
}

/** Id of the office that answers today, for whoever may write its words; null where nobody is in charge. */
export function officeIdToday(input: ReportInput, id: string | null): string | null {
  return input.plan.offices.find((candidate) => candidate.id === id)?.todayId ?? id;
}

/** "Ủy ban nhân dân phường", by the kind of the unit. */
export function committee({ ward }: ReportInput): string {
  const kind = /^(phường|xã|đặc khu|thị trấn)(?=\s)/i.exec(ward.name)?.[0] ?? ward.name;
  return `Ủy ban nhân dân ${kind.toLocaleLowerCase('vi')}`;
}

/** The offices that coordinate a task, as they answer today: each once, without the one in charge. */
export function coordinatingToday(input: ReportInput, task: ReportTask): string[] {
  const inCharge = officeToday(input, task.office);
  const names = new Set(task.coordinating.map((id) => officeToday(input, id)));
  return [...names].filter((name) => name !== inCharge);
}

/** Difficulties of the tasks in the plan's order, then those of the plan as a whole. */
export function allDifficulties({ tasks, difficulties }: ReportInput): ReportDifficulty[] {
  return [...tasks.flatMap((task) => task.difficulties), ...difficulties];
}

/** Heading of a section of the plan; a section without its own heading is printed […]. */
export function sectionHeading(input: ReportInput, reference: string): string {
  return input.plan.sections.find((section) => section.reference === reference)?.heading ?? '[…]';
}

/** Groups in the order in which their keys first appear. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups];
}
