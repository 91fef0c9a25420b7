import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import { isShare, scaleOf } from '../definition.ts';
import { estimateWard, type Stratum } from '../estimate.ts';
import { type Computed, type GroupFigure, type PartFigure, restingOn } from './computed.ts';
import type { CoverageCell, CoverageSums, KnownGroup, UnitEvidence } from './evidence.ts';
import { namesOf } from './from-survey.ts';
import { measureKey } from './measures.ts';
import { claimsFor, methodOf, type Reach, tableBounds } from './reach.ts';

export type CoveredSource = Extract<IndicatorSource, { kind: 'coverage_people' | 'coverage_households' }>;

/** A group under the operators' claims: x what there is, y what is served for sure, `yHigh` what may be. */
interface CoveredGroup {
  readonly stratum: Stratum;
  readonly yHigh: number;
  readonly byTable: boolean;
  readonly unlocated: number;
}

/**
 * People (or households) at locations inside the union of the operators' claims over all at locations. A group that
 * an operator answered for by table counts with the share stated there: `low`/`high` then span what "a part" leaves
 * open. In a sampled group each household stands for those known over those in the sheet.
 */
export function figureFromCoverage(
  definition: IndicatorDefinition,
  source: CoveredSource,
  evidence: UnitEvidence,
): Computed | null {
  const claims = claimsFor(evidence, source);
  if (claims.length === 0) return null;
  const key = measureKey(definition, sourceId(source));
  const groups = evidence.groups.map((group) => coveredGroup(group, key, source, evidence));
  if (groups.every(({ stratum }) => stratum.answered === 0)) return null;
  const estimate = estimateWard(
    groups.map(({ stratum }) => stratum),
    { measure: definition.measure, share: isShare(definition) },
  );
  const used = evidence.coverage.filter((cell) => cell.rows > 0);
  const bounds = withTables(estimate, groups, definition);
  return {
    indicator: definition.code,
    definitionVersion: definition.version,
    source: sourceId(source),
    value: estimate.value,
    numerator: estimate.numerator,
    denominator: estimate.denominator,
    ...bounds,
    method: methodOf(
      claims,
      groups.some(({ byTable }) => byTable),
      estimate.method,
    ),
    ...restingOn(evidence, [...used, ...claims]),
    groups: groups.flatMap((group) => groupFigure(group, definition)),
    beside: {
      groupsWithoutData: namesOf(evidence, estimate.groupsWithoutData),
      groupsOfUnknownSize: namesOf(evidence, estimate.groupsOfUnknownSize),
      unlocatedHouseholds: groups.reduce((sum, group) => sum + group.unlocated, 0),
      parts: partsOf(definition, evidence),
    },
  };
}

function coveredGroup(
  group: KnownGroup,
  key: string,
  source: CoveredSource,
  evidence: UnitEvidence,
): CoveredGroup {
  const cells = evidence.coverage.filter((cell) => cell.group === group.code);
  const sums = addUp(cells, key);
  const rows = cells.reduce((sum, cell) => sum + cell.rows, 0);
  const table = tableBounds(evidence, group.code, source);
  const answered = sums.n + sums.unlocated;
  const base = { group: group.code, households: group.households, rows };
  if (table === null) {
    const located = sums.n > 0 ? answered : 0;
    return {
      stratum: { ...base, ...sums, answered: located },
      yHigh: sums.y,
      byTable: false,
      unlocated: sums.unlocated,
    };
  }
  const ofAll = table.low === 100 || claimsFor(evidence, source).every((claim) => claim.areas === 0);
  const whole = source.kind === 'coverage_people' ? group.people : group.households;
  return byTable({ base, sums, answered, table, ofAll, known: source.where === undefined ? whole : null });
}

interface ByTable {
  readonly base: { readonly group: string; readonly households: number | null; readonly rows: number };
  readonly sums: CoverageSums;
  readonly answered: number;
  readonly table: Reach;
  /** The table speaks of households without coordinates too: nothing else could, or it says "all". */
  readonly ofAll: boolean;
  readonly known: number | null;
}

/**
 * A group that a table speaks of, as a share stated and not sampled. Areas of other operators may serve some of the
 * same households or others: at least the larger of the two, at most their sum.
 */
function byTable({ base, sums, answered, table, ofAll, known }: ByTable): CoveredGroup {
  const counted = ofAll ? answered : sums.n;
  const x = answered === 0 ? (ofAll ? known : null) : sums.x + (ofAll ? sums.unlocatedX : 0);
  if (x === null || (answered > 0 && counted === 0)) {
    return {
      stratum: { ...base, answered: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0 },
      yHigh: 0,
      byTable: false,
      unlocated: sums.unlocated,
    };
  }
  const y = Math.max(sums.y, (x * table.low) / 100);
  const households = answered === 0 ? 1 : base.households;
  const count = Math.max(answered, 1);
  return {
    stratum: { ...base, households, answered: count, y, x, yy: 0, xx: 0, xy: 0, stated: true },
    yHigh: Math.max(y, Math.min(x, sums.y + (x * table.high) / 100)),
    byTable: true,
    unlocated: ofAll ? 0 : sums.unlocated,
  };
}

function addUp(cells: readonly CoverageCell[], key: string): CoverageSums {
  const total = { n: 0, y: 0, x: 0, yy: 0, xx: 0, xy: 0, unlocated: 0, unlocatedX: 0 };
  for (const cell of cells) {
    const sums = cell.sums.get(key);
    if (sums === undefined) continue;
    for (const name of ['n', 'y', 'x', 'yy', 'xx', 'xy', 'unlocated', 'unlocatedX'] as const)
      total[name] += sums[name];
  }
  return total;
}

/** The sampling interval widened by what the tables leave open. */
function withTables(
  estimate: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly denominator: number | null;
  },
  groups: readonly CoveredGroup[],
  definition: IndicatorDefinition,
): { low: number | null; high: number | null } {
  const open = groups.reduce((sum, { stratum, yHigh }) => sum + weightOf(stratum) * (yHigh - stratum.y), 0);
  if (open === 0 || estimate.value === null) return { low: estimate.low, high: estimate.high };
  const more =
    definition.measure === 'count' ? open : (scaleOf(definition) * open) / (estimate.denominator || 1);
  return { low: estimate.low ?? estimate.value, high: (estimate.high ?? estimate.value) + more };
}

const weightOf = ({ households, rows, answered }: Stratum): number =>
  answered === 0 ? 0 : Math.max(households ?? rows, answered) / answered;

function groupFigure(
  { stratum, yHigh, byTable }: CoveredGroup,
  definition: IndicatorDefinition,
): GroupFigure[] {
  const { state, ...own } = estimateWard([stratum], {
    measure: definition.measure,
    share: isShare(definition),
  });
  if (state === 'no_data') return [];
  const open = weightOf(stratum) * (yHigh - stratum.y);
  const high =
    open > 0 && own.value !== null
      ? own.value + (scaleOf(definition) * open) / (own.denominator || 1)
      : own.high;
  return [
    {
      group: stratum.group,
      value: own.value,
      numerator: own.numerator,
      denominator: own.denominator,
      low: open > 0 ? own.value : own.low,
      high,
      method: byTable ? 'claims_by_group' : 'claims',
    },
  ];
}

/** Parts shown apart (households that want fibre, …), by the same arithmetic. */
function partsOf(definition: IndicatorDefinition, evidence: UnitEvidence): PartFigure[] {
  return definition.also.flatMap(({ code, source }) => {
    if (source.kind !== 'coverage_people' && source.kind !== 'coverage_households') return [];
    if (claimsFor(evidence, source).length === 0) return [];
    const key = measureKey(definition, sourceId(source), code);
    const strata = evidence.groups.map((group) => coveredGroup(group, key, source, evidence).stratum);
    const { state, value, numerator, denominator } = estimateWard(strata, {
      measure: definition.measure,
      share: isShare(definition),
    });
    return state === 'no_data' ? [] : [{ code, value, numerator, denominator }];
  });
}
