import type { Unit, UnitLevel } from '@hatangso/contracts/territory';
import { type RawBuilder, sql } from 'kysely';

/** Columns of `territory.units as <alias>` from which `unitOf` makes a unit; the boundary itself stays behind. */
export const unitColumns = (alias: string): RawBuilder<unknown> => {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${alias}.${column}`);
  return sql`
    ${of('unit_id')}, ${of('code')}, ${of('level')}, ${of('full_name')}, ${of('province_code')}, ${of('district')},
    ${of('area_km2')}, ${of('population')}, ${of('households')}, ${of('valid_from')}::text, ${of('valid_to')}::text,
    ${of('geom')} is not null as has_boundary,
    st_x(coalesce(${of('centre')}, st_pointonsurface(${of('geom')}))) as lon,
    st_y(coalesce(${of('centre')}, st_pointonsurface(${of('geom')}))) as lat`;
};

export interface UnitRow {
  readonly unit_id: string;
  readonly code: string;
  readonly level: UnitLevel;
  readonly full_name: string;
  readonly province_code: string | null;
  readonly district: string | null;
  readonly area_km2: number | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly valid_from: string;
  readonly valid_to: string;
  readonly has_boundary: boolean;
  readonly lon: number | null;
  readonly lat: number | null;
}

export function unitOf(row: UnitRow): Unit {
  return {
    unitId: row.unit_id,
    code: row.code,
    level: row.level,
    fullName: row.full_name,
    provinceCode: row.province_code,
    district: row.district,
    areaKm2: row.area_km2,
    population: row.population,
    households: row.households,
    centre: row.lon === null || row.lat === null ? null : { lon: row.lon, lat: row.lat },
    hasBoundary: row.has_boundary,
    validFrom: row.valid_from === '-infinity' ? null : row.valid_from,
    validTo: row.valid_to === 'infinity' ? null : row.valid_to,
  };
}

/** Units that stand on the date. */
export const standing = (alias: string, asOf: string): RawBuilder<boolean> => sql<boolean>`
  (${sql.ref(`${alias}.valid_from`)} <= ${asOf}::date and ${sql.ref(`${alias}.valid_to`)} > ${asOf}::date)`;
