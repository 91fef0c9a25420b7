import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import { indicatorValue } from '../definition.ts';
import { type Computed, nothingBeside, type PartFigure, restingOn } from './computed.ts';
import type { PlaceCoverage, UnitEvidence } from './evidence.ts';
import { type Asked, claimsFor, methodOf } from './reach.ts';

export type PlaceSource = Extract<IndicatorSource, { kind: 'coverage_places' }>;

/** Places served over places of the kinds asked; a place claimed "in part" is neither, and opens the bounds. */
export function figureFromPlaces(
  definition: IndicatorDefinition,
  source: PlaceSource,
  evidence: UnitEvidence,
): Computed | null {
  const claims = claimsFor(evidence, source);
  const places = evidence.places.filter((place) =>
    (source.placeKinds as readonly string[]).includes(place.kind),
  );
  if (claims.length === 0 || places.length === 0) return null;
  const whole = countPlaces(places, source);
  const value = (numerator: number) => indicatorValue(definition, numerator, whole.denominator);
  return {
    indicator: definition.code,
    definitionVersion: definition.version,
    source: sourceId(source),
    value: value(whole.numerator),
    numerator: whole.numerator,
    denominator: whole.denominator,
    low: whole.open > 0 ? value(whole.numerator) : null,
    high: whole.open > 0 ? value(whole.numerator + whole.open) : null,
    method: methodOf(
      claims,
      claims.some((claim) => claim.tables > 0),
      null,
    ),
    ...restingOn(evidence, [...places, ...claims]),
    groups: [],
    beside: { ...nothingBeside, parts: source.byKind ? byKind(definition, places, source) : [] },
  };
}

function byKind(
  definition: IndicatorDefinition,
  places: readonly PlaceCoverage[],
  asked: Asked,
): PartFigure[] {
  return [...Map.groupBy(places, (place) => place.kind)].map(([code, own]) => {
    const { numerator, denominator } = countPlaces(own, asked);
    return { code, numerator, denominator, value: indicatorValue(definition, numerator, denominator) };
  });
}

function countPlaces(
  places: readonly PlaceCoverage[],
  asked: Asked,
): { numerator: number; denominator: number; open: number } {
  const reached = (speeds: Readonly<Record<string, number>>): boolean =>
    asked.services.some(
      (service) => service in speeds && (speeds[service] ?? 0) >= (asked.minDownlinkMbps ?? 0),
    );
  const numerator = places.filter((place) => reached(place.best)).length;
  const open = places.filter((place) => !reached(place.best) && reached(place.partly)).length;
  return { numerator, denominator: places.length, open };
}
