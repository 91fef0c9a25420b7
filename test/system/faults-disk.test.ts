import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupList } from '@hatangso/contracts/backups';
import { sql } from 'kysely';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../apps/server/src/config.ts';
import { openKernel } from '../../apps/server/src/context.ts';
import { ownerTransaction } from '../../apps/server/src/platform/db/transaction.ts';
import type { Problem } from '../../apps/server/src/platform/problem.ts';
import { type House, houseOn } from '../support/house.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { bringWard } from '../support/ward.ts';

/** A fault of the disk under the embedded database: what people are told, and that nothing acknowledged is gone. */
const disk = mountSmallDisk(400);
const missing = 'missing' in disk ? disk.missing : null;
if (missing !== null)
  process.stderr.write(`\nSKIPPED: faults of the disk; this machine lacks ${missing}\n\n`);

interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly messages: { readonly vi: string; readonly en: string };
}

describe.skipIf(missing !== null)('a disk that fails', () => {
  if ('missing' in disk) return;
  const config = {
    ...readConfig({ data: disk.folder }, {}),
    webFolder: null,
    logLevel: 'silent',
    backup: {
      folder: join(disk.folder, 'backups'),
      seal: { recipients: [], passphraseFile: null },
      schedule: null,
    },
  };
  let house: House;
  const acknowledged: string[] = [];
  const bring = async (at: number, as = house) => {
    const answer = await as.send<Refusal & { id: string }>(
      '/wards/21172/imports/figures',
      `so-lieu-${at}.csv`,
      `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;${at};400;2026-05-01;Sổ ${at}\n`,
    );
    if (answer.status === 200) acknowledged.push(answer.body.id);
    return answer;
  };
  const standing = async (as = house): Promise<string[]> =>
    (await as.ask<{ imports: { id: string }[] }>('GET', '/wards/21172/imports')).body.imports.map(
      ({ id }) => id,
    );
  afterAll(async () => {
    await house?.close().catch(() => undefined);
    disk.remove();
  });

  test('nearly full: reading goes on, writing is refused before anything can break', async () => {
    cpSync(inject('embeddedTemplate'), disk.folder, { recursive: true });
    house = await houseOn('embedded', config);
    await bringWard(house, '21172', '51');
    expect((await bring(1)).status).toBe(200);
    disk.fillTo(40 * 2 ** 20);
    const refused = await bring(2);
    expect([refused.status, refused.body.code]).toEqual([507, 'disk.full']);
    expect(refused.body.messages.vi).toMatch(/đầy.*chưa ghi gì/);
    expect(refused.body.messages.en).toMatch(/full.*nothing was written/);
    expect(await standing()).toEqual(expect.arrayContaining(acknowledged));
    const doctor = await house.ask<{ ok: boolean; checks: { code: string; ok: boolean }[] }>(
      'GET',
      '/doctor',
    );
    expect(doctor.body.checks).toContainEqual(expect.objectContaining({ code: 'space', ok: false }));
    disk.empty();
    expect((await bring(3)).status).toBe(200);
  });

  test('full in the middle of a statement: undone whole, and after room was made all is as it was', async () => {
    disk.fillTo(90 * 2 ** 20);
    const work = ownerTransaction(house.kernel.engine, async (tx) => {
      await sql`create table platform.filling (a integer, b text)`.execute(tx);
      await sql`insert into platform.filling select g, repeat('x', 900) from generate_series(1, 200000) as g`.execute(
        tx,
      );
    });
    await expect(work).rejects.toMatchObject({ code: 'disk.full', status: 507 });
    const meanwhile = await bring(4);
    expect([meanwhile.status, meanwhile.body.code]).toEqual([507, 'disk.full']);
    disk.empty();
    expect((await bring(5)).status).toBe(200);
    expect(await standing()).toEqual(expect.arrayContaining(acknowledged));
    await house.kernel.engine.withClient(async (client) => {
      const { rows } = await client.query(`select to_regclass('platform.filling') is null as gone`, []);
      expect(rows).toEqual([{ gone: true }]);
    });
  });

  test('a backup that finds no room leaves nothing half made, says so, and older ones stay', async () => {
    const good = await house.ask('POST', '/country/backups', { wait: true });
    expect(good.status).toBe(200);
    const before = readdirSync(config.backup.folder).sort();
    disk.fillTo(2_000);
    const failed = await house.ask<Refusal>('POST', '/country/backups', { wait: true });
    expect([failed.status, failed.body.code]).toEqual([507, 'backup.folder']);
    expect(failed.body.messages.vi).toContain('Bản sao lưu cũ vẫn còn nguyên');
    expect(readdirSync(config.backup.folder).sort()).toEqual(before);
    disk.empty();
    const list = await house.ask<BackupList>('GET', '/country/backups');
    expect(list.body.backups).toHaveLength(1);
    expect((await house.ask('POST', '/country/backups', { wait: true })).status).toBe(200);
  });

  test('read-only: refused with what to do, and afterwards everything acknowledged is there', async () => {
    await house.close();
    disk.readOnly(true);
    const refused = await openKernel(config).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'disk.read_only', status: 503 });
    expect((refused as Problem).text('vi')).toMatch(/chỉ đọc được.*vẫn còn nguyên/);
    disk.readOnly(false);
    house = await houseOn('embedded', config);
    expect(await standing()).toEqual(expect.arrayContaining(acknowledged));
    expect((await bring(6)).status).toBe(200);
  });

  test('backups on a disk that became read-only: told on the list and by doctor, work goes on', async () => {
    const other = mountSmallDisk(8);
    if ('missing' in other) throw new Error(other.missing);
    try {
      await house.close();
      const elsewhere = { ...config, backup: { ...config.backup, folder: other.folder } };
      house = await houseOn('embedded', elsewhere);
      expect((await house.ask('POST', '/country/backups', { wait: true })).status).toBe(200);
      other.readOnly(true);
      const failed = await house.ask<Refusal>('POST', '/country/backups', { wait: true });
      expect([failed.status, failed.body.code]).toEqual([507, 'backup.folder']);
      const list = await house.ask<BackupList>('GET', '/country/backups');
      expect(list.body).toMatchObject({
        failure: { problem: 'backup.folder' },
        backups: [expect.anything()],
      });
      expect((await bring(7)).status).toBe(200);
    } finally {
      other.remove();
    }
  });
});
