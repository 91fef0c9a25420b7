import type { TargetState } from '@hatangso/contracts/indicators';
import type { BoardRow, StateCounts } from '@hatangso/contracts/overview';
import type { Plan } from '@hatangso/contracts/plan';
import type { BoardFigure } from '../../indicators/index.ts';
import { forecastYear } from './forecast-year.ts';
import type { OfficeOf } from './office.ts';

/**
 * One row a target and indicator, as counted in the report too: those still ahead first, then those whose date has
 * come, each in the plan's order. `value` is the figure of the day, `status` the target's own.
 */
export function boardRows(
  plans: readonly Plan[],
  figures: readonly BoardFigure[],
  asOf: string,
  officeOf: OfficeOf,
): BoardRow[] {
  const byCode = new Map(figures.map((one) => [one.row.code, one]));
  const rows = plans.flatMap((plan) =>
    plan.targets.flatMap((target) =>
      target.measures.flatMap(({ indicator }) => {
        const figure = byCode.get(indicator);
        const state = figure?.row.targets.find((one) => one.id === target.id && one.plan === plan.id);
        if (figure === undefined || state === undefined) return [];
        const office = officeOf(plan.id, target.inCharge ?? figure.office);
        return [{ ...rowOf(figure, state, asOf), office }];
      }),
    ),
  );
  return rows.toSorted((a, b) => Number(a.passed) - Number(b.passed) || compare(b.due, a.due));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function rowOf(figure: BoardFigure, state: TargetState, asOf: string): Omit<BoardRow, 'office'> {
  const { row, history } = figure;
  const { value, low, high, method, evidenceDate, stale, unit, code, name, numerator, denominator } = row;
  return {
    key: `${state.plan}:${state.id}:${code}`,
    plan: state.plan,
    target: state.id,
    reference: state.reference,
    indicator: code,
    name,
    unit,
    value,
    numerator,
    denominator,
    low,
    high,
    bounds: boundsOf(figure),
    source: row.sources[0]?.source ?? null,
    method,
    evidenceDate,
    stale,
    comparison: state.comparison,
    level: state.level,
    due: state.due,
    passed: state.due <= asOf,
    valueAtDue: state.valueAtDue,
    status: state.status,
    pathLevel: state.pathLevel,
    requiredRate: state.requiredRate,
    forecast: state.forecast,
    forecastYear: forecastYear(state, history, asOf),
    trend: history.map(({ date, value: was, low: from, high: to }) => ({
      date,
      value: was,
      low: from,
      high: to,
    })),
    awaits: row.awaits,
  };
}

/** Coverage is bounded by what is confirmed and what is claimed, a sample by its interval. */
function boundsOf({ row: { low, high, method } }: BoardFigure): BoardRow['bounds'] {
  if (low === null && high === null) return null;
  return (method ?? '').startsWith('claims') ? 'coverage' : 'interval';
}

/** How many rows stand how. */
export function countStates(rows: readonly Pick<BoardRow, 'status'>[]): StateCounts {
  const counts: StateCounts = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
