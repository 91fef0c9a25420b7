import type { TargetState } from '@hatangso/contracts/indicators';

interface Point {
  readonly date: string;
  readonly value: number | null;
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const daysOfYear = 365.25;
/** Farther ahead a straight line says nothing. */
const horizon = 30;

/**
 * The year in which the line that forecasts a target (least squares through the figures so far) crosses its level;
 * the year of the as-of date where it is beyond it already. Null where no forecast is drawn, the target asks for no
 * level, or the line never gets there within 30 years.
 */
export function forecastYear(
  state: Pick<TargetState, 'forecast' | 'level' | 'comparison'>,
  history: readonly Point[],
  asOf: string,
): number | null {
  const { level, comparison, forecast } = state;
  if (forecast === null || level === null) return null;
  const points = history.flatMap(({ date, value }) => (value === null ? [] : [{ x: dayOf(date), y: value }]));
  if (points.length < 2) return null;
  const mean = (of: (one: { x: number; y: number }) => number) =>
    points.reduce((sum, one) => sum + of(one), 0) / points.length;
  const centre = mean(({ x }) => x);
  const middle = mean(({ y }) => y);
  const squares = points.reduce((sum, { x }) => sum + (x - centre) ** 2, 0);
  const slope = points.reduce((sum, { x, y }) => sum + (x - centre) * (y - middle), 0) / squares;
  const today = dayOf(asOf);
  const now = middle + slope * (today - centre);
  const down = comparison === 'at_most' || comparison === 'below';
  if (down ? now <= level : now >= level) return Number(asOf.slice(0, 4));
  if (down ? slope >= 0 : slope <= 0) return null;
  const crossing = centre + (level - middle) / slope;
  if (crossing > today + horizon * daysOfYear) return null;
  return new Date(crossing * 86_400_000).getUTCFullYear();
}
