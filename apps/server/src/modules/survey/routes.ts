import { unitCode } from '@hatangso/contracts/identity';
import { expectations } from '@hatangso/contracts/problems/expectations';
import { type HouseholdQuery, householdList, householdQuery } from '@hatangso/contracts/survey';
import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../platform/action.ts';
import { read } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { invalidRequest } from '../../platform/problem.ts';
import { readsPeople } from '../../platform/reads-people.ts';
import { todayIn } from '../../platform/today.ts';
import { listHouseholds } from './list-households.ts';
import { householdTiles } from './map/household-tiles.ts';

const cursorShape = z.tuple([z.string(), z.string(), z.string()]);

function checkedCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  try {
    cursorShape.parse(JSON.parse(cursor));
    return cursor;
  } catch {
    throw invalidRequest('cursor', expectations.nextOfPage);
  }
}

const readHouseholdRows = query({
  name: 'survey.household.read',
  async run(
    { unit, asOf, group, batch, limit, cursor }: HouseholdQuery & { unit: string },
    { tx, now, installation },
  ) {
    const knownAt = now.toISOString();
    const page = await listHouseholds(tx, {
      moment: { unitCode: unit, asOf: asOf ?? todayIn(now), knownAt },
      where: sql`(${group ?? null}::text is null or household.group_code = ${group ?? null}::text)
        and (${batch ?? null}::uuid is null or household.batch_id = ${batch ?? null}::uuid)`,
      limit,
      cursor: checkedCursor(cursor),
    });
    if (!installation.demonstration) return page;
    return { ...page, households: page.households.map((row) => ({ ...row, demonstration: true as const })) };
  },
  audit: ({ unit }, { households }, caller) =>
    readsPeople(caller, { kind: 'survey.household', id: 'list', persons: households.length, unitCode: unit }),
});

export const surveyModule: Module = {
  name: 'survey',
  endpoints: [
    read({
      path: '/wards/:code/households',
      summary: "A ward's household rows in force, by group and code",
      permission: 'survey.household.read',
      params: z.object({ code: unitCode }),
      query: householdQuery,
      response: householdList,
      handle: ({ params, query: asked }, run) =>
        run.query(readHouseholdRows, { ...asked, unit: params.code }),
    }),
    householdTiles,
  ],
};
