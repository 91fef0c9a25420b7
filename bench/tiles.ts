import { sql } from 'kysely';
import { makeApp } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { kernelOn } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { newSecret } from '../apps/server/src/modules/identity/index.ts';
import { ownerTransaction } from '../apps/server/src/platform/db/transaction.ts';
import type { Kernel } from '../apps/server/src/platform/kernel.ts';
import { extent, margin } from '../apps/server/src/platform/tiles/frame.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { tileAt } from '../test/support/tiles.ts';
import { fillCountry } from './fill-country.ts';
import { bringUnits, haveUnits } from './real-units.ts';
import { median, newFolder, type Row, report } from './report.ts';

/**
 * Map tiles with rights on against bare `ST_AsMVT` of the owner on PostgreSQL, over the same rows, in turns, in one run.
 * Ours is the whole answer over HTTP in process: sign-in, scope, version, rows, writing the tile; of units each round
 * asks of another day, since a tile of theirs that was written is kept. Bound: 1.5 times the bare query. And the tiles that a first look at the country asks for (3,321 real wards): within 2 s.
 */
const rounds = 15;
/** Before them: a server that has run for a while is measured, not how its code is compiled. */
const warming = 12;
const ward = '10042';
const households = 6_000;
const claimed = 60;

/** One ward with many households close together, so that a tile is full. */
async function crowd(kernel: Kernel): Promise<void> {
  await ownerTransaction(kernel.engine, async (tx) => {
    await fillCountry(tx, 60);
    await sql`
      insert into survey.households (unit_code, province_code, batch_id, row_no, round, code, group_code, group_given, group_key, geom, people,
        has_fibre, evidence_date, taken_at, row_digest, known_from)
      select unit_code, province_code, batch_id, 1000 + n, round, 'X' || n, group_code, group_given, group_key,
             st_translate(geom, (n * 37 % 997) / 40000.0, (n * 91 % 991) / 40000.0), 3, n % 2 = 0, evidence_date, taken_at, n, known_from
      from (select * from survey.households where unit_code = ${ward} limit 1) as first, generate_series(1, ${households}::integer) as n`.execute(
      tx,
    );
    // areas as operators draw them: some 1,000 corners each
    await sql`
      insert into coverage.claims (unit_code, province_code, batch_id, row_no, operator, operator_key, service, downlink_mbps, valid_from, subject, geom, row_digest, known_from)
      select unit_code, province_code, batch_id, 1000 + n, operator, operator_key, service, downlink_mbps, valid_from, 'area',
             st_multi(st_buffer(st_translate(st_centroid(geom), (n % 7) * 0.002, (n % 5) * 0.002), 0.006 + (n % 4) * 0.003, 256)), n, known_from
      from (select * from coverage.claims where unit_code = ${ward} limit 1) as first, generate_series(1, ${claimed}::integer) as n`.execute(
      tx,
    );
  });
}

const dayAt = (round: number): string => new Date(Date.UTC(2026, 0, 1 + round)).toISOString().slice(0, 10);

interface Compared {
  readonly name: string;
  readonly path: string;
  readonly at: { readonly z: number; readonly x: number; readonly y: number };
  /** Table of the bare query, its predicate and the columns it puts into the tile. */
  readonly bare: {
    readonly from: string;
    readonly where: string;
    readonly columns: string;
    readonly flat?: true;
  };
}

export async function benchTiles(): Promise<Row[]> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(`needs ${found.missing}`);
  const cluster = await startCluster(found.bin);
  try {
    cluster.sql('postgres', 'create database bench');
    const config = {
      ...readConfig({ data: newFolder() }, {}),
      databaseUrl: cluster.url('bench'),
      logLevel: 'error',
      webFolder: null,
    };
    const { engine, installation } = await initialise(config, false);
    const kernel = kernelOn(engine, installation, config);
    await crowd(kernel);
    const real = haveUnits();
    if (!real) process.stdout.write('the country’s boundaries are not there: only the ward is measured\n');
    const imported = real ? await bringUnits(kernel) : null;
    cluster.sql('bench', 'vacuum analyze');
    const secret = newSecret();
    const app = await makeApp(kernel, config, secret);
    const ask = async (path: string): Promise<number> => {
      const answer = await app.inject({
        method: 'GET',
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${secret}` },
        remoteAddress: '127.0.0.1',
      });
      if (answer.statusCode > 204)
        throw new Error(`${path}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      return answer.rawPayload.length;
    };
    const rows = [...(await compareAll(kernel, ask, real)), ...(real ? await firstLook(ask) : [])];
    if (imported !== null)
      rows.push({
        name: 'country: 3,321 boundaries stored, with what is drawn small',
        value: imported,
        unit: 's',
      });
    await app.close();
    await engine.close();
    return rows;
  } finally {
    cluster.stop();
  }
}

async function compareAll(
  kernel: Kernel,
  ask: (path: string) => Promise<number>,
  real: boolean,
): Promise<Row[]> {
  // the ward's square: 42 % 60 * 0.05° east of 103°, 9° north
  const home = tileAt(103 + 42 * 0.05 + 0.012, 9.012, 12);
  const known = `unit_code = '${ward}' and known_from <= now() and known_to > now()`;
  const cases: Compared[] = [
    {
      name: `households of a ward (${households + 301} points)`,
      path: `/wards/${ward}/tiles/households`,
      at: home,
      bare: { from: 'survey.households', where: known, columns: 'code, group_code, people, has_fibre' },
    },
    {
      name: `claims of a ward (${claimed + 3} areas)`,
      path: `/wards/${ward}/tiles/claims`,
      at: home,
      bare: {
        from: 'coverage.claims',
        where: known,
        columns: 'operator, operator_key, service, downlink_mbps, valid_from::text, batch_id::text, row_no',
      },
    },
    ...(real
      ? [5, 9].map((z) => ({
          name: `wards of the country, zoom ${z}`,
          path: '/tiles/wards',
          at: tileAt(106, 20.9, z),
          bare: {
            from: `(select shape.geom, unit.code, unit.full_name as name from territory.unit_shapes shape join territory.units unit using (unit_id) where shape.zoom = ${z}) as shape`,
            where: 'true',
            columns: 'code, name',
            flat: true as const,
          },
        }))
      : []),
  ];
  const rows: Row[] = [];
  for (const one of cases) rows.push(await compare(kernel, ask, one));
  return rows;
}

async function compare(
  kernel: Kernel,
  ask: (path: string) => Promise<number>,
  { name, path, at, bare }: Compared,
): Promise<Row> {
  const { z, x, y } = at;
  const flat = bare.flat === true;
  const edge = sql`st_tileenvelope(${z}, ${x}, ${y}, margin => ${margin / extent}::float8)`;
  const bareTile = (): Promise<number> =>
    ownerTransaction(kernel.engine, async (tx) => {
      const { rows } = await sql<{ tile: Uint8Array }>`
        select st_asmvt(drawn, 'x', ${extent}::integer, 'geom') as tile
        from (select st_asmvtgeom(${sql.raw(flat ? 'geom' : 'st_transform(geom, 3857)')}, st_tileenvelope(${z}, ${x}, ${y}), ${extent}::integer, ${margin}::integer, true) as geom,
                     ${sql.raw(bare.columns)}
              from ${sql.raw(bare.from)}
              where geom && ${flat ? edge : sql`st_transform(${edge}, 4326)`} and ${sql.raw(bare.where)}) as drawn`.execute(
        tx,
      );
      return rows[0]?.tile.length ?? 0;
    });
  const [theirs, ours]: [number[], number[]] = [[], []];
  let [bytesTheirs, bytesOurs] = [0, 0];
  for (let round = 0; round < warming + rounds; round += 1) {
    let started = performance.now();
    bytesTheirs = await bareTile();
    const first = performance.now() - started;
    started = performance.now();
    bytesOurs = await ask(`${path}/${z}/${x}/${y}${flat ? `?asOf=${dayAt(round)}` : ''}`);
    const second = performance.now() - started;
    if (round < warming) continue;
    theirs.push(first);
    ours.push(second);
  }
  const [a, b] = [median(theirs), median(ours)];
  return {
    name: `${name}: ours with rights`,
    value: b,
    unit: 'ms',
    ratio: b / a,
    bound: '≤ 1.5 × bare ST_AsMVT',
    bare: a,
    bytesOurs,
    bytesTheirs,
  };
}

/** The six tiles a screen of 1440 pixels shows of the whole country, one after the other as one connection would. */
async function firstLook(ask: (path: string) => Promise<number>): Promise<Row[]> {
  const times: number[] = [];
  let bytes = 0;
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    bytes = 0;
    for (const x of [24, 25, 26])
      for (const y of [13, 14, 15]) bytes += await ask(`/tiles/wards/5/${x}/${y}`);
    times.push((performance.now() - started) / 1000);
  }
  return [
    {
      name: 'country: the tiles of a first look (3,321 wards)',
      value: median(times),
      unit: 's',
      bound: '≤ 2 s',
      kilobytes: Math.round(bytes / 1024),
    },
  ];
}

if (import.meta.main) report('tiles', await benchTiles());
