import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sourceId } from '@hatangso/contracts/indicator-sources';
import type { SourceFigure } from '@hatangso/contracts/indicators';

/**
 * One source's figure before any is chosen. `source` is the id of a source of the definition; where several
 * registers speak, each adds its supplier behind a colon: `register:Công an phường`.
 */
export type Candidate = Omit<SourceFigure, 'closed'>;

/** Another source that tells something clearly different from the chosen one. */
export interface Difference {
  readonly source: string;
  /** Other minus chosen, in the indicator's unit. */
  readonly difference: number;
  /** One of the two intervals holds the other's value: sampling alone may explain it. */
  readonly withinInterval: boolean;
}

export interface Choice {
  /** The figure of the indicator: the closed one, else the proposed one; null where no source speaks. */
  readonly chosen: SourceFigure | null;
  /** Every source that speaks, the chosen one first, the others in the definition's order. */
  readonly sources: readonly SourceFigure[];
  readonly differences: readonly Difference[];
  /** The source closed for the period has no figure (its evidence was taken back): what is shown is a proposal. */
  readonly closedIsMissing: boolean;
}

/**
 * Chooses between sources, which are never mixed. `closed` is the source that the office in charge closed for
 * the period and wins; else the definition's order proposes the first that has a value (not one that only
 * compares), of several suppliers the one whose evidence is newest.
 */
export function chooseSource(
  definition: IndicatorDefinition,
  candidates: readonly Candidate[],
  closed: string | null,
): Choice {
  const ordered = candidates.toSorted(
    (a, b) =>
      placeOf(definition, a) - placeOf(definition, b) ||
      compare(b.evidenceDate ?? '', a.evidenceDate ?? '') ||
      compare(a.source, b.source),
  );
  const eligible = ordered.filter((one) => !comparesOnly(definition, one));
  const closedOne = eligible.find((one) => one.source === closed);
  const first = closedOne ?? eligible.find((one) => one.value !== null) ?? eligible[0];
  const mark = (one: Candidate): SourceFigure => ({ ...one, closed: one === closedOne });
  const others = ordered.filter((one) => one !== first);
  return {
    chosen: first === undefined ? null : mark(first),
    sources: first === undefined ? others.map(mark) : [mark(first), ...others.map(mark)],
    differences: first === undefined ? [] : others.flatMap((other) => differing(definition, first, other)),
    closedIsMissing: closed !== null && closedOne === undefined,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const ownId = (candidate: Candidate): string => candidate.source.split(':', 1)[0] ?? candidate.source;

function placeOf(definition: IndicatorDefinition, candidate: Candidate): number {
  const at = definition.sources.findIndex((source) => sourceId(source) === ownId(candidate));
  return at === -1 ? definition.sources.length : at;
}

const comparesOnly = (definition: IndicatorDefinition, candidate: Candidate): boolean =>
  definition.sources.some((source) => source.comparesOnly === true && sourceId(source) === ownId(candidate));

function differing(definition: IndicatorDefinition, chosen: Candidate, other: Candidate): Difference[] {
  if (chosen.value === null || other.value === null) return [];
  const difference = other.value - chosen.value;
  const { points, relative } = definition.differenceThreshold;
  const large =
    definition.measure === 'percent'
      ? Math.abs(difference) > points
      : Math.abs(difference) > relative * Math.max(Math.abs(chosen.value), Math.abs(other.value));
  if (!large) return [];
  return [
    {
      source: other.source,
      difference,
      withinInterval: holds(chosen, other.value) || holds(other, chosen.value),
    },
  ];
}

/** Whether a sampled figure's interval holds a value; a side without bound holds everything. */
function holds({ low, high }: Candidate, value: number): boolean {
  if (low === null && high === null) return false;
  return (low === null || value >= low) && (high === null || value <= high);
}
