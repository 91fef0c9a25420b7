import { claimList, claimQuery } from '@hatangso/contracts/coverage';
import { unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import { read } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { areasAsGeoJson, listClaims } from './list-claims.ts';
import { cellRoutes } from './map/cells.ts';
import { coverageTiles } from './map/claim-tiles.ts';
import { hereRoutes } from './map/here.ts';
import { servedRoutes } from './map/served-list.ts';

const params = z.object({ code: unitCode });

export const coverageModule: Module = {
  name: 'coverage',
  endpoints: [
    read({
      path: '/wards/:code/claims',
      summary: "Operators' claims for a ward, valid on a date",
      permission: 'coverage.claim.read',
      params,
      query: claimQuery,
      response: claimList,
      handle: ({ params: { code }, query }, run) => run.query(listClaims, { ...query, unit: code }),
    }),
    read({
      path: '/wards/:code/claims.geojson',
      summary: 'The areas among them, as GeoJSON',
      permission: 'coverage.claim.read',
      params,
      query: claimQuery,
      response: ['application/geo+json'],
      handle: ({ params: { code }, query }, run) => run.query(areasAsGeoJson, { ...query, unit: code }),
    }),
    ...coverageTiles,
    ...cellRoutes,
    ...hereRoutes,
    ...servedRoutes,
  ],
};
