import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { makeApp } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { openKernel } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { makeCheckpoint } from '../apps/server/src/modules/audit/index.ts';
import { newSecret } from '../apps/server/src/modules/identity/index.ts';
import { type Command, command, runCommand } from '../apps/server/src/platform/action.ts';
import { nationScope } from '../apps/server/src/platform/db/scope.ts';
import { type AuditFact, type Kernel, machineActor } from '../apps/server/src/platform/kernel.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { fillLog } from './fill-log.ts';
import { median, type Row, report } from './report.ts';

/**
 * What the log costs. Append: a command that writes nothing but its entry against the same without one, in turns, on both
 * engines; then the sequencer's and the signer's part of it, which nobody waits for. Proof: one entry of a log of ten
 * million, over HTTP with sign-in and rights, as the whole country and as a province; bound 50 ms.
 */
const origin = { network: 'private', address: '10.1.2.3' } as const;
const caller = {
  actor: machineActor('job:bench', nationScope),
  scope: nationScope,
  language: 'en',
  origin,
} as const;

const commandWith = (facts: readonly AuditFact[]): Command<null, null> =>
  command({ name: 'bench.entry.write', run: async () => null, audit: () => facts });
const silent = commandWith([]);
const telling = commandWith([
  {
    object: { kind: 'bench', id: 'x' },
    ...{ unitCode: 'VN', provinceCode: 'VN' },
    facts: { taken: 12, refused: 0, sha256: 'a'.repeat(64) },
    change: { before: { state: 'open' }, after: { state: 'done' } },
  },
]);

async function once(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function appendCost(kernel: Kernel, engine: string, count: number): Promise<Row[]> {
  const [without, entry]: [number[], number[]] = [[], []];
  for (let at = 0; at < count; at += 1) {
    without.push(await once(() => runCommand(kernel, silent, null, caller)));
    entry.push(await once(() => runCommand(kernel, telling, null, caller)));
  }
  const signing = await once(() => makeCheckpoint(kernel));
  const [bare, told] = [median(without), median(entry)];
  return [
    { name: `${engine}: a command without an entry`, value: bare, unit: 'ms' },
    { name: `${engine}: the same with one`, value: told, unit: 'ms', ratio: told / bare },
    { name: `${engine}: what one entry adds`, value: told - bare, unit: 'ms' },
    { name: `${engine}: leaf, tree and signature, an entry of ${count}`, value: signing / count, unit: 'ms' },
  ];
}

/** Times of asking for proofs of some entries, each another one. */
async function proofTimes(app: FastifyInstance, secret: string, ids: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const id of ids) {
    const url = `/api/v1/audit/entries/${id}/proof`;
    const started = performance.now();
    const answer = await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${secret}` } });
    times.push(performance.now() - started);
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 500));
  }
  return times;
}

const worst = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;

async function proofCost(kernel: Kernel, app: FastifyInstance, secret: string, size: number): Promise<Row[]> {
  const { nation, ward, seconds } = await fillLog(kernel, size);
  const signing = await once(() => makeCheckpoint(kernel));
  const token = await app.inject({
    method: 'POST',
    url: '/api/v1/tokens',
    headers: { authorization: `Bearer ${secret}` },
    payload: { name: 'bench', role: 'auditor', unitCode: '51' },
  });
  await proofTimes(app, secret, nation.slice(0, 5));
  const country = await proofTimes(app, secret, nation.slice(5));
  const own = await proofTimes(app, (JSON.parse(token.body) as { secret: string }).secret, ward);
  if (own.length === 0) throw new Error('too few entries of the province');
  const million = `${size / 1_000_000} million`;
  return [
    { name: `a log of ${million} made`, value: seconds, unit: 's' },
    { name: `checkpoint over ${million}, with its continuation checked`, value: signing, unit: 'ms' },
    {
      name: `proof of an entry of ${million}, whole country`,
      value: median(country),
      unit: 'ms',
      bound: '≤ 50 ms',
    },
    { name: '… 99 of 100 within', value: worst(country), unit: 'ms' },
    {
      name: `proof of an entry of ${million}, a province’s auditor`,
      value: median(own),
      unit: 'ms',
      bound: '≤ 50 ms',
    },
    { name: '… 99 of 100 within', value: worst(own), unit: 'ms' },
  ];
}

async function withInstallation<T>(
  databaseUrl: string | null,
  work: (kernel: Kernel, app: FastifyInstance, secret: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-bench-'));
  const config = { ...readConfig({ data: folder }, {}), databaseUrl, logLevel: 'error' };
  await (await initialise(config, false)).engine.close();
  const kernel = await openKernel(config);
  const secret = newSecret();
  const app = await makeApp(kernel, config, secret);
  await app.ready();
  try {
    return await work(kernel, app, secret);
  } finally {
    await app.close();
    await kernel.engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function benchAudit(size: number): Promise<Row[]> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(`needs ${found.missing}`);
  const embedded = await withInstallation(null, (kernel) => appendCost(kernel, 'embedded', 300));
  const cluster = await startCluster(found.bin);
  try {
    cluster.sql('postgres', 'create database bench');
    const server = await withInstallation(cluster.url('bench'), async (kernel, app, secret) => [
      ...(await appendCost(kernel, 'PostgreSQL', 1000)),
      ...(await proofCost(kernel, app, secret, size)),
    ]);
    return [...embedded, ...server];
  } finally {
    cluster.stop();
  }
}

if (import.meta.main) report('audit', await benchAudit(Number(process.argv[2] ?? 10_000_000)));
