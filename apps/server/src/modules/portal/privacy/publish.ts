import type { IndicatorRow, TargetState } from '@hatangso/contracts/indicators';
import type { ReleaseContent, ReleasedGroupFigure } from '@hatangso/contracts/report-releases';
import { type Hidden, hiddenCells, isSensitive } from './small-counts.ts';
import { countsPeople } from './what-is-counted.ts';

/** A number that may be shown, or not. */
export interface Told {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface PublicGroup extends Told {
  readonly group: string;
  readonly name: string;
  /** There is a figure, and it is not published. */
  readonly hidden: boolean;
}

export interface PublicSource extends Told {
  readonly source: string;
  readonly evidenceDate: string | null;
}

/** A figure as anybody may see it: pages, maps and files are made from these alone. */
export interface PublicFigure extends Told {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly unit: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly hidden: boolean;
  readonly status: IndicatorRow['status'];
  readonly stale: boolean;
  readonly asOf: string;
  readonly evidenceDate: string | null;
  readonly method: string | null;
  readonly target: TargetState | null;
  readonly targets: readonly TargetState[];
  /** Kinds of evidence it rests on; `rows` are households, samples or lines. */
  readonly evidence: readonly { readonly kind: string; readonly rows: number }[];
  /** Other sources beside the chosen one. */
  readonly others: readonly PublicSource[];
  readonly groups: readonly PublicGroup[];
  readonly missingGroups: readonly string[];
  readonly unlocatedHouseholds: number;
}

const nothing: Told = { value: null, numerator: null, denominator: null };

/** The released figures after the rule of small counts, in their order. Pure: the same content gives the same figures. */
export function publishedFigures(content: Pick<ReleaseContent, 'figures' | 'groupFigures'>): PublicFigure[] {
  const personal = content.figures.filter(({ code }) => countsPeople(code));
  const hidden = hiddenCells(personal.map(({ code }) => content.groupFigures[code] ?? []));
  const hiddenOf = new Map(personal.map(({ code }, at) => [code, hidden[at]]));
  return content.figures.map((row) =>
    figureOf(row, content.groupFigures[row.code] ?? [], hiddenOf.get(row.code) ?? null),
  );
}

function figureOf(
  row: IndicatorRow,
  groups: readonly ReleasedGroupFigure[],
  rule: Hidden | null,
): PublicFigure {
  const hide = rule !== null && row.value !== null && (rule.total || tellsOfFew(row));
  const told = hide ? nothing : row;
  const targets = row.targets.map((target) => targetOf(target, row, rule !== null, hide));
  const [, ...others] = row.sources;
  return {
    code: row.code,
    name: row.name,
    unit: row.unit,
    value: told.value,
    numerator: told.numerator,
    denominator: told.denominator,
    ...(hide || (rule !== null && boundsTellOfFew(row))
      ? { low: null, high: null }
      : { low: row.low, high: row.high }),
    hidden: hide,
    status: row.status,
    stale: row.stale,
    asOf: row.asOf,
    evidenceDate: row.evidenceDate,
    method: row.method,
    target: row.target === null ? null : targetOf(row.target, row, rule !== null, hide),
    targets,
    evidence: row.evidence.map(({ kind, rows }) => ({ kind, rows })),
    others: others.map((source) => ({
      source: source.source,
      evidenceDate: source.evidenceDate,
      ...(rule !== null && (hide || tellsOfFew(source))
        ? nothing
        : { value: source.value, numerator: source.numerator, denominator: source.denominator }),
    })),
    groups: groups.map((group) => groupOf(group, hide || (rule?.groups.has(group.group) ?? false))),
    missingGroups: row.missing.groups,
    unlocatedHouseholds: isFew(row.missing.unlocatedHouseholds) ? 0 : row.missing.unlocatedHouseholds,
  };
}

/** Bounds by group are left out: with the group's size they would be counts of their own. */
const groupOf = (
  { group, name, value, numerator, denominator }: ReleasedGroupFigure,
  hide: boolean,
): PublicGroup => ({
  group,
  name,
  ...(hide ? nothing : { value, numerator, denominator }),
  hidden: hide && value !== null,
});

const isFew = (count: number): boolean => count > 0 && count < 5;

const tellsOfFew = ({ numerator, denominator }: Told): boolean =>
  numerator !== null &&
  (denominator === null || denominator <= 0 ? isFew(numerator) : isSensitive(numerator, denominator));

/** Bounds of a share times its denominator are counts too. */
const boundsTellOfFew = ({ low, high, denominator, unit }: IndicatorRow): boolean =>
  unit === '%' &&
  denominator !== null &&
  [low, high].some((bound) => bound !== null && isSensitive((bound / 100) * denominator, denominator));

function targetOf(target: TargetState, row: IndicatorRow, personal: boolean, hide: boolean): TargetState {
  const { valueAtDue } = target;
  if (valueAtDue === null || !personal) return target;
  const then = row.unit === '%' && row.denominator !== null ? (valueAtDue / 100) * row.denominator : null;
  const few = then !== null && row.denominator !== null && isSensitive(then, row.denominator);
  return hide || few ? { ...target, valueAtDue: null } : target;
}
