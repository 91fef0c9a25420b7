import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { openEmbedded } from '../../apps/server/src/platform/db/embedded.ts';
import { freshInstallation } from './program.ts';

/** PGlite alone never waits for the disk (docs/embedded-engine.md); here every commit does, unless told not to. */
const folder = freshInstallation();
const original = fs.fsyncSync;
const synced: string[] = [];
fs.fsyncSync = (descriptor: number): void => {
  synced.push(fs.readlinkSync(`/proc/self/fd/${descriptor}`));
  original(descriptor);
};
syncBuiltinESMExports();
afterAll(() => {
  fs.fsyncSync = original;
  syncBuiltinESMExports();
  fs.rmSync(folder, { recursive: true, force: true });
});

async function syncsOf(
  sync: boolean,
  commits: number,
): Promise<{ log: number; all: number; fsync: unknown }> {
  const engine = await openEmbedded(folder, sync);
  try {
    return await engine.withClient(async (client) => {
      await client.exec('create table if not exists platform.tried (a integer)');
      synced.length = 0;
      for (let at = 0; at < commits; at += 1) await client.exec(`insert into platform.tried values (${at})`);
      const log = synced.filter((path) => path.includes('/pg_wal/')).length;
      await client.exec('checkpoint');
      const { rows } = await client.query(`select current_setting('fsync') as fsync`, []);
      return { log, all: synced.length, fsync: (rows[0] as { fsync: string }).fsync };
    });
  } finally {
    await engine.close();
  }
}

test.skipIf(process.platform !== 'linux')('every commit is on the disk before it is answered', async () => {
  const waiting = await syncsOf(true, 20);
  expect(waiting.fsync).toBe('on');
  expect(waiting.log).toBeGreaterThanOrEqual(20);
  // a checkpoint puts the tables' own files there too
  expect(waiting.all).toBeGreaterThan(waiting.log);
  expect(await syncsOf(false, 20)).toEqual({ log: 0, all: 0, fsync: 'off' });
});
