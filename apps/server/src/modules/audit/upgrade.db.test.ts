import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditList, AuditProof } from '@hatangso/contracts/audit';
import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { houseOn } from '../../../../../test/support/house.ts';
import { readConfig } from '../../config.ts';
import { openEngine } from '../../context.ts';
import { knownMigrations, migrate } from '../../platform/db/migrate.ts';
import { canonicalJson } from './entry.ts';
import { found, sign } from './testing/log.ts';

/** An entry as it was written before there was a tree. */
function oldEntry(at: number): string {
  const id = `00000000-0000-4000-8000-0000000000${String(at).padStart(2, '0')}`;
  const [actor, action] = ['local', 'territory.unit.take'];
  const told = {
    ...{ v: 1, id, at: `2026-01-${String(1 + at).padStart(2, '0')}T00:00:00.000Z`, actor, action },
    ...{
      object: { kind: 'evidence.batch', id: `b${at}` },
      unitCode: 'VN',
      provinceCode: 'VN',
      facts: { taken: at },
    },
  };
  const canonical = canonicalJson(told);
  const digest = createHash('sha256').update(canonical).digest('hex');
  return `('VN', 'VN', '${id}', '${told.at}', '${actor}', '${action}', 'evidence.batch', 'b${at}', '{"taken":${at}}', '${canonical}', '${digest}')`;
}

async function freshDatabase(): Promise<string> {
  const url = inject('postgresUrl') ?? '';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const name = `upgrade_audit_${process.pid}`;
  await client.query(`create database ${name}`);
  await client.end();
  return url.replace(/\/postgres$/, `/${name}`);
}

for (const name of ['embedded', 'postgres'] as const) {
  const there = name === 'embedded' || inject('postgresUrl') !== null;
  test.skipIf(!there)(
    `a log from before the tree gets its leaves on the way up (${name})`,
    { timeout: 300_000 },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hatangso-upgrade-'));
      const databaseUrl = name === 'embedded' ? null : await freshDatabase();
      const config = { ...readConfig({ data: folder }, {}), databaseUrl, webFolder: null, logLevel: 'fatal' };
      const engine = await openEngine(config);
      const before = knownMigrations().filter(({ number }) => number <= 16);
      await migrate(engine, () => undefined, before);
      await engine.withClient((client) =>
        client.exec(`
        insert into platform.installation (id, demonstration, created_at) values (gen_random_uuid(), false, '2026-01-01');
        insert into audit.entries (unit_code, province_code, id, at, actor, action, object_kind, object_id, facts, canonical, canonical_sha256)
        values ${[4, 2, 0, 3, 1, 5, 6].map(oldEntry).join(', ')}`),
      );
      await engine.close();
      const house = await houseOn(name, config, async () => rmSync(folder, { recursive: true, force: true }));
      try {
        const { size } = await sign(house);
        expect(size).toBe(8);
        expect(await found(house)).toEqual([]);
        const { entries } = (await house.ask<AuditList>('GET', '/audit?action=territory')).body;
        expect(entries.map(({ objectId }) => objectId)).toEqual(['b6', 'b5', 'b4', 'b3', 'b2', 'b1', 'b0']);
        const third = (await house.ask<AuditProof>('GET', `/audit/entries/${entries[4]?.id}/proof`)).body;
        expect([third.index, JSON.parse(third.entry)]).toMatchObject([2, { v: 1, facts: { taken: 2 } }]);
      } finally {
        await house.close();
      }
    },
  );
}
