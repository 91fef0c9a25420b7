import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import type { RegionFigure, RegionOverview, RegionUnit } from '@hatangso/contracts/region';

/** A unit with its figure of the indicator shown. */
export interface Shown {
  readonly unit: RegionUnit;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: IndicatorStatus;
  readonly evidenceDate: string | null;
  /** Day of the target that the status speaks of. */
  readonly due: string | null;
  /** Targets met, of all that it has. */
  readonly met: number;
  readonly targets: number;
}

const none: RegionFigure = [null, null, null, 'no_data', null, null];

/** The units with their figures of one indicator; one without any is "no data", never left out. */
export function shownOf(
  region: Pick<RegionOverview, 'indicators'>,
  units: readonly RegionUnit[],
  indicator: string,
): Shown[] {
  const at = region.indicators.findIndex(({ code }) => code === indicator);
  return units.map((unit) => {
    const [value, low, high, status, evidenceDate, due] = unit.figures[at] ?? none;
    const targets = Object.values(unit.counts).reduce((sum, count) => sum + (count ?? 0), 0);
    return { unit, value, low, high, status, evidenceDate, due, met: unit.counts.met ?? 0, targets };
  });
}

/** People on a square kilometre; null where one of the two is not known. */
export const densityOf = ({ population, areaKm2 }: RegionUnit): number | null =>
  population === null || areaKm2 === null || areaKm2 === 0 ? null : population / areaKm2;

/** The place of a unit among others with a figure, 1 the best; null where it has none itself. */
export function placeAmong(
  own: Shown,
  others: readonly Shown[],
  better: 'higher' | 'lower',
): { readonly place: number; readonly of: number } | null {
  const { value } = own;
  if (value === null) return null;
  const known = others.flatMap((one) =>
    one.value === null || one.unit.code === own.unit.code ? [] : [one.value],
  );
  const ahead = known.filter((other) => (better === 'higher' ? other > value : other < value)).length;
  return { place: ahead + 1, of: known.length + 1 };
}
