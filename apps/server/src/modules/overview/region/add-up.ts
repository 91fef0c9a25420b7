import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { RegionFigure } from '@hatangso/contracts/region';

export interface AddedUp {
  readonly figure: RegionFigure | null;
  /** Wards that have a figure and are in the sum. */
  readonly counted: number;
}

/**
 * The wards of a province added up: numerators over denominators, a count simply summed. Its bounds are those of the
 * wards weighed alike, as if all erred to the same side: never narrower than the truth. What has no numerator and
 * denominator of its own (a rank, a mean without its sums) adds up to nothing.
 */
export function addUp(
  definition: Pick<IndicatorDefinition, 'measure' | 'unit'>,
  rows: readonly IndicatorRow[],
): AddedUp {
  const told = rows.filter((row) => row.value !== null && row.numerator !== null);
  const usable =
    definition.measure === 'count'
      ? told
      : told.filter((row) => row.denominator !== null && row.denominator > 0);
  if (usable.length === 0 || definition.unit === 'rank') return { figure: null, counted: 0 };
  const weight = (row: IndicatorRow): number => (definition.measure === 'count' ? 1 : (row.denominator ?? 0));
  const total = definition.measure === 'count' ? 1 : usable.reduce((sum, row) => sum + weight(row), 0);
  const over = (of: (row: IndicatorRow) => number | null): number =>
    usable.reduce((sum, row) => sum + (of(row) ?? row.value ?? 0) * weight(row), 0) / total;
  const certain = usable.every(({ low, high }) => low === null && high === null);
  const oldest = usable.flatMap(({ evidenceDate }) => evidenceDate ?? []).toSorted()[0] ?? null;
  const bound = (side: 'low' | 'high') => (certain ? null : over((row) => row[side]));
  return {
    figure: [over(({ value }) => value), bound('low'), bound('high'), 'no_target', oldest, null],
    counted: usable.length,
  };
}
