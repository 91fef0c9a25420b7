import type { IndicatorStatus, TargetState } from '@hatangso/contracts/indicators';
import { type Comparable, type Criterion, criterionOf, type Figure, satisfies } from './criterion.ts';
import { forecast, pathLevel, points, requiredRate, type TargetPath } from './path.ts';

/** One target of a plan for one indicator. */
export interface Target extends Comparable {
  readonly id: string;
  readonly plan: string;
  readonly due: string;
  readonly path: TargetPath;
  readonly reference: string | null;
}

/**
 * What is known of an indicator on the as-of date: `figures` of the chosen source (closed ones where closed),
 * one a date, with the date their evidence speaks of; the latest on or before `asOf` is the figure of today.
 * `most` is what the value cannot pass (100 for a share in percent), null where nothing bounds it.
 */
export interface Known {
  readonly figures: readonly Figure[];
  readonly asOf: string;
  readonly most: number | null;
}

/**
 * How each target stands on the as-of date, in order of their dates. `target` is the next due (one due on the
 * very day included), else the last passed, else null; `status` is its own, or for an indicator without target
 * `no_target`, `no_data` or `not_applicable`.
 */
export function evaluateTargets(
  targets: readonly Target[],
  known: Known,
): { status: IndicatorStatus; target: TargetState | null; targets: TargetState[] } {
  const states = targets
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map((target) => evaluateTarget(target, known));
  const target = states.find((one) => one.due >= known.asOf) ?? lastDue(states) ?? null;
  return {
    status: target?.status ?? missing(figureAt(known.figures, known.asOf)) ?? 'no_target',
    target,
    targets: states,
  };
}

/** Of several targets with the last date the first given, as for those ahead. */
const lastDue = (states: readonly TargetState[]) => states.find((one) => one.due === states.at(-1)?.due);

/** How one target stands on the as-of date. */
export function evaluateTarget(target: Target, known: Known): TargetState {
  const { asOf } = known;
  const today = figureAt(known.figures, asOf);
  const base = {
    id: target.id,
    plan: target.plan,
    comparison: target.comparison,
    level: target.level,
    unit: target.unit,
    due: target.due,
    valueAtDue: null,
    pathLevel: null,
    requiredRate: null,
    forecast: null,
    reference: target.reference,
  };
  if (target.due <= asOf) return { ...base, ...judgedAtDue(target, known) };
  const nothing = missing(today);
  if (today === undefined || today.value === null || nothing !== null)
    return { ...base, status: nothing ?? 'no_data' };
  const criterion = criterionOf(target, today.denominator ?? null);
  if (criterion === null) return { ...base, status: 'no_target' };
  const status = ahead(target, criterion, today, known);
  if (!criterion.path) return { ...base, status };
  const first = points(known.figures)[0];
  return {
    ...base,
    status,
    pathLevel: pathLevel(target.path, criterion, target.due, first, asOf),
    requiredRate: requiredRate(criterion, today.value, asOf, target.due),
    forecast: forecast(
      known.figures.filter((one) => one.date <= asOf),
      target.due,
      known.most,
    ),
  };
}

/**
 * A target whose date has come is met or missed as of that date: by the latest figure that speaks of it or of a
 * day before. Where none does, by the earliest one after it, and `valueAtDue` stays null to say so.
 */
function judgedAtDue(
  target: Target,
  { figures, asOf }: Known,
): { status: IndicatorStatus; valueAtDue: number | null } {
  const then = figureAt(figures, target.due);
  const judged = then ?? figures.filter((one) => one.date <= asOf).toSorted(byDate)[0];
  const valueAtDue = then?.value ?? null;
  const nothing = missing(judged);
  if (judged === undefined || nothing !== null) return { status: nothing ?? 'no_data', valueAtDue };
  const criterion = criterionOf(target, judged.denominator ?? null);
  if (criterion === null) return { status: 'no_target', valueAtDue };
  const met = satisfies(judged, criterion);
  return { status: met === 'undecided' ? 'undecided' : met ? 'met' : 'missed', valueAtDue };
}

/**
 * Before its date: met if reached already; undecided if the interval holds the level; else measured against the
 * path on the day the figure speaks of, not on the as-of date: that no newer figure came in says nothing about
 * the ward (it is marked stale). So a single figure, from which the linear path starts, is on track. On track at
 * or beyond the path; behind only if the whole interval is; in between undecided. Where no path can be drawn
 * (a rank), or milestones ask nothing yet, a level not reached is behind, respectively on track.
 */
function ahead(target: Target, criterion: Criterion, today: Figure, { figures }: Known): IndicatorStatus {
  const met = satisfies(today, criterion);
  if (met === 'undecided') return 'undecided';
  if (met) return 'met';
  if (!criterion.path) return 'behind';
  const asked = pathLevel(target.path, criterion, target.due, points(figures)[0], today.date);
  if (asked === null) return 'on_track';
  const onPath: Criterion = { ...criterion, strict: false, level: asked };
  const certain = { ...today, low: null, high: null };
  if (satisfies(certain, onPath) === true) return 'on_track';
  return satisfies(today, onPath) === false ? 'behind' : 'undecided';
}

/** The latest figure that speaks of a date or of a day before it. */
const figureAt = (figures: readonly Figure[], date: string): Figure | undefined =>
  figures
    .filter((one) => one.date <= date)
    .toSorted(byDate)
    .at(-1);

const byDate = (a: Figure, b: Figure): number => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

/** Why there is nothing to judge: no figure, or one whose denominator was 0. */
function missing(figure: Figure | undefined): 'no_data' | 'not_applicable' | null {
  if (figure === undefined) return 'no_data';
  return figure.value === null ? 'not_applicable' : null;
}
