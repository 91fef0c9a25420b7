import { type RawBuilder, sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { findUnit } from './unit-as-of.ts';
import { standing, type UnitRow, unitColumns, unitOf } from './unit-columns.ts';

interface Asked {
  readonly asOf?: string | undefined;
  /** Simplification in degrees, 0 for none. */
  readonly tolerance: number;
}

type Shaped = UnitRow & { readonly geometry: { type: string } | null };

/** Six decimals: 11 cm, what the sources have. */
const geoJson = (tolerance: number): RawBuilder<unknown> =>
  tolerance === 0
    ? sql`st_asgeojson(u.geom, 6)::json`
    : sql`st_asgeojson(st_simplifypreservetopology(u.geom, ${tolerance}::float8), 6)::json`;

const featureOf = (row: Shaped) => ({
  type: 'Feature' as const,
  id: row.unit_id,
  properties: unitOf(row),
  geometry: row.geometry,
});

/** A unit on a date as a GeoJSON Feature; refused as `territory.no_boundary` where none was imported. */
export const unitBoundary = query({
  name: 'territory.unit.read',
  async run({ code, asOf, tolerance }: Asked & { code: string }, { tx, now }) {
    const date = asOf ?? todayIn(now);
    const unit = await findUnit(tx, code, date);
    if (!unit.hasBoundary) throw new Problem('territory.no_boundary', { code, date });
    const { rows } = await sql<Shaped>`
      select ${unitColumns('u')}, ${geoJson(tolerance)} as geometry from territory.units as u where u.unit_id = ${unit.unitId}
    `.execute(tx);
    return rows.map(featureOf)[0];
  },
});

/** The wards of a province on a date as a FeatureCollection; those without a boundary have a null geometry. */
export const provinceBoundaries = query({
  name: 'territory.unit.read',
  async run({ province, asOf, tolerance }: Asked & { province: string }, { tx, now }) {
    const { rows } = await sql<Shaped>`
      select ${unitColumns('u')}, ${geoJson(tolerance)} as geometry
      from territory.units as u
      where u.province_code = ${province} and u.level = 'ward' and ${standing('u', asOf ?? todayIn(now))}
      order by u.sort_key, u.code
    `.execute(tx);
    return { type: 'FeatureCollection' as const, features: rows.map(featureOf) };
  },
});

/**
 * The boundary (`geom`) that serves for a ward's evidence of a date: that of the unit which stood then, else the
 * newest one known under the code. One row or none; to be used as a subquery.
 */
export const boundaryFor = (code: string, asOf: string): RawBuilder<{ geom: unknown }> => sql`
  select geom from territory.units
  where code = ${code} and geom is not null
  order by (valid_from <= ${asOf}::date and valid_to > ${asOf}::date) desc, valid_from desc
  limit 1`;
