import type {
  BoardRow,
  NextStep,
  OfficeLack,
  OfficeRef,
  OverviewDeadlines,
} from '@hatangso/contracts/overview';
import type { Language } from '@hatangso/contracts/problems';
import type { BoardFigure, NamedNeed } from '../../indicators/index.ts';
import type { LintFinding } from '../../plan/index.ts';

/** A task as far as what to do next depends on it. */
export interface StepTask {
  readonly id: string;
  readonly title: string;
  readonly office: OfficeRef | null;
  readonly overdue: boolean;
  /** Day it was due, ISO. */
  readonly due: string | null;
}

export interface StepDifficulty {
  readonly id: string;
  readonly text: string;
  readonly raisedOn: string;
  readonly answered: boolean;
}

/** Everything the rules look at; no clock, no database. */
export interface StepGround {
  readonly asOf: string;
  /** In which the few things named are told. */
  readonly language: Language;
  readonly rows: readonly BoardRow[];
  readonly figures: readonly BoardFigure[];
  readonly tasks: readonly StepTask[];
  readonly difficulties: readonly StepDifficulty[];
  readonly lacks: readonly OfficeLack[];
  /** The office that compiles the report. */
  readonly compiler: OfficeRef | null;
  readonly deadlines: OverviewDeadlines;
  readonly findings: readonly LintFinding[];
  readonly needs: readonly NamedNeed[];
  /** Priority places where no claim says 5G, by indicator. */
  readonly unserved: readonly {
    readonly indicator: string;
    readonly places: readonly { readonly code: string; readonly name: string }[];
  }[];
  /** The office in charge of an indicator that no target names. */
  readonly officeOf: (office: string | null) => OfficeRef | null;
}

/** How many things a step names; the rest is behind its link. */
export const namedAtMost = 5;

/** The report is near enough that what it needs cannot wait. */
export const reportIsNear = ({ deadlines }: Pick<StepGround, 'deadlines'>): boolean =>
  deadlines.released === null && (deadlines.offices?.daysLeft ?? Number.POSITIVE_INFINITY) <= 45;

/** Things by the office that answers for them, in the order they first appear. */
export function byOffice<T extends { readonly office: OfficeRef | null }>(
  things: readonly T[],
): { readonly office: OfficeRef | null; readonly things: readonly T[] }[] {
  return [...Map.groupBy(things, ({ office }) => office?.id ?? '').values()].map((own) => ({
    office: own[0]?.office ?? null,
    things: own,
  }));
}

/** The first few, for the eye. */
export const named = (items: readonly { readonly id: string; readonly label: string }[]): NextStep['items'] =>
  items.slice(0, namedAtMost).map(({ id, label }) => ({ id, label, amount: null }));
