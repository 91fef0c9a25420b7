import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { type Box, diagnoseZone, toVn2000 } from '../../../platform/geo/vn2000.ts';
import { wkbBase64 } from '../../../platform/geo/wkb.ts';
import { nameKey, sortKey } from '../../../platform/names.ts';
import { boundaryFor } from '../queries/boundary.ts';
import { placesSpec } from './ward-columns.ts';
import { type WardRow, wardKind } from './ward-rows.ts';

interface PlaceRow extends WardRow {
  readonly name_key: string;
  readonly sort_key: string;
  readonly kind: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** A place may lie a little beyond the boundary (a road's end, a coarse boundary) before it is pointed out: degrees. */
const tolerance = 0.005;
const kilometresPerDegree = 111.32;

/** Priority places and monitoring points. */
export const placesKind = wardKind<PlaceRow>({
  spec: placesSpec,
  shape: 'Point',
  shown: {
    permission: 'territory.place.read',
    columns: { code: 'code', name: 'name', kind: 'kind', valid_from: 'first_day', last_day: 'last_day' },
  },
  table: {
    schema: 'territory',
    table: 'place_statements',
    key: ['code', 'spoken_on'],
    columns: {
      code: 'text',
      name: 'text',
      name_key: 'text',
      sort_key: 'text',
      kind: 'text',
      spoken_on: 'date',
      valid_from: 'date',
      last_day: 'date',
    },
  },
  rowOf({ row, values }) {
    const name = String(values.name);
    const number = (key: string): number | null => (typeof values[key] === 'number' ? values[key] : null);
    const date = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
    const [lon, lat] = [number('lon'), number('lat')];
    return {
      row_no: row,
      code: String(values.code),
      name,
      name_key: nameKey(name),
      sort_key: sortKey(name),
      kind: String(values.kind),
      lon,
      lat,
      valid_from: date('first_day'),
      last_day: date('last_day'),
      shape: lon === null || lat === null ? null : wkbBase64({ type: 'Point', coordinates: [lon, lat] }),
    };
  },
  async check(rows, batch, { tx }) {
    const box = await wardBox(tx, batch.unitCode, batch.asOf);
    const told = box === null ? [] : rows.flatMap((row) => outsideOf(row, box, batch.options.zone));
    return {
      problems: told.filter(({ code }) => code === 'geo.other_zone'),
      warnings: told.filter(({ code }) => code !== 'geo.other_zone'),
    };
  },
});

/**
 * A place outside the ward's box. In metres of a zone of VN-2000 that another zone would put into the ward it is
 * refused: the zone is wrong. Anything else is only pointed out.
 */
function outsideOf({ row_no, name, code, lon, lat }: PlaceRow, box: Box, zone: number | null): RowProblem[] {
  if (lon === null || lat === null) return [];
  const kilometres = kilometresOff(lon, lat, box);
  if (kilometres <= tolerance * kilometresPerDegree) return [];
  const value = `${name} (${code})`;
  if (zone !== null) {
    const { x, y } = toVn2000({ lon, lat }, zone);
    const other = diagnoseZone(x, y, zone, box);
    if (other?.code === 'geo.other_zone')
      return [{ code: other.code, params: other.params, row: row_no, value }];
  }
  const rounded = Math.round(kilometres * 10) / 10;
  return [{ code: 'territory.place_outside', row: row_no, value, params: { kilometres: rounded } }];
}

/** Distance from a box, 0 inside. */
function kilometresOff(lon: number, lat: number, { west, south, east, north }: Box): number {
  const x = Math.max(west - lon, 0, lon - east) * Math.cos((lat * Math.PI) / 180);
  const y = Math.max(south - lat, 0, lat - north);
  return Math.hypot(x, y) * kilometresPerDegree;
}

async function wardBox(tx: Tx, code: string, asOf: string): Promise<Box | null> {
  const { rows } = await sql<Box>`
    with ward as (${boundaryFor(code, asOf)})
    select st_xmin(geom) as west, st_ymin(geom) as south, st_xmax(geom) as east, st_ymax(geom) as north from ward
  `.execute(tx);
  return rows[0] ?? null;
}
