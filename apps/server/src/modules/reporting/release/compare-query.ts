import type { ReportComparison } from '@hatangso/contracts/report-releases';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { buildReport } from '../build.ts';
import type { DeskAsked } from '../desk/standing.ts';
import { gatherReport } from '../gather.ts';
import { comparison, type Side } from './compare.ts';
import { lastReleased } from './queries.ts';

/** The report beside the one of the year before: as released, else as computed with what is known now, else alone. */
export const compareReports = query({
  name: 'reporting.report.read',
  async run(asked: DeskAsked, doing): Promise<ReportComparison> {
    const { input } = await gatherReport.run({ ...asked, internal: false }, doing);
    const now: Side = { figures: input.indicators, model: buildReport(input) };
    const year = asked.year - 1;
    const released = await lastReleased.run({ unitCode: asked.unitCode, year, period: asked.period }, doing);
    if (released !== null) {
      const before: Side = { figures: released.content.figures, model: released.content.report };
      return answer(asked, { source: 'release', release: released.id, year }, now, before);
    }
    const computed = await computedReport({ ...asked, year }, doing);
    const before = computed ?? { figures: input.previous, model: null };
    const source = computed === null ? 'none' : 'computed';
    return answer(asked, { source, release: null, year }, now, before);
  },
});

function answer(
  { year, period }: DeskAsked,
  last: ReportComparison['last'],
  now: Side,
  before: Side,
): ReportComparison {
  return { year, period, last, ...comparison(now, before) };
}

/** Null where no plan was in force then. */
async function computedReport(asked: DeskAsked, doing: Doing): Promise<Side | null> {
  try {
    const { input } = await gatherReport.run({ ...asked, internal: false }, doing);
    return { figures: input.indicators, model: buildReport(input) };
  } catch (error) {
    const none = ['report.no_plan', 'report.unknown_plan', 'report.several_plans', 'territory.not_at_date'];
    if (error instanceof Problem && none.includes(error.code)) return null;
    throw error;
  }
}
