import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../apps/server/src/config.ts';
import { openServer } from '../../apps/server/src/platform/db/server.ts';
import { Problem } from '../../apps/server/src/platform/problem.ts';
import { type Cluster, findPostgres, startCluster } from '../support/postgres.ts';
import { hatangso } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-tls-'));
const file = (name: string): string => join(folder, name);
const openssl = (...words: readonly string[]): void =>
  void execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });

function authority(name: string): void {
  const more = ['-days', '30', '-subj', `/CN=${name}`, '-addext', 'keyUsage=critical,keyCertSign'];
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.pem`,
    ...more,
  );
}

/** A certificate for PostgreSQL: under these names, by this authority, readable by nobody but its user. */
function certificate(name: string, by: string, names: string): void {
  openssl(
    'req',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.csr`,
    '-subj',
    '/CN=db',
  );
  writeFileSync(file(`${name}.ext`), `subjectAltName=${names}\n`);
  const ca = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial', '-extfile', `${name}.ext`];
  openssl('x509', '-req', '-in', `${name}.csr`, '-days', '30', '-out', `${name}.pem`, ...ca);
  chmodSync(file(`${name}.key`), 0o600);
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', file(`${name}.key`)]);
}

describe.skipIf(inject('postgresUrl') === null)('PostgreSQL over TLS', () => {
  let cluster: Cluster;
  const use = async (name: string): Promise<void> => {
    cluster.sql('postgres', `alter system set ssl_cert_file = '${file(`${name}.pem`)}'`);
    cluster.sql('postgres', `alter system set ssl_key_file = '${file(`${name}.key`)}'`);
    cluster.sql('postgres', 'alter system set ssl = on');
    cluster.sql('postgres', 'select pg_reload_conf()');
    // taken up by the server in its own time
    await new Promise((resolve) => setTimeout(resolve, 500));
  };
  const tried = async (url: string, ca: string | null): Promise<unknown> => {
    try {
      const engine = await openServer(url, ca);
      const { rows } = await engine.withClient((client) =>
        client.query('select ssl from pg_stat_ssl where pid = pg_backend_pid()', []),
      );
      await engine.close();
      return (rows[0] as { ssl: boolean }).ssl;
    } catch (error) {
      return error instanceof Problem ? error.code : error;
    }
  };

  beforeAll(async () => {
    const found = findPostgres();
    if ('missing' in found) throw new Error(found.missing);
    chmodSync(folder, 0o755);
    for (const name of ['own', 'other']) authority(name);
    certificate('right', 'own', 'IP:127.0.0.1,DNS:localhost');
    certificate('elsewhere', 'own', 'DNS:db.example.vn');
    cluster = await startCluster(found.bin);
  });
  afterAll(() => {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('a server that speaks no TLS is refused where an authority is named, and spoken to where none is', async () => {
    expect(await tried(cluster.url('postgres'), file('own.pem'))).toBe('db.tls');
    expect(await tried(cluster.url('postgres'), null)).toBe(false);
  });

  test('the right authority connects, whatever the address says of TLS', async () => {
    await use('right');
    expect(await tried(cluster.url('postgres'), file('own.pem'))).toBe(true);
    expect(await tried(`${cluster.url('postgres')}?sslmode=disable`, file('own.pem'))).toBe(true);
    expect(await tried(cluster.url('postgres').replace('127.0.0.1', 'localhost'), file('own.pem'))).toBe(
      true,
    );
  });

  test('another authority, a certificate of another host, or a file that is none are refused', async () => {
    expect(await tried(cluster.url('postgres'), file('other.pem'))).toBe('db.tls');
    expect(await tried(`${cluster.url('postgres')}?sslmode=no-verify`, file('other.pem'))).toBe('db.tls');
    expect(await tried(cluster.url('postgres'), file('none.pem'))).toBe('db.tls');
    await use('elsewhere');
    expect(await tried(cluster.url('postgres'), file('own.pem'))).toBe('db.tls');
  });

  test('by its setting, told in both languages with the reason and without the password', async () => {
    const url = cluster.url('postgres').replace('postgres@', 'postgres:matkhau@');
    expect(readConfig({}, { HATANGSO_DATABASE_CA: file('own.pem') }).databaseCa).toBe(file('own.pem'));
    for (const [lang, words] of [
      ['vi', 'qua TLS như HATANGSO_DATABASE_CA đòi hỏi'],
      ['en', 'by TLS as HATANGSO_DATABASE_CA demands'],
    ] as const) {
      const env = { DATABASE_URL: url, HATANGSO_DATABASE_CA: file('other.pem') };
      const run = await hatangso(['doctor', '--lang', lang], { env, cwd: folder });
      expect([run.code, run.stderr]).toEqual([1, expect.stringContaining(words)]);
      expect(run.stderr).toContain('certificate');
      expect(run.stderr).not.toContain('matkhau');
    }
  });
});
