import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL cluster of the tests' own, never the system's; run as user postgres where the tests run as root. */
export interface Cluster {
  readonly url: (database: string, login?: string) => string;
  sql(database: string, text: string): string;
  /** Ends the server at once, as a fault would; its data stay. */
  halt(): void;
  /** Starts it again at the same address. */
  start(): void;
  stop(): void;
}

/** The newest PostgreSQL 15+ with PostGIS on this machine, or why there is none. */
export function findPostgres(): { bin: string } | { missing: string } {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).filter((name) => Number(name) >= 15) : [];
  const version = versions
    .sort((a, b) => Number(b) - Number(a))
    .find((name) => existsSync(join(base, name, 'bin/initdb')));
  if (version === undefined)
    return { missing: 'PostgreSQL 15+ (apt-get install postgresql postgresql-15-postgis-3)' };
  const extension = `/usr/share/postgresql/${version}/extension/postgis.control`;
  if (!existsSync(extension)) return { missing: `PostGIS (apt-get install postgresql-${version}-postgis-3)` };
  return { bin: join(base, version, 'bin') };
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

export async function startCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-pg-'));
  const root = process.getuid?.() === 0;
  const run = (command: string, args: readonly string[]): string => {
    const [file, rest] = root ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args];
    return execFileSync(file as string, rest as string[], {
      encoding: 'utf8',
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  if (root) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o711);
  const data = join(folder, 'data');
  const port = await freePort();
  run(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -k ${folder} -c fsync=off -c shared_buffers=256MB -c max_connections=60`;
  const start = (): void =>
    void run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  const halt = (): void => {
    const file = root ? 'runuser' : join(bin, 'pg_ctl');
    const stop = ['-D', data, '-m', 'immediate', '-w', 'stop'];
    spawnSync(file, root ? ['-u', 'postgres', '--', join(bin, 'pg_ctl'), ...stop] : stop, { cwd: folder });
  };
  start();
  return {
    halt,
    start,
    url: (database, login = 'postgres') => `postgresql://${login}@127.0.0.1:${port}/${database}`,
    sql: (database, text) =>
      run(join(bin, 'psql'), [
        '-h',
        '127.0.0.1',
        '-p',
        String(port),
        '-U',
        'postgres',
        '-XAtq',
        '-v',
        'ON_ERROR_STOP=1',
        '-d',
        database,
        '-c',
        text,
      ]),
    stop() {
      halt();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
