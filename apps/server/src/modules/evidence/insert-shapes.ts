import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { EvidenceTable } from './ledger.ts';

/** A row that was not written because its shape is not valid, with PostGIS's reason and place. */
export interface InvalidShape {
  readonly row_no: number;
  readonly reason: string;
  readonly lon: number | null;
  readonly lat: number | null;
}

interface Batch {
  readonly id: string;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly now: Date;
}

/**
 * Adds rows that have a shape in `geom` (WKB in base64, or null), polygons made multi; what PostGIS calls invalid is
 * not written and handed back. Nothing is repaired: a repair moves a boundary without anybody having decided it.
 */
export async function insertShapes(
  tx: Tx,
  table: EvidenceTable,
  batch: Batch,
  rows: readonly object[],
): Promise<readonly InvalidShape[]> {
  const names = Object.keys(table.columns);
  const targets = sql.join(names.map((name) => sql.ref(name)));
  const values = sql.join(names.map((name) => sql.ref(`checked.${name}`)));
  const shape = sql.join(
    names.map((name) => sql`${sql.ref(name)} ${sql.raw(table.columns[name] ?? 'text')}`),
  );
  const result = await sql<InvalidShape>`
    with
      given as materialized (
        select row_no, ${targets}, st_geomfromwkb(decode(given.shape, 'base64'), 4326) as made
        from json_to_recordset(${JSON.stringify(rows)}::json) as given (row_no integer, ${shape}, shape text)
      ),
      checked as materialized (
        select given.*, coalesce(detail.valid, true) as valid, detail.reason, detail.location
        from given
        left join lateral st_isvaliddetail(given.made) as detail on given.made is not null
      ),
      written as (
        insert into ${sql.table(`${table.schema}.${table.table}`)}
          (unit_code, province_code, batch_id, row_no, known_from, ${targets}, geom)
        select ${batch.unitCode}, ${batch.provinceCode}, ${batch.id}::uuid, checked.row_no, ${batch.now.toISOString()}::timestamptz,
               ${values}, case when st_dimension(checked.made) = 2 then st_multi(checked.made) else checked.made end
        from checked
        where checked.valid
      )
    select row_no, reason, st_x(location) as lon, st_y(location) as lat from checked where not valid order by row_no
  `.execute(tx);
  return result.rows;
}
