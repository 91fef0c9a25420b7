import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../apps/server/src/config.ts';
import { initialise } from '../../apps/server/src/init.ts';
import { findPostgres, startCluster } from './postgres.ts';
import { describeSchema } from './schema.ts';

/** Writes the golden file of the schema: run after a migration was added (`npm run schema`). */
export const goldenPath = fileURLToPath(new URL('../../apps/server/sql/schema.sql', import.meta.url));

if (import.meta.main) {
  const found = findPostgres();
  if ('missing' in found) throw new Error(`needs ${found.missing}`);
  const cluster = await startCluster(found.bin);
  try {
    cluster.sql('postgres', 'create database golden');
    const { engine } = await initialise(
      {
        ...readConfig({ data: mkdtempSync(join(tmpdir(), 'hatangso-bench-')) }, {}),
        databaseUrl: cluster.url('golden'),
        logLevel: 'silent',
      },
      false,
    );
    writeFileSync(goldenPath, await describeSchema(engine));
    await engine.close();
  } finally {
    cluster.stop();
  }
}
