import { type RawBuilder, sql } from 'kysely';
import type { Doing } from '../../../platform/kernel.ts';
import type { Frame } from '../../../platform/tiles/frame.ts';
import { boxOf } from '../../../platform/tiles/in-tile.ts';
import { remembered } from '../../../platform/tiles/remember.ts';
import type { TileInput } from '../../../platform/tiles/tile-route.ts';
import { knownHouseholds, knownThen, roundsInForce } from '../in-force.ts';

interface Round {
  readonly group_ref: string;
  readonly round: string;
  readonly group_code: string;
}

/**
 * The household rows in force inside a tile: unit_code, batch_id, row_no, code, group_code, geom, people, has_fibre. The
 * rounds they belong to are the same for every tile of the ward and found once; what is left is a box and a join with a
 * few rows.
 */
export async function locatedInTile(
  { tx, now, scope, installation }: Doing,
  frame: Frame,
  { code, asOf, version }: TileInput,
): Promise<RawBuilder<unknown>> {
  const moment = { unitCode: code, asOf, knownAt: now.toISOString() };
  const rounds = await remembered(installation, ['rounds', scope, code, asOf, version], async () => {
    const { rows } = await sql<Round>`
      with
        given as (
          select unit_code, group_ref, round, max(evidence_date) as evidence_date, max(taken_at) as taken_at
          from (${knownHouseholds(moment)}) as known group by unit_code, group_ref, round
        )
      select group_ref, round, group_code from (${roundsInForce('given', moment)}) as in_force
    `.execute(tx);
    return JSON.stringify(rows);
  });
  return sql`
    select household.unit_code, household.batch_id, household.row_no, household.code, in_force.group_code, household.geom,
           household.people, household.has_fibre
    from survey.households as household
    join json_to_recordset(${rounds}::json) as in_force (group_ref text, round text, group_code text)
      on in_force.group_ref = coalesce(household.group_code, '~' || household.group_key) and in_force.round = household.round
    where household.unit_code = ${code} and household.geom && ${boxOf(frame)} and ${knownThen('household', moment)}`;
}
