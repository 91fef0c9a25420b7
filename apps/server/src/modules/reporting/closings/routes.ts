import { type ClosingsAnswer, closingsAnswer, closingsQuery } from '@hatangso/contracts/closings';
import { unitCode } from '@hatangso/contracts/identity';
import { closeAnswer, closeBody } from '@hatangso/contracts/indicator-routes';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { closingsOf } from '../../indicators/index.ts';
import { provinceOf } from '../../territory/index.ts';
import { kindText } from '../text/words.ts';
import { closeFigure } from './close-figure.ts';
import { closingPeriod } from './closing-day.ts';
import { fixedBy } from './fixed.ts';
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
    await provinceOf.run({ code: unitCode }, doing);
    const { from, to, closing } = await closingPeriod({ unitCode, year, period: kind, knownAt }, doing);
    const fixed = await fixedBy({ unitCode, from, to }, doing);
    const sourceName = (source: string) => ({ vi: kindText(source), en: kindTextEnglish(source) });
    const found = await closingsOf({ unitCode, from, to, closing, sourceName }, doing);
    const rows = fixed === null ? found : found.map((row) => ({ ...row, mayClose: false }));
    const mark = doing.installation.demonstration ? { demonstration: true as const } : {};
    return { year, period: kind, from, to, closing, fixed, rows, ...mark };
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
  write({
    method: 'PUT',
    path: '/wards/:code/indicators/:indicator/closing',
    summary:
      'Close one source as the figure of a period, or open it again; fixed once the period’s report is approved',
    permission: 'indicators.figure.close',
    params: z.object({ code: unitCode, indicator: z.string().regex(/^[a-z][a-z0-9_]{2,59}$/) }),
    body: closeBody,
    response: closeAnswer,
    handle: async ({ params, body }, run) => {
      const provinceCode = await run.query(provinceOf, { code: params.code });
      const { closing: _closing, ...done } = await run.command(closeFigure, {
        ...body,
        unitCode: params.code,
        provinceCode,
        indicator: params.indicator,
      });
      return done;
    },
  }),
];
