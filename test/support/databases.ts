import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../apps/server/src/config.ts';
import { initialise } from '../../apps/server/src/init.ts';
import { findPostgres, startCluster } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of an initialised embedded installation to copy. */
    embeddedTemplate: string;
    /** Address of the cluster's maintenance database, or null where PostgreSQL is missing. */
    postgresUrl: string | null;
    /** The same as the login that servers connect with: it owns nothing. */
    servingUrl: string | null;
    postgresMissing: string;
  }
}

/** The database every test database is copied from. */
export const templateDatabase = 'hatangso_template';

/** Whom servers of the tests connect as. */
export const servingLogin = 'hatangso_login';

/** The kinds of tests that need none. */
const without: readonly string[] = ['pure', 'structure'];

/** Once a run: an initialised embedded folder and an initialised PostgreSQL database, both to be copied by tests. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export
export default async function setup(project: TestProject): Promise<(() => void) | undefined> {
  if (project.vitest.projects.every(({ name }) => without.includes(name))) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-template-'));
  const config = { ...readConfig({ data: folder }, {}), logLevel: 'silent' };
  await (await initialise(config, false)).engine.close();
  project.provide('embeddedTemplate', folder);
  const found = findPostgres();
  if ('missing' in found) {
    if (process.env.CI === 'true') throw new Error(`CI needs ${found.missing}`);
    process.stderr.write(`\nSKIPPED: tests on PostgreSQL; install ${found.missing}\n\n`);
    project.provide('postgresUrl', null);
    project.provide('servingUrl', null);
    project.provide('postgresMissing', found.missing);
    return () => rmSync(folder, { recursive: true, force: true });
  }
  const cluster = await startCluster(found.bin);
  cluster.sql('postgres', `create database ${templateDatabase}`);
  cluster.sql('postgres', `create role ${servingLogin} login noinherit`);
  const apart = {
    ...config,
    databaseUrl: cluster.url(templateDatabase, servingLogin),
    databaseOwnerUrl: cluster.url(templateDatabase),
  };
  await (await initialise(apart, false)).engine.close();
  project.provide('postgresUrl', cluster.url('postgres'));
  project.provide('servingUrl', cluster.url('postgres', servingLogin));
  project.provide('postgresMissing', '');
  return () => {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
