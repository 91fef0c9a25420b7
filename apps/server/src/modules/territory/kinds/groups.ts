import { sql } from 'kysely';
import { wkbBase64 } from '../../../platform/geo/wkb.ts';
import { nameKey, sortKey } from '../../../platform/names.ts';
import { boundaryFor } from '../queries/boundary.ts';
import { groupsSpec } from './ward-columns.ts';
import { type WardRow, wardKind } from './ward-rows.ts';

interface GroupRow extends WardRow {
  readonly name_key: string;
  readonly sort_key: string;
  readonly households: number | null;
  readonly people: number | null;
}

/** Residential groups: rows or polygons, merged with what earlier files said of the same group. */
export const groupsKind = wardKind<GroupRow>({
  spec: groupsSpec,
  shape: 'Polygon',
  shown: {
    permission: 'territory.group.read',
    columns: {
      code: 'code',
      name: 'name',
      households: 'households',
      people: 'people',
      valid_from: 'first_day',
      last_day: 'last_day',
    },
  },
  table: {
    schema: 'territory',
    table: 'group_statements',
    key: ['code', 'spoken_on'],
    columns: {
      code: 'text',
      name: 'text',
      name_key: 'text',
      sort_key: 'text',
      households: 'integer',
      people: 'integer',
      spoken_on: 'date',
      valid_from: 'date',
      last_day: 'date',
    },
  },
  rowOf({ row, values, geometry }) {
    const name = String(values.name);
    const number = (key: string): number | null => (typeof values[key] === 'number' ? values[key] : null);
    const date = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
    return {
      row_no: row,
      code: String(values.code),
      name,
      name_key: nameKey(name),
      sort_key: sortKey(name),
      households: number('households'),
      people: number('people'),
      valid_from: date('first_day'),
      last_day: date('last_day'),
      shape: geometry === null ? null : wkbBase64(geometry),
    };
  },
  /** A group wholly outside the ward's boundary is taken, and pointed out: boundaries of either may be wrong. */
  async check(rows, batch, { tx }) {
    const shaped = rows.filter(({ shape }) => shape !== null).map(({ row_no, shape }) => ({ row_no, shape }));
    if (shaped.length === 0) return { problems: [], warnings: [] };
    const outside = await sql<{ row_no: number }>`
      with
        given as (
          select row_no, st_geomfromwkb(decode(shape, 'base64'), 4326) as made
          from json_to_recordset(${JSON.stringify(shaped)}::json) as given (row_no integer, shape text)
        ),
        ward as (${boundaryFor(batch.unitCode, batch.asOf)})
      select row_no from given, ward
      where case when st_isvalid(made) then not st_intersects(made, geom) else false end
      order by row_no
    `.execute(tx);
    const names = new Map(rows.map(({ row_no, name, code }) => [row_no, `${name} (${code})`]));
    return {
      problems: [],
      warnings: outside.rows.map(({ row_no }) => ({
        code: 'territory.group_outside',
        row: row_no,
        value: names.get(row_no) ?? '',
      })),
    };
  },
});
