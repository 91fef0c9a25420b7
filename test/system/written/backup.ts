import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BackupList, BackupMade } from '@hatangso/contracts/backups';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { checkBackup, noOpening } from '../../../apps/server/src/modules/backups/index.ts';
import { tablesInOrder } from '../../../apps/server/src/modules/backups/tables.ts';
import type { Engine } from '../../../apps/server/src/platform/db/engine.ts';
import { restore } from '../../../apps/server/src/restore.ts';
import { type EngineName, emptyDatabase, type House, houseOn } from '../../support/house.ts';
import { ward } from './every-write.ts';

const leftovers: string[] = [];
const folderOf = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `hatangso-${name}-`));
  leftovers.push(folder);
  return folder;
};
const dropping: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const drop of dropping) await drop();
  for (const path of leftovers) rmSync(path, { recursive: true, force: true });
});

/** The digest of every table's rows in whatever order they lie; what a backup or restore itself writes is left out. */
async function digests(engine: Engine): Promise<Record<string, string>> {
  const written = /^(audit\.|backups\.runs|identity\.sessions|identity\.tokens)/;
  return engine.withClient(async (client) => {
    await client.exec(`begin read only; set local timezone = 'UTC'; set local extra_float_digits = 3`);
    const found: Record<string, string> = {};
    for (const { name, columns } of await tablesInOrder(client)) {
      if (written.test(name)) continue;
      const chunks: Uint8Array[] = [];
      for await (const chunk of client.copyOut(`select ${columns.join()} from ${name}`)) chunks.push(chunk);
      const lines = Buffer.concat(chunks).toString('utf8').split('\n').sort();
      found[name] = `${lines.length - 1} ${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
    }
    await client.exec('rollback');
    return found;
  });
}

/** A backup of the house, put back on the other engine. */
export function backupsComeBack(opened: () => House, from: EngineName): void {
  const to = from === 'embedded' ? 'postgres' : 'embedded';
  describe.skipIf(inject('postgresUrl') === null)(`a backup of ${from}, put back on ${to}`, () => {
    let house: House;
    let before: Record<string, string>;
    let path = '';
    beforeAll(async () => {
      house = opened();
      house.setNow(null);
      before = await digests(house.kernel.engine);
    });

    test('is made while others write, and holds one moment', async () => {
      const making = house.ask<BackupMade>('POST', '/country/backups', { wait: true });
      const writes = Promise.all(
        [1, 2, 3].map((at) =>
          house.send(
            `/wards/${ward}/imports/figures`,
            `later${at}.csv`,
            `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;${at};40;2026-04-0${at};Sổ ${at}\n`,
          ),
        ),
      );
      const made = await making;
      expect([made.status, made.body]).toMatchObject([200, { running: false }]);
      for (const { status } of await writes) expect(status).toBe(200);
      path = made.body.path ?? '';
      expect(statSync(path).mode & 0o077).toBe(0);
      const list = await house.ask<BackupList>('GET', '/country/backups');
      expect(list.body).toMatchObject({ late: false, failure: null, running: false });
      expect(list.body.backups[0]).toEqual(made.body.backup);
    });

    test('gives the same rows in every table, on the other engine', async () => {
      const folder = folderOf('restored');
      const database = to === 'postgres' ? await emptyDatabase() : null;
      if (database !== null) dropping.push(database.drop);
      const config = {
        ...house.config,
        dataFolder: folder,
        keysFolder: join(folder, 'keys'),
        backup: { ...house.config.backup, folder: join(folder, 'backups') },
        databaseUrl: database?.url ?? null,
      };
      const restored = await restore(config, path, noOpening);
      const second = await houseOn(to, config);
      try {
        const after = await digests(second.kernel.engine);
        // what was written while it was made may be in it or not, but whole
        const later =
          /^evidence\.(batches|register_figures|batch_documents|documents|remembered_columns)|^indicators\./;
        expect(Object.keys(after)).toEqual(Object.keys(before));
        for (const [table, digest] of Object.entries(before))
          if (!later.test(table)) expect([table, after[table]]).toEqual([table, digest]);
        const counted = Object.fromEntries(
          Object.entries(after).map(([table, digest]) => [table, Number(digest.split(' ')[0])]),
        );
        expect(restored.contents.rows).toMatchObject(counted);
        const log = await second.ask<{ entries: { action: string }[] }>('GET', '/audit');
        expect(log.body.entries[0]?.action).toBe('backups.backup.restore');
        const households = await second.ask<{ total?: number }>('GET', `/wards/${ward}/households`);
        expect(households.status).toBe(200);
        const again = await second.send(
          `/wards/${ward}/imports/figures`,
          'after.csv',
          'Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;9;40;2026-04-09;Sổ 9\n',
        );
        expect(again.status).toBe(200);
        expect((await second.ask('POST', '/country/backups', { wait: true })).status).toBe(200);
      } finally {
        await second.close();
      }
      await expect(restore(config, path, noOpening)).rejects.toMatchObject({ code: 'backup.not_empty' });
    });

    test('is refused where a byte was changed or it ends early, and leaves nothing', async () => {
      const whole = readFileSync(path);
      const folder = folderOf('broken');
      const file = join(folder, 'changed.tar.gz');
      const target = join(folder, 'data');
      const refused = async (bytes: Uint8Array): Promise<string> => {
        writeFileSync(file, bytes);
        const config = { ...house.config, dataFolder: target, databaseUrl: null };
        return restore(config, file, noOpening).then(
          () => 'restored',
          (error: { code?: string }) => error.code ?? String(error),
        );
      };
      const changed = Buffer.from(whole);
      const at = Math.floor(changed.length / 2);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      expect(await refused(changed)).toBe('backup.broken');
      expect(await refused(whole.subarray(0, whole.length - 100))).toBe('backup.broken');
      expect(await refused(Buffer.from('not a backup at all'))).toBe('backup.not_one');
      expect(() => statSync(join(target, 'db'))).toThrow();
    });

    test('for the holder of a key it opens with the age tool, and with nothing else', async (context) => {
      if (spawnSync('age', ['--version']).error !== undefined) {
        if (process.env.CI === 'true') throw new Error('CI needs age');
        return context.skip('age is not installed');
      }
      const folder = folderOf('age');
      const key = join(folder, 'key.txt');
      execFileSync('age-keygen', ['-o', key], { stdio: 'ignore' });
      const recipient = execFileSync('age-keygen', ['-y', key], { encoding: 'utf8' }).trim();
      const made = await house.ask<BackupMade>('POST', '/country/backups', {
        wait: true,
        recipients: [recipient],
      });
      expect([made.status, made.body.backup]).toMatchObject([200, { encrypted: true, keys: true }]);
      const file = made.body.path ?? '';
      const names = execFileSync('bash', ['-c', 'age -d -i "$1" "$2" | tar tz', '-', key, file], {
        encoding: 'utf8',
      });
      expect(names.split('\n')[0]).toBe('manifest.json');
      expect(names).toContain('tables/survey.households/');
      expect(names.trimEnd().split('\n').at(-1)).toBe('contents.json');
      const checked = await checkBackup(file, { identityFile: key, passphraseFile: null });
      expect(checked.contents.rows['survey.households']).toBeGreaterThan(0);
      await expect(checkBackup(file, noOpening)).rejects.toMatchObject({ code: 'backup.locked' });
      const changed = readFileSync(file);
      changed.writeUInt8((changed.readUInt8(changed.length - 2000) + 1) % 256, changed.length - 2000);
      writeFileSync(join(folder, 'changed.age'), changed);
      await expect(
        checkBackup(join(folder, 'changed.age'), { identityFile: key, passphraseFile: null }),
      ).rejects.toMatchObject({ code: 'backup.broken' });
    });
  });
}
