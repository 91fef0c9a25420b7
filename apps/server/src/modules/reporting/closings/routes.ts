import { type ClosingsAnswer, closingsAnswer, closingsQuery } from '@hatangso/contracts/closings';
import { unitCode } from '@hatangso/contracts/identity';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import { type Endpoint, read } from '../../../platform/http/endpoint.ts';
import { todayIn } from '../../../platform/today.ts';
import { closingsOf } from '../../indicators/index.ts';
import { plansInForce } from '../../plan/index.ts';
import { provinceOf } from '../../territory/index.ts';
import { periodOf } from '../period.ts';
import { settingsInForce } from '../settings.ts';
import { newestSettings } from '../settings-store.ts';
import { kindText } from '../text/words.ts';
import { wardOfReport } from '../ward-of-report.ts';
import { kindTextEnglish } from './source-names.ts';

interface Asked {
  readonly unitCode: string;
  readonly year: number;
  readonly period: PeriodKind;
}

/** What there is to choose among for a period, on the day its figures are closed. */
const closingsOfPeriod = query({
  name: 'reporting.report.read',
  async run({ unitCode, year, period: kind }: Asked, doing): Promise<ClosingsAnswer> {
    const knownAt = doing.now.toISOString();
    const today = todayIn(doing.now);
    await provinceOf.run({ code: unitCode }, doing);
    const word = await newestSettings(doing.tx, unitCode, knownAt);
    const open = periodOf(year, kind, today, word?.content.closing?.[kind] ?? null);
    const ward = await wardOfReport(unitCode, open.closing, doing);
    const [plan = null] = await plansInForce(doing.tx, unitCode, open.closing, knownAt);
    const settings = settingsInForce(word?.content ?? null, { ward, plan, date: open.closing });
    const { from, to, closing } = periodOf(year, kind, today, settings.closing[kind] ?? null);
    const sourceName = (source: string) => ({ vi: kindText(source), en: kindTextEnglish(source) });
    const rows = await closingsOf({ unitCode, from, to, closing, sourceName }, doing);
    const mark = doing.installation.demonstration ? { demonstration: true as const } : {};
    return { year, period: kind, from, to, closing, rows, ...mark };
  },
});

/** Closing figures: the sources side by side, and which one the office in charge chose. */
export const closingRoutes = (): Endpoint[] => [
  read({
    path: '/wards/:code/closings',
    summary: 'For each indicator of a period its sources with their differences, and the one that was chosen',
    permission: 'reporting.report.read',
    params: z.object({ code: unitCode }),
    query: closingsQuery,
    response: closingsAnswer,
    handle: ({ params, query: { year, period } }, run) =>
      run.query(closingsOfPeriod, { unitCode: params.code, year, period }),
  }),
];
