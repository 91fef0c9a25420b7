import { type PeriodKind, periodKind } from '@hatangso/contracts/reporting';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { plansInForce } from '../../plan/index.ts';
import type { ReportPeriod } from '../input.ts';
import { boundsOf, periodOf } from '../period.ts';
import { settingsInForce } from '../settings.ts';
import { newestSettings } from '../settings-store.ts';
import { wardOfReport } from '../ward-of-report.ts';

export interface PeriodAsked {
  readonly unitCode: string;
  readonly year: number;
  readonly period: PeriodKind;
  /** As known at this moment (ISO instant), which is also the day asked on. */
  readonly knownAt: string;
  /** Of this plan; where none is named, of the first in force. */
  readonly plan?: string;
}

/** A period with the day its figures are closed, by the ward's settings, else its plan. */
export async function closingPeriod(asked: PeriodAsked, doing: Doing): Promise<ReportPeriod> {
  const { unitCode, year, period: kind, knownAt } = asked;
  const today = todayIn(new Date(knownAt));
  const word = await newestSettings(doing.tx, unitCode, knownAt);
  const open = periodOf(year, kind, today, word?.content.closing?.[kind] ?? null);
  const ward = await wardOfReport(unitCode, open.closing, doing);
  const plans = await plansInForce(doing.tx, unitCode, open.closing, knownAt);
  const plan = plans.find(({ id }) => id === asked.plan) ?? plans[0] ?? null;
  const settings = settingsInForce(word?.content ?? null, { ward, plan, date: open.closing });
  return periodOf(year, kind, today, settings.closing[kind] ?? null);
}

/** Which period of reports runs between two days; refused as `report.closing_period` where none does. */
export function periodBetween(from: string, to: string): { year: number; period: PeriodKind } {
  const year = Number(from.slice(0, 4));
  const period = periodKind.options.find((kind) => {
    const bounds = boundsOf(year, kind);
    return bounds.from === from && bounds.to === to;
  });
  if (period === undefined) throw new Problem('report.closing_period', { from, to });
  return { year, period };
}
