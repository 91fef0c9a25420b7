import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { householdsInForce, type Moment, preferHashJoins, preferNothing } from '../../survey/index.ts';
import { householdServices } from '../in-force.ts';
import { hexagonAt } from './hexagons.ts';

export interface CellHouseholds {
  readonly households: number;
  readonly served: { readonly '4g': number; readonly '5g': number; readonly fibre: number };
}

/** Located households of a ward by hexagon, and how many of them the claims serve; `surveyedOn`: the latest round's date. */
export async function householdsByCell(
  tx: Tx,
  moment: Moment,
  resolution: number,
): Promise<{ cells: ReadonlyMap<string, CellHouseholds>; surveyedOn: string | null }> {
  await preferHashJoins(tx);
  const { rows } = await sql<{
    lon: number;
    lat: number;
    services: readonly string[] | null;
    round_date: string;
  }>`
    with
      household as materialized (${householdsInForce(moment)}),
      available as materialized (${householdServices('household', moment)}),
      served as (
        select unit_code, batch_id, row_no, json_agg(service) as services from available group by unit_code, batch_id, row_no
      )
    select st_x(household.geom) as lon, st_y(household.geom) as lat, household.round_date, served.services
    from household
    left join served using (unit_code, batch_id, row_no)
    where household.geom is not null
  `.execute(tx);
  await preferNothing(tx);
  const cells = new Map<
    string,
    { households: number; served: { '4g': number; '5g': number; fibre: number } }
  >();
  let surveyedOn: string | null = null;
  for (const { lon, lat, services, round_date } of rows) {
    const id = hexagonAt(lon, lat, resolution);
    const cell = cells.get(id) ?? { households: 0, served: { '4g': 0, '5g': 0, fibre: 0 } };
    cells.set(id, cell);
    cell.households += 1;
    for (const service of services ?? []) cell.served[service as keyof CellHouseholds['served']] += 1;
    if (surveyedOn === null || round_date > surveyedOn) surveyedOn = round_date;
  }
  return { cells, surveyedOn };
}
