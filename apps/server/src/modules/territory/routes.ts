import { unitCode } from '@hatangso/contracts/identity';
import {
  apportioned,
  apportionQuery,
  asOfQuery,
  boundariesQuery,
  boundaryQuery,
  groupList,
  lineage,
  matchQuery,
  placeList,
  unit,
  unitFeature,
  unitFeatures,
  unitList,
  unitListQuery,
  unitMatches,
  unitParams,
} from '@hatangso/contracts/territory';
import { z } from 'zod';
import { type Endpoint, read } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { shapeRoutes } from './map/shapes.ts';
import { unitTiles } from './map/unit-tiles.ts';
import { wardTiles } from './map/ward-tiles.ts';
import { apportionFigure } from './queries/apportion-figure.ts';
import { provinceBoundaries, unitBoundary } from './queries/boundary.ts';
import { originsOf, successorsOf } from './queries/lineage.ts';
import { listGroups, listPlaces } from './queries/list-groups.ts';
import { listUnits } from './queries/list-units.ts';
import { matchUnits } from './queries/match-units.ts';
import { unitAsOf } from './queries/unit-as-of.ts';

/** Units are common knowledge: their parameter is not `:code`, so a ward's assignment may read them all. */
const unitRoutes: Endpoint[] = [
  read({
    path: '/units',
    summary: 'Units that stand on a date, in Vietnamese order',
    permission: 'territory.unit.read',
    query: unitListQuery,
    response: unitList,
    handle: ({ query }, run) => run.query(listUnits, query),
  }),
  read({
    path: '/unit-matches',
    summary: 'Units by their names (`?name=…&name=…`); what does not match is listed',
    permission: 'territory.unit.read',
    query: matchQuery,
    response: unitMatches,
    handle: ({ query }, run) => run.query(matchUnits, { ...query, names: query.name }),
  }),
  read({
    path: '/unit-boundaries',
    summary: "A province's wards as GeoJSON",
    permission: 'territory.unit.read',
    query: boundariesQuery,
    response: unitFeatures,
    handle: ({ query }, run) => run.query(provinceBoundaries, query),
  }),
  read({
    path: '/units/:unit',
    summary: 'The unit that a code names on a date',
    permission: 'territory.unit.read',
    params: unitParams,
    query: asOfQuery,
    response: unit,
    handle: ({ params, query }, run) => run.query(unitAsOf, { code: params.unit, asOf: query.asOf }),
  }),
  read({
    path: '/units/:unit/boundary',
    summary: 'The unit as GeoJSON',
    permission: 'territory.unit.read',
    params: unitParams,
    query: boundaryQuery,
    response: unitFeature,
    handle: ({ params, query }, run) => run.query(unitBoundary, { ...query, code: params.unit }),
  }),
];

const historyRoutes: Endpoint[] = [
  read({
    path: '/units/:unit/origins',
    summary: 'What the unit was made of',
    permission: 'territory.unit.read',
    params: unitParams,
    query: asOfQuery,
    response: lineage,
    handle: ({ params, query }, run) => run.query(originsOf, { code: params.unit, asOf: query.asOf }),
  }),
  read({
    path: '/units/:unit/successors',
    summary: 'What became of the unit',
    permission: 'territory.unit.read',
    params: unitParams,
    query: asOfQuery,
    response: lineage,
    handle: ({ params, query }, run) => run.query(successorsOf, { code: params.unit, asOf: query.asOf }),
  }),
  read({
    path: '/units/:unit/apportion',
    summary: 'Figures of the units of one date, expressed for the unit of another, with the method',
    permission: 'territory.unit.read',
    params: unitParams,
    query: apportionQuery,
    response: apportioned,
    handle: ({ params, query }, run) => run.query(apportionFigure, { ...query, code: params.unit }),
  }),
];

const wardParams = z.object({ code: unitCode });
const wardRoutes: Endpoint[] = [
  read({
    path: '/wards/:code/groups',
    summary: "A ward's residential groups on a date",
    permission: 'territory.group.read',
    params: wardParams,
    query: asOfQuery,
    response: groupList,
    handle: ({ params, query }, run) => run.query(listGroups, { code: params.code, asOf: query.asOf }),
  }),
  read({
    path: '/wards/:code/places',
    summary: "A ward's priority places on a date",
    permission: 'territory.place.read',
    params: wardParams,
    query: asOfQuery,
    response: placeList,
    handle: ({ params, query }, run) => run.query(listPlaces, { code: params.code, asOf: query.asOf }),
  }),
];

export const territoryModule: Module = {
  name: 'territory',
  endpoints: [...unitRoutes, ...historyRoutes, ...wardRoutes, ...shapeRoutes, ...unitTiles, ...wardTiles],
};
