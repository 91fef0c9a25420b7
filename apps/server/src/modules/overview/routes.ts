import { unitCode } from '@hatangso/contracts/identity';
import { overviewQuery, visitMarked, wardOverview } from '@hatangso/contracts/overview';
import { regionFigures, regionOverview, regionParams, regionQuery } from '@hatangso/contracts/region';
import { searchAnswer, searchQuery } from '@hatangso/contracts/search';
import { z } from 'zod';
import { NATION } from '../../platform/db/scope.ts';
import { read, write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { provinceOf } from '../territory/index.ts';
import { readRegionFigures } from './region/region-figures.ts';
import { readRegion } from './region/region-overview.ts';
import { search } from './search/search.ts';
import { markVisit } from './ward/visits.ts';
import { readOverview } from './ward/ward-overview.ts';

const ward = z.object({ code: unitCode });

export const overviewModule: Module = {
  name: 'overview',
  endpoints: [
    read({
      path: '/wards/:code/overview',
      summary: "A ward's board: targets, deadlines, what offices owe, what changed, what to do next",
      permission: 'overview.board.read',
      params: ward,
      query: overviewQuery,
      response: wardOverview,
      handle: async ({ params, query }, run) => {
        await run.query(provinceOf, { code: params.code });
        return run.query(readOverview, { unitCode: params.code, asOf: query.asOf });
      },
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/overview/visit',
      summary: 'A visit begins: what the figures say now is kept, to tell next time what changed',
      permission: 'overview.visit.mark',
      params: ward,
      response: visitMarked,
      handle: async ({ params }, run) => {
        const provinceCode = await run.query(provinceOf, { code: params.code });
        const { unit, since } = await run.command(markVisit, { unitCode: params.code, provinceCode });
        return { unit, since };
      },
    }),
    read({
      path: '/provinces/:code/overview',
      summary: "A province's wards side by side by the figures they have stored",
      permission: 'overview.region.read',
      params: regionParams,
      query: regionQuery,
      response: regionOverview,
      handle: ({ params, query }, run) => run.query(readRegion, { ...query, code: params.code }),
    }),
    read({
      path: '/country/overview',
      summary: "The country's provinces and wards side by side by one indicator",
      permission: 'overview.region.read',
      query: regionQuery,
      response: regionOverview,
      handle: ({ query }, run) => run.query(readRegion, { ...query, code: NATION }),
    }),
    read({
      path: '/provinces/:code/figures',
      summary: "A province's wards by one indicator, for a map: no more than code, name and figure",
      permission: 'overview.region.read',
      params: regionParams,
      query: regionQuery,
      response: regionFigures,
      handle: ({ params, query }, run) => run.query(readRegionFigures, { ...query, code: params.code }),
    }),
    read({
      path: '/country/figures',
      summary: "The country's wards by one indicator, for a map: no more than code, name and figure",
      permission: 'overview.region.read',
      query: regionQuery,
      response: regionFigures,
      handle: ({ query }, run) => run.query(readRegionFigures, { ...query, code: NATION }),
    }),
    read({
      path: '/search',
      summary:
        'Tasks, targets, indicators, groups, places, batches, documents, people and units by name or id',
      permission: 'overview.search.read',
      query: searchQuery,
      response: searchAnswer,
      handle: ({ query }, run) => run.query(search, query),
    }),
  ],
};
