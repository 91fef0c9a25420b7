import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupMade } from '@hatangso/contracts/backups';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Config } from '../../apps/server/src/config.ts';
import { asIntruder, found, sign, writeEntries } from '../../apps/server/src/modules/audit/testing/log.ts';
import { noOpening } from '../../apps/server/src/modules/backups/index.ts';
import { restore } from '../../apps/server/src/restore.ts';
import { type EngineName, emptyDatabase, type House, houseOn, openHouse } from '../support/house.ts';

const leftovers: (() => Promise<void> | void)[] = [];
const folderOf = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `hatangso-${name}-`));
  leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
afterAll(async () => {
  for (const clear of leftovers) await clear();
});

/** An empty place of the same kind; keys and checkpoints are those that were kept apart from the database. */
async function emptyPlace(engine: EngineName, { config }: House, kept: string): Promise<Config> {
  const folder = folderOf('restored');
  const database = engine === 'postgres' ? await emptyDatabase() : null;
  if (database !== null) leftovers.push(database.drop);
  return {
    ...config,
    dataFolder: folder,
    keysFolder: join(kept, 'keys'),
    checkpointFile: join(kept, 'checkpoints.jsonl'),
    backup: { ...config.backup, folder: join(folder, 'backups') },
    databaseUrl: database?.url ?? null,
  };
}

/** What an operator keeps on another disk. */
function keepApart({ config }: House): string {
  const kept = folderOf('kept');
  cpSync(config.keysFolder, join(kept, 'keys'), { recursive: true });
  cpSync(config.checkpointFile, join(kept, 'checkpoints.jsonl'));
  return kept;
}

for (const engine of ['embedded', 'postgres'] as const) {
  const there = engine === 'embedded' || inject('postgresUrl') !== null;
  describe.skipIf(!there)(`the log of a backup put back (${engine})`, () => {
    let house: House;
    let path = '';
    beforeAll(async () => {
      house = await openHouse(engine);
      await writeEntries(house, 5);
      await sign(house);
      const made = await house.ask<BackupMade>('POST', '/country/backups', { wait: true });
      path = made.body.path ?? '';
    });
    afterAll(async () => house.close());

    test('is whole with the keys and checkpoints kept apart, goes on, and shows what is changed in it', async () => {
      const config = await emptyPlace(engine, house, keepApart(house));
      await restore(config, path, noOpening);
      const second = await houseOn(engine, config);
      try {
        expect(await found(second)).toEqual([]);
        await writeEntries(second, 3);
        await sign(second);
        expect(await found(second)).toEqual([]);
        await asIntruder(
          second,
          `update audit.entries set canonical = replace(canonical, '"local"', '"nobody"')
           where id = (select id from audit.leaves where position = 1)`,
        );
        expect(await found(second)).toEqual(expect.arrayContaining(['entry_changed', 'root_differs']));
      } finally {
        await second.close();
      }
    });

    test('does not hide that what was signed after the backup is gone, until somebody says so', async () => {
      await writeEntries(house, 2);
      await sign(house);
      const kept = keepApart(house);
      const config = await emptyPlace(engine, house, kept);
      await restore(config, path, noOpening);
      const second = await houseOn(engine, config);
      try {
        expect(await found(second)).toContain('log_truncated');
        expect((await second.ask<{ code: string }>('POST', '/audit/checkpoints')).body.code).toBe(
          'audit.tree_broken',
        );
        expect((await second.ask('POST', '/audit/continuations')).status).toBe(200);
        expect(await found(second)).toEqual([]);
        // the later checkpoints stand aside, for whoever asks what is gone
        expect(readdirSync(kept).filter((name) => name.startsWith('checkpoints'))).toHaveLength(2);
      } finally {
        await second.close();
      }
    });
  });
}
