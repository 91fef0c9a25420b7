import { unitCode } from '@hatangso/contracts/identity';
import { type ServedQuery, servedList, servedQuery } from '@hatangso/contracts/map';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import { type Endpoint, read } from '../../../platform/http/endpoint.ts';
import { readsPeople } from '../../../platform/reads-people.ts';
import { todayIn } from '../../../platform/today.ts';
import { coveredHouseholds } from '../drill-down.ts';

/** The households of the map's layer as rows: by group and code, a page at a time. */
const listServed = query({
  name: 'survey.household.read',
  async run(
    { unit, asOf, service, served, group, limit, cursor }: ServedQuery & { unit: string },
    { tx, now },
  ) {
    const moment = { unitCode: unit, asOf: asOf ?? todayIn(now), knownAt: now.toISOString() };
    const page = await coveredHouseholds(tx, {
      moment,
      asked: { services: [service] },
      served: served === undefined ? null : served === 'true',
      group: group ?? null,
      limit,
      cursor: cursor ?? null,
    });
    return { households: page.rows, next: page.next };
  },
  audit: ({ unit, service }, { households }, caller) =>
    readsPeople(caller, {
      ...{ kind: 'survey.household', id: 'served', persons: households.length, unitCode: unit },
      facts: { service },
    }),
});

export const servedRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/served',
    summary: "A ward's located households and whether the claims of a service reach them",
    permission: 'survey.household.read',
    params: z.object({ code: unitCode }),
    query: servedQuery,
    response: servedList,
    handle: ({ params, query: asked }, run) => run.query(listServed, { ...asked, unit: params.code }),
  }),
];
