import { tileQuery, unitTileParams } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import type { Endpoint } from '../../../platform/http/endpoint.ts';
import type { Doing } from '../../../platform/kernel.ts';
import type { TileLayer, TileRow } from '../../../platform/tiles/encode.ts';
import type { Frame } from '../../../platform/tiles/frame.ts';
import { boxOf, inTile } from '../../../platform/tiles/in-tile.ts';
import { packedPoints } from '../../../platform/tiles/packed.ts';
import { mostFeatures, type TileInput, tileRoute } from '../../../platform/tiles/tile-route.ts';
import { evidenceVersion } from '../../evidence/index.ts';
import { locatedInTile, preferHashJoins } from '../../survey/index.ts';
import { claimsInForce, householdServices } from '../in-force.ts';

/** Areas as operators drew them (`extent` is `area`), and the groups their tables speak of. */
async function claimLayers(
  { tx, now }: Doing,
  frame: Frame,
  { code, asOf }: TileInput,
): Promise<TileLayer[]> {
  const knownAt = now.toISOString();
  const { rows } = await sql<TileRow>`
    with
      claim as materialized (select * from (${claimsInForce({ unitCode: code, asOf, knownAt })}) as in_force),
      residential as materialized (
        select code, geom from territory.groups_as_of(${asOf}::date, ${knownAt}::timestamptz)
        where unit_code = ${code} and geom && ${boxOf(frame)}
      ),
      drawn as (
        select claim.*, claim.geom as shape, 'area' as says from claim where claim.geom && ${boxOf(frame)}
        union all
        select claim.*, residential.geom, claim.extent from claim join residential on residential.code = claim.group_code
      )
    select ${inTile(frame, sql`shape`, 'areas')} as twkb, operator, operator_key as key, service,
           downlink_mbps::float8 as mbps, says as extent, household_share::float8 as share, valid_from::text as since,
           group_code as "group", batch_id::text as batch, row_no as "row"
    from drawn
    order by operator_key, service, batch_id, row_no
    limit ${mostFeatures + 1}
  `.execute(tx);
  return [{ name: 'claims', rows }];
}

/** Located households with the services that the claims bring to each. */
async function servedLayers(doing: Doing, frame: Frame, input: TileInput): Promise<TileLayer[]> {
  const { tx, now } = doing;
  const moment = { unitCode: input.code, asOf: input.asOf, knownAt: now.toISOString() };
  const located = await locatedInTile(doing, frame, input);
  await preferHashJoins(tx);
  const rows = sql`
    with
      household as materialized (${located}),
      available as materialized (${householdServices('household', moment)}),
      served as (
        select unit_code, batch_id, row_no, bool_or(service = '4g') as s4g, bool_or(service = '5g') as s5g,
               bool_or(service = 'fibre') as sfibre
        from available group by unit_code, batch_id, row_no
      )
    select household.geom, household.code, household.group_code as "group",
           household.people, coalesce(served.s4g, false) as s4g, coalesce(served.s5g, false) as s5g,
           coalesce(served.sfibre, false) as sfibre
    from household
    left join served using (unit_code, batch_id, row_no)
    limit ${mostFeatures + 1}`;
  const packed = await packedPoints(tx, frame, rows, {
    code: 'text',
    group: 'text',
    people: 'number',
    s4g: 'boolean',
    s5g: 'boolean',
    sfibre: 'boolean',
  });
  return [{ name: 'served', packed }];
}

const common = {
  params: unitTileParams,
  query: tileQuery,
  version: ({ code }: Pick<TileInput, 'code'>) => evidenceVersion(code ?? ''),
} as const;

export const coverageTiles: readonly Endpoint[] = [
  tileRoute({
    ...common,
    path: '/wards/:code/tiles/claims',
    summary: "Operators' claims for a ward as map tiles, by operator and service",
    permission: 'coverage.claim.read',
    zooms: [8, 15],
    layers: claimLayers,
  }),
  tileRoute({
    ...common,
    path: '/wards/:code/tiles/served',
    summary: "A ward's located households with the services claimed for each, as map tiles",
    permission: 'survey.household.read',
    personal: 'survey.household',
    zooms: [11, 14],
    layers: servedLayers,
  }),
];
