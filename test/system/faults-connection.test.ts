import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../apps/server/src/config.ts';
import { initialise } from '../../apps/server/src/init.ts';
import { type House, houseOn } from '../support/house.ts';
import { type Cluster, findPostgres, startCluster } from '../support/postgres.ts';
import { bringWard } from '../support/ward.ts';

/** The database goes away under a running server: what people are told, and that nothing acknowledged is gone. */
const found = findPostgres();

interface Refusal {
  readonly code: string;
  readonly messages: { readonly vi: string; readonly en: string };
}

describe.skipIf('missing' in found)('a database that goes away', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-gone-'));
  let cluster: Cluster;
  let house: House;
  const acknowledged: string[] = [];
  const bring = async (at: number) => {
    const answer = await house.send<Refusal & { id: string }>(
      '/wards/21172/imports/figures',
      `so-lieu-${at}.csv`,
      `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;${at};900;2026-05-01;Sổ ${at}\n`,
    );
    if (answer.status === 200) acknowledged.push(answer.body.id);
    return answer;
  };
  const standing = async (): Promise<string[]> =>
    (
      await house.ask<{ imports: { id: string }[] }>('GET', '/wards/21172/imports?limit=1000')
    ).body.imports.map(({ id }) => id);
  afterAll(async () => {
    await house?.close().catch(() => undefined);
    cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('connections that are ended while in use: every answer is a yes that holds or a no with what to do', async () => {
    if ('missing' in found) return;
    cluster = await startCluster(found.bin);
    cluster.sql('postgres', 'create database gone');
    const config = {
      ...readConfig({ data: folder, databaseUrl: cluster.url('gone') }, {}),
      webFolder: null,
      logLevel: 'silent',
    };
    await (await initialise(config, false)).engine.close();
    house = await houseOn('postgres', config);
    await bringWard(house, '21172', '51');
    let [ended, refused] = [false, 0];
    const ending = (async () => {
      while (!ended) {
        cluster.sql(
          'postgres',
          `select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'gone'`,
        );
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    })();
    for (let at = 1; at <= 30; at += 1) {
      const answer = await bring(at);
      if (answer.status === 200) continue;
      refused += 1;
      expect([answer.status, answer.body.code]).toEqual([
        503,
        expect.stringMatching(/^db\.(unavailable|outcome_unknown)$/),
      ]);
    }
    ended = true;
    await ending;
    expect(refused).toBeGreaterThan(0);
    expect(acknowledged.length).toBeGreaterThan(0);
    const kept = await standing();
    expect(kept).toEqual(expect.arrayContaining(acknowledged));
  });

  test('stopped and started again: refused meanwhile in both languages, served afterwards without a restart', async () => {
    cluster.halt();
    const refused = await bring(100);
    expect([refused.status, refused.body.code]).toEqual([503, 'db.unavailable']);
    expect(refused.body.messages.vi).toContain('Không kết nối được cơ sở dữ liệu');
    expect(refused.body.messages.en).toContain('cannot be reached');
    const ready = await house.health('/health/ready');
    expect(ready).toBe(503);
    expect(await house.health('/health/live')).toBe(200);
    cluster.start();
    expect((await bring(101)).status).toBe(200);
    expect(await house.health('/health/ready')).toBe(200);
    expect(await standing()).toEqual(expect.arrayContaining(acknowledged));
  });
});
