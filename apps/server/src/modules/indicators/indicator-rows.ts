import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import { chooseSource } from './choose-source.ts';
import type { Computed } from './compute/computed.ts';
import type { Figure } from './criterion.ts';
import { awaitedEvidence, isShare, labelText, scaleOf } from './definition.ts';
import { isStale } from './staleness.ts';
import { evaluateTargets, type Target } from './status.ts';

export interface RowContext {
  readonly asOf: string;
  readonly knownAt: string;
  readonly demonstration: boolean;
  readonly figures: ReadonlyMap<string, readonly Computed[]>;
  /** Targets by indicator. */
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  /** Source closed for the period that holds a date, by indicator. */
  readonly closedOn: (indicator: string, date: string) => string | null;
}

/** A figure of the past with the source that told it. */
export interface SourcedFigure extends Figure {
  readonly source: string;
}

/** One indicator as people read it: the chosen source's figure, the others beside it, and how the targets stand. */
export function indicatorRowOf(definition: IndicatorDefinition, context: RowContext): IndicatorRow {
  const { asOf } = context;
  const own = (context.figures.get(asOf) ?? []).filter((figure) => figure.indicator === definition.code);
  const { chosen, sources } = chooseSource(definition, own, context.closedOn(definition.code, asOf));
  const computed = own.find((figure) => figure.source === chosen?.source);
  const most = isShare(definition) ? scaleOf(definition) : null;
  const known = { figures: historyOf(definition, chosen?.source ?? null, context), asOf, most };
  const { status, target, targets } = evaluateTargets(context.targets.get(definition.code) ?? [], known);
  const evidenceDate = chosen?.evidenceDate ?? null;
  return {
    code: definition.code,
    name: labelText(definition, definition.name),
    value: chosen?.value ?? null,
    numerator: chosen?.numerator ?? null,
    denominator: chosen?.denominator ?? null,
    low: chosen?.low ?? null,
    high: chosen?.high ?? null,
    unit: definition.unit,
    asOf,
    knownAt: context.knownAt,
    method: chosen?.method ?? null,
    status: chosen === null ? 'no_data' : chosen.value === null ? 'not_applicable' : status,
    stale: evidenceDate !== null && isStale(evidenceDate, asOf, definition.staleAfterMonths),
    evidenceDate,
    target,
    targets,
    evidence: chosen?.evidence ?? [],
    sources: sources.map(
      ({
        source,
        value,
        numerator,
        denominator,
        low,
        high,
        method,
        evidenceDate: date,
        closed,
        evidence,
      }) => ({
        source,
        value,
        numerator,
        denominator,
        low,
        high,
        method,
        evidenceDate: date,
        closed,
        evidence,
      }),
    ),
    missing: {
      groups: [...(computed?.beside.groupsWithoutData ?? [])],
      unlocatedHouseholds: computed?.beside.unlocatedHouseholds ?? 0,
    },
    awaits: chosen === null ? awaitedEvidence(definition) : [],
    definitionVersion: definition.version,
    digest: computed?.digest ?? null,
    ...(context.demonstration ? { demonstration: true as const } : {}),
  };
}

/**
 * The figures of the chosen source through time: a path and a forecast are drawn through one source, never from one
 * into another; where a period was closed with another source, its dates keep that one. A figure stands at the date
 * its evidence speaks of; one that changed without new evidence (a claim ran out) at the first date it was so.
 */
export function historyOf(
  definition: IndicatorDefinition,
  source: string | null,
  context: Pick<RowContext, 'figures' | 'closedOn'>,
): SourcedFigure[] {
  const history: SourcedFigure[] = [];
  let last: Computed | undefined;
  for (const [asOf, figures] of context.figures) {
    const wanted = context.closedOn(definition.code, asOf) ?? source;
    const figure = figures.find((one) => one.indicator === definition.code && one.source === wanted);
    if (figure === undefined || (figure.digest === last?.digest && figure.value === last.value)) continue;
    const { value, low, high, denominator, evidenceDate } = figure;
    const fresh = evidenceDate !== null && evidenceDate > (history.at(-1)?.date ?? '');
    history.push({ date: fresh ? evidenceDate : asOf, value, low, high, denominator, source: figure.source });
    last = figure;
  }
  return history;
}
