import { rmSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { makeApp } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { openKernel } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { newSecret } from '../apps/server/src/modules/identity/index.ts';
import type { Kernel } from '../apps/server/src/platform/kernel.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { newFolder } from './report.ts';

export interface OwnServer {
  readonly app: FastifyInstance;
  readonly kernel: Kernel;
  /** The machine's own token, which may do everything. */
  readonly machine: Readonly<Record<string, string>>;
}

/** A fresh installation on a PostgreSQL of its own for as long as `work` takes. Throws where PostgreSQL is missing. */
export async function onOwnServer<T>(work: (server: OwnServer) => Promise<T>): Promise<T> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(`needs ${found.missing}`);
  const cluster = await startCluster(found.bin);
  const folder = newFolder();
  try {
    cluster.sql('postgres', 'create database bench');
    const config = {
      ...readConfig({ data: folder }, {}),
      databaseUrl: cluster.url('bench'),
      logLevel: 'fatal',
    };
    await (await initialise(config, false)).engine.close();
    const kernel = await openKernel(config);
    const secret = newSecret();
    const app = await makeApp(kernel, config, secret);
    const answer = await work({ app, kernel, machine: { authorization: `Bearer ${secret}` } });
    await app.close();
    await kernel.engine.close();
    return answer;
  } finally {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
