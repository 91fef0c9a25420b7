import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { readConfig } from '../apps/server/src/config.ts';
import { kernelOn } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import {
  claimsKind,
  coveredHouseholds,
  householdServices,
} from '../apps/server/src/modules/coverage/index.ts';
import { type ImportKind, takeBatch } from '../apps/server/src/modules/evidence/index.ts';
import {
  householdsInForce,
  householdsKind,
  type Moment,
  preferHashJoins,
} from '../apps/server/src/modules/survey/index.ts';
import { territoryKinds } from '../apps/server/src/modules/territory/index.ts';
import { runCommand } from '../apps/server/src/platform/action.ts';
import { wardScope } from '../apps/server/src/platform/db/scope.ts';
import { transaction } from '../apps/server/src/platform/db/transaction.ts';
import { type Kernel, machineActor } from '../apps/server/src/platform/kernel.ts';
import { permissions } from '../packages/contracts/src/permissions.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { box, claims, nextDigest, ward, workbook } from './ward-evidence.ts';

// Household sheets and claims on both engines: time from file to commit, memory above idle, and the coverage of a ward.

const caller = {
  actor: machineActor('job:bench', wardScope(ward), permissions),
  scope: wardScope(ward),
  language: 'en' as const,
};

/** Reads, checks and stores a file as an upload would be; seconds, and megabytes above idle at the peak. */
async function take(
  kernel: Kernel,
  kind: ImportKind,
  name: string,
  content: string | Uint8Array,
  unit = ward,
  asOf = '2026-11-01',
) {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-bench-'));
  const path = join(folder, 'upload');
  writeFileSync(path, content);
  const file = {
    path,
    name,
    size: content.length,
    sha256: nextDigest(),
    remove: async () => undefined,
  };
  const options = { asOf, round: null, skipBadRows: false, zone: null, province: null };
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let peak = idle;
  const meter = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const start = performance.now();
  const prepared = await kind.prepare(file, options);
  const read = performance.now();
  const scope = unit === ward ? caller.scope : ({ level: 'nation', value: 'VN' } as const);
  const input = {
    kind,
    unitCode: unit,
    provinceCode: unit === ward ? '51' : 'VN',
    file,
    options,
    prepared,
    dryRun: false,
  };
  const report = await runCommand(kernel, takeBatch, input, {
    ...caller,
    scope,
    actor: { ...caller.actor, scope },
  });
  const end = performance.now();
  clearInterval(meter);
  await prepared.dispose?.();
  rmSync(folder, { recursive: true });
  return {
    rows: report.rowsTaken,
    read: (read - start) / 1000,
    store: (end - read) / 1000,
    megabytes: (peak - idle) / 2 ** 20,
  };
}

async function coverageTime(kernel: Kernel): Promise<{ seconds: number; rows: number; plan: string[] }> {
  const moment: Moment = {
    unitCode: ward,
    asOf: '2026-11-22',
    knownAt: new Date(Date.now() + 1000).toISOString(),
  };
  const statement = sql<{ n: number }>`
    with household as materialized (${householdsInForce(moment)}), available as (${householdServices('household', moment)})
    select count(*) as n from available`;
  const run = () =>
    transaction(kernel.engine, wardScope(ward), 'read', async (tx) => {
      await preferHashJoins(tx);
      return (await statement.execute(tx)).rows[0]?.n ?? 0;
    });
  await run();
  const start = performance.now();
  const rows = await run();
  const seconds = (performance.now() - start) / 1000;
  const plan = await transaction(kernel.engine, wardScope(ward), 'read', async (tx) => {
    await preferHashJoins(tx);
    const { rows: steps } = await sql<{ 'QUERY PLAN': string }>`explain (analyze) ${statement}`.execute(tx);
    return steps.map((row) => row['QUERY PLAN']);
  });
  const page = { moment, asked: { services: ['5g'] }, served: true, group: null, limit: 100, cursor: null };
  await transaction(kernel.engine, wardScope(ward), 'read', (tx) => coveredHouseholds(tx, page));
  return { seconds, rows, plan };
}

async function measure(engine: string, databaseUrl: string | null, counts: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-bench-'));
  const config = { ...readConfig({ data: folder }, {}), databaseUrl, logLevel: 'silent' };
  const { engine: database, installation } = await initialise(config, false);
  const kernel = kernelOn(database, installation, config);
  const kindOf = (name: string): ImportKind => {
    const kind = territoryKinds.find((one) => one.kind === name);
    if (kind === undefined) throw new Error(`no kind ${name}`);
    return kind;
  };
  const ring = [
    [box.west, box.south],
    [box.east, box.south],
    [box.east, box.north],
    [box.west, box.north],
    [box.west, box.south],
  ];
  const unit = {
    type: 'Feature',
    properties: { code: ward, fullName: 'Phường', provinceCode: '51' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  await take(
    kernel,
    kindOf('units'),
    'u.geojson',
    JSON.stringify({ type: 'FeatureCollection', features: [unit] }),
    'VN',
    '2025-07-01',
  );
  const groups = Array.from({ length: 30 }, (_, at) => `TDP${at + 1},Tổ dân phố số ${at + 1},500`).join('\n');
  await take(kernel, kindOf('groups'), 'g.csv', `Mã TDP,Tên TDP,Số hộ\n${groups}\n`);
  for (const count of counts) {
    const result = await take(kernel, householdsKind, 'h.xlsx', workbook(count));
    process.stdout.write(`${JSON.stringify({ engine, what: 'households.xlsx', ...result })}\n`);
  }
  process.stdout.write(
    `${JSON.stringify({ engine, what: 'claims', ...(await take(kernel, claimsKind, 'c.geojson', claims(1500))) })}\n`,
  );
  const { plan, ...coverage } = await coverageTime(kernel);
  process.stdout.write(`${JSON.stringify({ engine, what: 'coverage of the ward', ...coverage })}\n`);
  if (process.argv.includes('--plan')) process.stdout.write(`${plan.join('\n')}\n`);
  await kernel.engine.close();
  rmSync(folder, { recursive: true });
}

if (!process.argv.includes('--server-only')) await measure('embedded', null, [12_000]);
const found = findPostgres();
if ('missing' in found) process.stderr.write(`SKIPPED: PostgreSQL; install ${found.missing}\n`);
else {
  const cluster = await startCluster(found.bin);
  cluster.sql('postgres', 'create database bench');
  await measure('postgres', cluster.url('bench'), [12_000, 100_000]);
  cluster.stop();
}
