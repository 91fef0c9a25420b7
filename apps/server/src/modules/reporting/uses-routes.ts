import { unitCode } from '@hatangso/contracts/identity';
import { reportUses } from '@hatangso/contracts/indicator-why';
import { z } from 'zod';
import { type Endpoint, read } from '../../platform/http/endpoint.ts';
import { usesOfIndicator } from './uses.ts';

/** Up from a figure to the report: what the screen of an indicator asks. */
export const usesRoutes = (): Endpoint[] => [
  read({
    path: '/wards/:code/indicators/:indicator/report',
    summary: "The paragraphs and annex lines of this year's report that tell an indicator's figure",
    permission: 'reporting.report.read',
    params: z.object({ code: unitCode, indicator: z.string().regex(/^[a-z][a-z0-9_]{2,59}$/) }),
    response: reportUses,
    handle: ({ params }, run) =>
      run.query(usesOfIndicator, { unitCode: params.code, indicator: params.indicator }),
  }),
];
