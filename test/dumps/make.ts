// Makes a dump of a released state: node test/dumps/make.ts COMMIT OUT
// The demonstration is filled by the software of that commit on a PostgreSQL of its own, and written by today's
// `hatangso backup` without being migrated. Generated data, marked as such; run once for every released state.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readConfig } from '../../apps/server/src/config.ts';
import { kernelOn, openEngine, readInstallation } from '../../apps/server/src/context.ts';
import { noSeal, writeBackup } from '../../apps/server/src/modules/backups/index.ts';
import { findPostgres, startCluster } from '../support/postgres.ts';

const [commit, out] = process.argv.slice(2);
if (commit === undefined || out === undefined) throw new Error('node test/dumps/make.ts COMMIT OUT');
const root = resolve(import.meta.dirname, '../..');
const then = mkdtempSync(join(tmpdir(), 'hatangso-then-'));
const found = findPostgres();
if ('missing' in found) throw new Error(found.missing);

/** The packages of today with the workspaces of then. */
function linkPackages(): void {
  mkdirSync(join(then, 'node_modules/@hatangso'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@hatangso') symlinkSync(join(root, 'node_modules', name), join(then, 'node_modules', name));
  symlinkSync(join(then, 'packages/contracts'), join(then, 'node_modules/@hatangso/contracts'));
}

const cluster = await startCluster(found.bin);
try {
  execFileSync('bash', ['-c', 'git -C "$0" archive "$1" | tar x -C "$2"', root, commit, then]);
  linkPackages();
  cluster.sql('postgres', 'create database released');
  const place = ['--database-url', cluster.url('released'), '--data', join(then, 'data')];
  execFileSync(process.execPath, [join(then, 'apps/server/src/main.ts'), 'init', '--demo', ...place]);
  const config = readConfig({ data: join(then, 'data'), databaseUrl: cluster.url('released') }, {});
  const engine = await openEngine(config);
  const installation = await readInstallation(engine);
  if (installation === null) throw new Error('no installation');
  const made = await writeBackup(kernelOn(engine, installation, config), resolve(out), { seal: noSeal });
  await engine.close();
  process.stdout.write(`${JSON.stringify({ bytes: made.bytes, rows: made.contents.rows }, null, 1)}\n`);
} finally {
  cluster.stop();
  rmSync(then, { recursive: true, force: true });
}
