import type { ReportState } from '@hatangso/contracts/report-desk';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import { sql } from 'kysely';
import type { Doing } from '../../../platform/kernel.ts';
import { type Step, stateAfter } from '../desk/steps-store.ts';
import { closingPeriod } from './closing-day.ts';

/** A report whose figures are not to be chosen anew: its chair has approved them, or they are issued. */
export interface FixedBy {
  readonly year: number;
  readonly period: PeriodKind;
  readonly state: Extract<ReportState, 'approved' | 'released'>;
}

/**
 * The approved or released report whose closing day a choice for a period would reach: its own period, or a shorter one
 * within it that holds the day (the shortest period's word counts). A longer period is another report's, whose figures
 * are still to be closed. Null where the period is free. Opening the report again, which is the chair's, frees it.
 */
export async function fixedBy(
  { unitCode, from, to }: { readonly unitCode: string; readonly from: string; readonly to: string },
  doing: Doing,
): Promise<FixedBy | null> {
  for (const report of await lastSteps(unitCode, doing)) {
    const state = stateAfter([report]);
    if (state !== 'approved' && state !== 'released') continue;
    const { year, period, plan, knownAt } = report;
    const of = await closingPeriod({ unitCode, year, period, plan, knownAt }, doing);
    const reaches = of.from <= from && to <= of.to && from <= of.closing && of.closing <= to;
    if (reaches) return { year, period, state };
  }
  return null;
}

interface LastStep extends Pick<Step, 'step'> {
  readonly plan: string;
  readonly year: number;
  readonly period: PeriodKind;
  readonly knownAt: string;
}

/** Where each report of a unit stands: its newest step, with the moment whose knowledge its draft holds. */
async function lastSteps(unitCode: string, { tx }: Doing): Promise<LastStep[]> {
  const { rows } = await sql<LastStep>`
    select distinct on (plan_id, year, period) plan_id as plan, year, period, step, draft_known_at as "knownAt"
    from reporting.steps
    where unit_code = ${unitCode}
    order by plan_id, year, period, turn desc
  `.execute(tx);
  return rows;
}

const names: Readonly<Record<PeriodKind, { vi: string; en: string }>> = {
  N: { vi: 'năm', en: 'the year' },
  '6T': { vi: '6 tháng đầu năm', en: 'the first six months of' },
  '9T': { vi: '9 tháng đầu năm', en: 'the first nine months of' },
  Q1: { vi: 'quý I năm', en: 'quarter I of' },
  Q2: { vi: 'quý II năm', en: 'quarter II of' },
  Q3: { vi: 'quý III năm', en: 'quarter III of' },
  Q4: { vi: 'quý IV năm', en: 'quarter IV of' },
};

/** In words, for the problem that tells why a choice is refused. */
export const wordsOfFixed = ({ year, period, state }: FixedBy) => ({
  reportVi: `báo cáo ${names[period].vi} ${year}`,
  reportEn: `the report of ${names[period].en} ${year}`,
  ...stateWords(state),
});

export const stateWords = (state: FixedBy['state']): { stateVi: string; stateEn: string } =>
  state === 'approved'
    ? { stateVi: 'đã duyệt', stateEn: 'approved' }
    : { stateVi: 'đã phát hành', stateEn: 'released' };
