import { tileQuery, unitTileParams } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import type { Doing } from '../../../platform/kernel.ts';
import type { TileLayer } from '../../../platform/tiles/encode.ts';
import type { Frame } from '../../../platform/tiles/frame.ts';
import { packedPoints } from '../../../platform/tiles/packed.ts';
import { mostFeatures, type TileInput, tileRoute } from '../../../platform/tiles/tile-route.ts';
import { evidenceVersion } from '../../evidence/index.ts';
import { locatedInTile } from './located.ts';

async function householdLayers(doing: Doing, frame: Frame, input: TileInput): Promise<TileLayer[]> {
  const rows = sql`
    select household.geom, household.code, household.group_code as "group",
           household.people, household.has_fibre as fibre
    from (${await locatedInTile(doing, frame, input)}) as household
    limit ${mostFeatures + 1}`;
  const packed = await packedPoints(doing.tx, frame, rows, {
    code: 'text',
    group: 'text',
    people: 'number',
    fibre: 'boolean',
  });
  return [{ name: 'households', packed }];
}

/** Where households are, one by one: for those alone who may read their rows. Others see hexagons (coverage). */
export const householdTiles = tileRoute({
  path: '/wards/:code/tiles/households',
  summary: "A ward's located households as map tiles",
  permission: 'survey.household.read',
  personal: 'survey.household',
  params: unitTileParams,
  query: tileQuery,
  zooms: [11, 14],
  version: ({ code }) => evidenceVersion(code ?? ''),
  layers: householdLayers,
});
