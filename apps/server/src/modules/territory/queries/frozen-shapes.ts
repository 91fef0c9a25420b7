import type { ReleaseContent } from '@hatangso/contracts/report-releases';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { boundaryFor } from './boundary.ts';

/** Some 10 m: a ward's outline stays itself on a page of paper. */
const tolerance = 0.0001;

export type FrozenShapes = Pick<ReleaseContent, 'groups' | 'boundary'>;

/** A ward's residential groups with their outlines and its own, on a date as known at a moment: simplified GeoJSON. */
export async function frozenShapes(
  tx: Tx,
  moment: { readonly unitCode: string; readonly asOf: string; readonly knownAt: string },
): Promise<FrozenShapes> {
  const { unitCode, asOf, knownAt } = moment;
  const { rows: groups } = await sql<FrozenShapes['groups'][number]>`
    select code, name, households, people as population,
           st_asgeojson(st_simplifypreservetopology(geom, ${tolerance}::float8), 5)::json as shape
    from territory.groups_as_of(${asOf}::date, ${knownAt}::timestamptz)
    where unit_code = ${unitCode}
    order by sort_key, code
  `.execute(tx);
  const { rows: outline } = await sql<{ boundary: FrozenShapes['boundary'] }>`
    select st_asgeojson(st_simplifypreservetopology(own.geom, ${tolerance}::float8), 5)::json as boundary
    from (${boundaryFor(unitCode, asOf)}) as own
  `.execute(tx);
  return { groups, boundary: outline[0]?.boundary ?? null };
}
