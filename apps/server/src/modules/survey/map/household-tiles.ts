import { tileQuery, unitTileParams } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import type { Doing } from '../../../platform/kernel.ts';
import type { TileLayer, TileRow } from '../../../platform/tiles/encode.ts';
import type { Frame } from '../../../platform/tiles/frame.ts';
import { boxOf, inTile } from '../../../platform/tiles/in-tile.ts';
import { mostFeatures, type TileInput, tileRoute } from '../../../platform/tiles/tile-route.ts';
import { evidenceVersion } from '../../evidence/index.ts';
import { householdsInForce } from '../in-force.ts';

async function householdLayers(
  { tx, now }: Doing,
  frame: Frame,
  { code, asOf }: TileInput,
): Promise<TileLayer[]> {
  const moment = { unitCode: code, asOf, knownAt: now.toISOString() };
  const { rows } = await sql<TileRow>`
    select ${inTile(frame, sql`household.geom`, 'points')} as twkb, household.code, household.group_code as "group",
           household.people, household.has_fibre as fibre
    from (${householdsInForce(moment)}) as household
    where household.geom && ${boxOf(frame)}
    limit ${mostFeatures + 1}
  `.execute(tx);
  return [{ name: 'households', rows }];
}

/** Where households are, one by one: for those alone who may read their rows. Others see hexagons (coverage). */
export const householdTiles = tileRoute({
  path: '/wards/:code/tiles/households',
  summary: "A ward's located households as map tiles",
  permission: 'survey.household.read',
  params: unitTileParams,
  query: tileQuery,
  zooms: [11, 14],
  version: ({ tx }, { code }) => evidenceVersion(tx, code ?? ''),
  layers: householdLayers,
});
