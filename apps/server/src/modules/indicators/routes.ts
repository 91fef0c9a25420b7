import { unitCode } from '@hatangso/contracts/identity';
import {
  computeAnswer,
  computeBody,
  indicatorDetail,
  indicatorsAnswer,
  indicatorsQuery,
} from '@hatangso/contracts/indicator-routes';
import { mapDates } from '@hatangso/contracts/map';
import { z } from 'zod';
import { NATION } from '../../platform/db/scope.ts';
import { read, write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { provinceOf } from '../territory/index.ts';
import { computeCommand } from './compute-commands.ts';
import { detailRoutes } from './detail-routes.ts';
import { mapDatesOf } from './map-dates.ts';
import { wardIndicator, wardIndicators } from './queries.ts';

const ward = z.object({ code: unitCode });
const wardIndicatorParams = z.object({
  code: unitCode,
  indicator: z.string().regex(/^[a-z][a-z0-9_]{2,59}$/),
});

export const indicatorsModule: Module = {
  name: 'indicators',
  endpoints: [
    read({
      path: '/wards/:code/indicators',
      summary: "A ward's indicators as of a date: value, numerator, denominator, targets, evidence",
      permission: 'indicators.figure.read',
      params: ward,
      query: indicatorsQuery,
      response: indicatorsAnswer,
      handle: async ({ params, query }, run) => {
        await run.query(provinceOf, { code: params.code });
        return run.query(wardIndicators, { unitCode: params.code, ...query });
      },
    }),
    read({
      path: '/wards/:code/indicators/:indicator',
      summary: 'One indicator in full: meaning, groups, parts, history, sources',
      permission: 'indicators.figure.read',
      params: wardIndicatorParams,
      query: indicatorsQuery,
      response: indicatorDetail,
      handle: ({ params, query }, run) =>
        run.query(wardIndicator, { unitCode: params.code, indicator: params.indicator, ...query }),
    }),
    ...detailRoutes,
    read({
      path: '/wards/:code/map/dates',
      summary: 'Dates on which the map of a ward changes, up to today',
      permission: 'indicators.figure.read',
      params: ward,
      response: mapDates,
      handle: ({ params }, run) => run.query(mapDatesOf, { unitCode: params.code }),
    }),
    write({
      method: 'POST',
      path: '/wards/:code/figures',
      summary: "Compute and store a ward's figures",
      permission: 'indicators.figure.compute',
      params: ward,
      body: computeBody,
      response: computeAnswer,
      handle: async ({ params, body }, run) => {
        const provinceCode = await run.query(provinceOf, { code: params.code });
        return run.command(computeCommand, { unitCode: params.code, provinceCode, asOf: body.asOf ?? null });
      },
    }),
    write({
      method: 'POST',
      path: '/figures',
      summary: 'Compute and store the figures of all wards in one pass',
      permission: 'indicators.figure.compute',
      body: computeBody,
      response: computeAnswer,
      handle: ({ body }, run) =>
        run.command(computeCommand, { unitCode: null, provinceCode: NATION, asOf: body.asOf ?? null }),
    }),
  ],
};
