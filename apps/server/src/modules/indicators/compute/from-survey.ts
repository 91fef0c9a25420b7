import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type SurveySource, sourceId } from '@hatangso/contracts/indicator-sources';
import { isShare } from '../definition.ts';
import { estimateWard, type Stratum } from '../estimate.ts';
import { type Computed, type PartFigure, restingOn } from './computed.ts';
import type { SurveyCell, UnitEvidence } from './evidence.ts';
import { measureKey } from './measures.ts';

/** The figure of a survey source: a count where groups answered in full, else a design-based estimate. */
export function figureFromSurvey(
  definition: IndicatorDefinition,
  source: SurveySource,
  evidence: UnitEvidence,
): Computed | null {
  const key = measureKey(definition, sourceId(source));
  const answering = evidence.survey.filter((cell) => (cell.sums.get(key)?.n ?? 0) > 0);
  if (answering.length === 0) return null;
  const estimate = estimateWard(strataOf(evidence, key), {
    measure: definition.measure,
    share: isShare(definition),
  });
  // Nothing to count among those who answered, and others were not asked: that is no evidence, not "does not apply".
  const silent = evidence.survey.some((cell) => cell.rows > (cell.sums.get(key)?.n ?? 0));
  if (estimate.state === 'not_applicable' && silent) return null;
  const shares = answering.map((cell) => ({ ...cell, rows: cell.sums.get(key)?.n ?? 0 }));
  return {
    indicator: definition.code,
    definitionVersion: definition.version,
    source: sourceId(source),
    value: estimate.value,
    numerator: estimate.numerator,
    denominator: estimate.denominator,
    low: estimate.low,
    high: estimate.high,
    method: estimate.method ?? 'count',
    ...restingOn(evidence, shares),
    groups: estimate.groups
      .filter((group) => group.state !== 'no_data')
      .map(({ state: _, ...group }) => group),
    beside: {
      groupsWithoutData: namesOf(evidence, estimate.groupsWithoutData),
      groupsOfUnknownSize: namesOf(evidence, estimate.groupsOfUnknownSize),
      unlocatedHouseholds: 0,
      parts: partsOf(definition, evidence),
    },
  };
}

/** The strata of a measure: every group on the date, and the sheet's own where the ward has no list. */
export function strataOf(evidence: Pick<UnitEvidence, 'groups' | 'survey'>, key: string): Stratum[] {
  const cells = Map.groupBy(evidence.survey, (cell) => cell.group);
  return evidence.groups.map((group) =>
    stratum(group.code, group.households, cells.get(group.code) ?? [], key),
  );
}

function stratum(
  group: string,
  households: number | null,
  cells: readonly SurveyCell[],
  key: string,
): Stratum {
  const total = { answered: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 };
  for (const cell of cells) {
    const sums = cell.sums.get(key);
    if (sums === undefined) continue;
    total.answered += sums.n;
    for (const name of ['y', 'x', 'yy', 'xx', 'xy'] as const) total[name] += sums[name];
  }
  return { group, households, rows: cells.reduce((sum, cell) => sum + cell.rows, 0), ...total };
}

function partsOf(definition: IndicatorDefinition, evidence: UnitEvidence): PartFigure[] {
  return definition.also.flatMap(({ code, source }) => {
    if (source.kind !== 'survey') return [];
    const strata = strataOf(evidence, measureKey(definition, sourceId(source), code));
    const { state, value, numerator, denominator } = estimateWard(strata, {
      measure: definition.measure,
      share: isShare(definition),
    });
    return state === 'no_data' ? [] : [{ code, value, numerator, denominator }];
  });
}

/** Groups as people call them. */
export function namesOf(evidence: UnitEvidence, codes: readonly string[]): string[] {
  const names = new Map(evidence.groups.map((group) => [group.code, group.name]));
  return codes.map((code) => names.get(code) ?? code);
}
