import { sql } from 'kysely';
import type { Tx } from '../apps/server/src/platform/db/client.ts';

/** Made-up wards side by side on a grid of squares of 0.05°, straight into the tables: importing is measured elsewhere. */
export async function fillCountry(tx: Tx, wards: number): Promise<number> {
  await makeGrid(tx, wards);
  return fillWards(tx);
}

/** The same evidence for every unit that is there, around a point of it. */
export async function fillUnits(tx: Tx): Promise<number> {
  await sql`create temporary table ward on commit drop as
    select code, province_code as province, st_x(middle) as lon, st_y(middle) as lat, row_number() over (order by code) as i
    from territory.units, st_pointonsurface(geom) as middle
    where level = 'ward' and valid_to > '2026-01-01'`.execute(tx);
  return fillWards(tx);
}

async function makeGrid(tx: Tx, wards: number): Promise<void> {
  await sql`create temporary table ward on commit drop as
    select lpad((10000 + i)::text, 5, '0') as code, lpad((i % 34 + 1)::text, 2, '0') as province,
           103 + (i % 60) * 0.05 as lon, 9 + (i / 60) * 0.05 as lat, i
    from generate_series(0, ${sql.lit(wards - 1)}) as i`.execute(tx);
}

async function fillWards(tx: Tx): Promise<number> {
  await fillBatches(tx);
  await sql`
    insert into territory.group_statements (unit_code, province_code, batch_id, row_no, code, name, name_key, sort_key, households, people, spoken_on, known_from)
    select code, province, md5(code || 'groups')::uuid, g, 'G' || g, 'Tổ ' || g, 'tổ ' || g, 'to ' || lpad(g::text, 2, '0'),
           case when g % 3 = 0 then 60 else 30 end, 105, '2025-07-01', '2025-07-02'
    from ward, generate_series(1, 10) as g`.execute(tx);
  const { numAffectedRows } = await sql`
    insert into survey.households (unit_code, province_code, batch_id, row_no, round, code, group_code, group_given, group_key, geom,
      people, people15, people18, adults_with_smartphone, adults_with_signature, people_with_digital_id, has_fibre, wants_fibre,
      package_mbps, has_ipv6, iot_connections, surveyed_on, evidence_date, taken_at, row_digest, known_from)
    select code, province, md5(code || 'households')::uuid, n, md5(code || 'households'), 'H' || n, 'G' || (n % 10 + 1), 'Tổ ' || (n % 10 + 1),
           'tổ ' || (n % 10 + 1), st_setsrid(st_point(lon + (n * 37 % 1000) / 20000.0, lat + (n * 91 % 1000) / 20000.0), 4326),
           4 + n % 3, 3 + n % 2, 2 + n % 2, n % 4, n % 3, n % 4, n % 3 <> 0, n % 7 = 0,
           case when n % 3 <> 0 then 100 + n % 10 * 100 end, case when n % 3 <> 0 then n % 2 = 0 end, n % 5, '2026-10-15', '2026-10-15',
           '2026-10-20', hashtextextended(code || n, 7), '2026-10-20'
    from ward, generate_series(1, 301) as n`.execute(tx);
  await fillClaims(tx);
  return Number(numAffectedRows ?? 0n);
}

async function fillBatches(tx: Tx): Promise<void> {
  await sql`
    insert into evidence.batches (unit_code, province_code, id, kind, file_name, file_sha256, file_bytes, as_of, as_of_given, rows_read,
      rows_taken, rows_refused, refusals, taken_at, taken_by, demonstration)
    select code, province, md5(code || kind)::uuid, kind, kind || '.csv', md5(code || kind), 1, '2026-10-15', true, 1, 1, 0, '[]', '2026-10-20', 'bench', false
    from ward, unnest(array['groups', 'households', 'claims']) as kind`.execute(tx);
}

/** Two operators with areas that cover two thirds and a third of the square, for 5G and fibre. */
async function fillClaims(tx: Tx): Promise<void> {
  await sql`
    insert into coverage.claims (unit_code, province_code, batch_id, row_no, operator, operator_key, service, downlink_mbps, valid_from, subject, geom, row_digest, known_from)
    select code, province, md5(code || 'claims')::uuid, k, 'Operator ' || k, 'operator ' || k, (array['5g', '5g', 'fibre'])[k], (array[150, 200, 1000])[k],
           '2026-01-01', 'area', st_multi(st_buffer(st_setsrid(st_point(lon + 0.01 * k, lat + 0.02), 4326), 0.018, 16)), k, '2026-10-20'
    from ward, generate_series(1, 3) as k`.execute(tx);
  await sql`
    insert into coverage.claim_pieces (unit_code, province_code, batch_id, row_no, piece, geom)
    select unit_code, province_code, batch_id, row_no, 1, st_geometryn(geom, 1) from coverage.claims`.execute(
    tx,
  );
}
