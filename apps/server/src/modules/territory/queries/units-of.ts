import type { UnitLevel } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { standing } from './unit-columns.ts';

/** A unit as it is listed and compared: no shape. */
export interface ListedUnit {
  readonly code: string;
  readonly name: string;
  readonly sortKey: string;
  readonly level: UnitLevel;
  readonly province: string | null;
  readonly population: number | null;
  readonly areaKm2: number | null;
}

/** The units of a level, or of both, that stand on a day, of a province or of the country; in Vietnamese order. */
export async function unitsOn(
  tx: Tx,
  { province, level, asOf }: { province: string | null; level: UnitLevel | null; asOf: string },
): Promise<ListedUnit[]> {
  const { rows } = await sql<ListedUnit>`
    select u.code, u.full_name as name, u.sort_key as "sortKey", u.level, u.province_code as province, u.population,
           u.area_km2::float8 as "areaKm2"
    from territory.units as u
    where ${standing('u', asOf)} and (${level}::text is null or u.level = ${level}::text)
      and (${province}::text is null or u.province_code = ${province}::text)
    order by u.sort_key, u.code
  `.execute(tx);
  return rows;
}
