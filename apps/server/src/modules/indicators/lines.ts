import type { TargetLines } from '@hatangso/contracts/indicator-routes';
import { criterionOf, type Figure } from './criterion.ts';
import { daysBetween } from './dates.ts';
import { forecast, pathLevel, points } from './path.ts';
import type { Target } from './status.ts';

interface Known {
  readonly figures: readonly Figure[];
  readonly asOf: string;
  readonly most: number | null;
}

/** Points of a forecast's line: enough for its band, which is curved. */
const steps = 12;

/**
 * Path and forecast of each target as lines to draw, from the very figures that state and forecast of the row were
 * made of. Both are empty where the date has passed, for a rank, and where nothing is known yet.
 */
export const linesOf = (targets: readonly Target[], known: Known): TargetLines[] =>
  targets
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
    .map((target) => ({
      target: target.id,
      plan: target.plan,
      due: target.due,
      comparison: target.comparison,
      ...lineOf(target, known),
    }));

function lineOf(
  target: Target,
  { figures, asOf, most }: Known,
): Pick<TargetLines, 'level' | 'path' | 'forecast'> {
  const until = figures.filter(({ date }) => date <= asOf);
  const drawn = points(until);
  const [first, last] = [drawn[0], drawn.at(-1)];
  const criterion = criterionOf(target, last?.denominator ?? null);
  const level = criterion?.level ?? target.level;
  if (criterion === null || !criterion.path || last === undefined || target.due <= asOf)
    return { level, path: [], forecast: [] };
  const corners = target.path.kind === 'milestones' ? target.path.milestones.map(({ date }) => date) : [];
  const dates = [...new Set([first?.date ?? last.date, ...corners, target.due])].filter(
    (date) => date <= target.due,
  );
  const path = dates.toSorted().flatMap((date) => {
    const value = pathLevel(target.path, criterion, target.due, first, date);
    return value === null ? [] : [{ date, value }];
  });
  const ahead = drawn.length < 2 ? [] : between(last.date, target.due, steps);
  const line = ahead.flatMap((date) => {
    const found = forecast(until, date, most);
    return found === null ? [] : [{ date, value: found.value, low: found.low, high: found.high }];
  });
  return { level, path, forecast: line };
}

/** So many days evenly from one to another, both included. */
function between(from: string, to: string, count: number): string[] {
  const days = daysBetween(from, to);
  if (days <= 0) return [];
  const start = Date.parse(`${from}T00:00:00Z`);
  const dates = Array.from({ length: count + 1 }, (_, at) =>
    new Date(start + Math.round((days * at) / count) * 86_400_000).toISOString().slice(0, 10),
  );
  return [...new Set(dates)];
}
