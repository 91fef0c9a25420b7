import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { type Config, readConfig } from '../../apps/server/src/config.ts';
import { openEngine, openKernel } from '../../apps/server/src/context.ts';
import { noOpening } from '../../apps/server/src/modules/backups/index.ts';
import type { Client } from '../../apps/server/src/platform/db/client.ts';
import { databaseVersion, knownMigrations, migrate } from '../../apps/server/src/platform/db/migrate.ts';
import { restore } from '../../apps/server/src/restore.ts';
import { type EngineName, emptyDatabase, houseOn } from '../support/house.ts';

/** Dumps of released states, made by `test/dumps/make.ts`: generated data of a demonstration. */
const dumps = fileURLToPath(new URL('../dumps/', import.meta.url));
const released = readdirSync(dumps)
  .filter((name) => /^\d{6}\.tar\.gz$/.test(name))
  .map((name) => name.slice(0, 6));
const newest = knownMigrations().at(-1)?.number ?? 0;
const ward = '21172';
const leftovers: (() => Promise<void> | void)[] = [];
afterAll(async () => {
  for (const remove of leftovers) await remove();
});

async function placeOn(engine: EngineName): Promise<Config> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-upgrade-'));
  leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
  const database = engine === 'postgres' ? await emptyDatabase() : null;
  if (database !== null) leftovers.unshift(database.drop);
  return {
    ...readConfig({ data: folder }, {}),
    databaseUrl: database?.url ?? null,
    webFolder: null,
    sync: false,
    logLevel: 'fatal',
  };
}

const count = async (client: Client, table: string): Promise<number> =>
  ((await client.query(`select count(*)::float8 as n from ${table}`, [])).rows[0] as { n: number }).n;

test('every released state has a dump', () => {
  expect(released).toEqual(['000009', '000016']);
});

for (const engine of ['embedded', 'postgres'] as const) {
  const there = engine === 'embedded' || inject('postgresUrl') !== null;
  describe.skipIf(!there)(`upgrades on ${engine}`, () => {
    let upgraded: Config | null = null;
    test.each(released)('the state %s comes to the newest with its data in place', async (state) => {
      const config = await placeOn(engine);
      const backup = await restore(config, join(dumps, `${state}.tar.gz`), noOpening);
      expect(backup.manifest.migrations.at(-1)?.number).toBe(Number(state));
      expect(backup.manifest.installation.demonstration).toBe(true);
      upgraded = config;
      const house = await houseOn(engine, config);
      try {
        expect(await databaseVersion(house.kernel.engine)).toBe(newest);
        // what was brought in stands row by row; the log, tokens and what is computed anew may have grown
        const { rows } = backup.contents;
        await house.kernel.engine.withClient(async (client) => {
          for (const [table, kept] of Object.entries(rows))
            if (/^(evidence|territory|survey|coverage|plan|reporting|identity)\./.test(table))
              expect([table, await count(client, table)]).toEqual([table, kept]);
          expect(await count(client, 'audit.entries')).toBe((rows['audit.entries'] ?? 0) + 1);
        });
        const figures = await house.ask<{ figures: { value: number | null }[] }>(
          'GET',
          `/wards/${ward}/indicators`,
        );
        expect(figures.status).toBe(200);
        expect(JSON.stringify(figures.body)).toContain('households_with_fibre');
        const report = await house.ask('GET', `/wards/${ward}/reports/2026.docx`);
        expect(report.status).toBe(200);
        expect(report.bytes.length).toBeGreaterThan(20_000);
      } finally {
        await house.close();
      }
    });

    test('a migration that fails leaves the state before it, and a newer database refuses older software', async () => {
      if (upgraded === null) throw new Error('nothing was upgraded');
      const config: Config = upgraded;
      const database = await openEngine(config);
      try {
        const broken = {
          number: newest + 1,
          name: `${String(newest + 1).padStart(6, '0')}-broken.sql`,
          sql: 'create table platform.half (a integer); insert into platform.half values (1); select 1 / 0;',
          sha256: 'f'.repeat(64),
        };
        await expect(migrate(database, undefined, [...knownMigrations(), broken])).rejects.toThrow(
          /division by zero/,
        );
        expect(await databaseVersion(database)).toBe(newest);
        await database.withClient(async (client) => {
          const { rows } = await client.query(`select to_regclass('platform.half') is null as gone`, []);
          expect(rows).toEqual([{ gone: true }]);
        });
        await migrate(database, undefined, [...knownMigrations(), { ...broken, sql: 'select 1' }]);
      } finally {
        await database.close();
      }
      const refused = await openKernel(config).catch((error: unknown) => error);
      expect(refused).toMatchObject({
        code: 'db.newer',
        params: { found: newest + 1, known: newest },
        status: 409,
      });
    });
  });
}
