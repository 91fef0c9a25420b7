import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import { indicatorValue } from '../definition.ts';
import { type Computed, type GroupFigure, restingOn } from './computed.ts';
import type { KnownGroup, UnitEvidence } from './evidence.ts';
import { measureKey } from './measures.ts';
import { claimsFor, methodOf, tableBounds } from './reach.ts';

export type GroupSource = Extract<IndicatorSource, { kind: 'groups_with_service' }>;

type Verdict = 'served' | 'not_served' | 'open';

/**
 * Residential groups served over residential groups: by the share of a group's located households inside the
 * claims, or by an operator's table. Groups of which nothing can be said open the bounds and are named.
 */
export function figureFromGroups(
  definition: IndicatorDefinition,
  source: GroupSource,
  evidence: UnitEvidence,
): Computed | null {
  const claims = claimsFor(evidence, source);
  if (claims.length === 0 || evidence.groups.length === 0) return null;
  const verdicts = evidence.groups.map((group) => ({
    group,
    verdict: verdictOn(group, definition, source, evidence),
  }));
  const judged = verdicts.filter(({ verdict }) => verdict !== 'open');
  if (judged.length === 0) return null;
  const served = judged.filter(({ verdict }) => verdict === 'served').length;
  const open = verdicts.length - judged.length;
  const used = evidence.coverage.filter((cell) => cell.rows > 0);
  return {
    indicator: definition.code,
    definitionVersion: definition.version,
    source: sourceId(source),
    value: indicatorValue(definition, served, judged.length),
    numerator: served,
    denominator: judged.length,
    low: open > 0 ? indicatorValue(definition, served, verdicts.length) : null,
    high: open > 0 ? indicatorValue(definition, served + open, verdicts.length) : null,
    method: methodOf(
      claims,
      claims.some((claim) => claim.tables > 0),
      null,
    ),
    ...restingOn(evidence, [...used, ...claims]),
    groups: judged.map(({ group, verdict }) => groupFigure(group, verdict === 'served', definition)),
    beside: {
      groupsWithoutData: verdicts.filter(({ verdict }) => verdict === 'open').map(({ group }) => group.name),
      groupsOfUnknownSize: [],
      unlocatedHouseholds: 0,
      parts: [],
    },
  };
}

function verdictOn(
  group: KnownGroup,
  definition: IndicatorDefinition,
  source: GroupSource,
  evidence: UnitEvidence,
): Verdict {
  const key = measureKey(definition, sourceId(source));
  const cells = evidence.coverage.filter((cell) => cell.group === group.code);
  const located = cells.reduce((sum, cell) => sum + (cell.sums.get(key)?.x ?? 0), 0);
  const inside = cells.reduce((sum, cell) => sum + (cell.sums.get(key)?.y ?? 0), 0);
  const table = tableBounds(evidence, group.code, source);
  const share = located > 0 ? inside / located : null;
  const enough = (part: number): boolean =>
    source.minShareOfLocations === 0 ? part > 0 : part >= source.minShareOfLocations;
  if ((share !== null && enough(share)) || (table !== null && enough(table.low / 100))) return 'served';
  if (table !== null && enough(table.high / 100)) return 'open';
  return share === null && table === null ? 'open' : 'not_served';
}

function groupFigure(group: KnownGroup, served: boolean, definition: IndicatorDefinition): GroupFigure {
  const numerator = served ? 1 : 0;
  return {
    group: group.code,
    value: indicatorValue(definition, numerator, 1),
    numerator,
    denominator: 1,
    low: null,
    high: null,
    method: 'claims',
  };
}
