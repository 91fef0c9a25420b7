import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, inject, test } from 'vitest';
import { openKernel } from '../../apps/server/src/context.ts';
import { nationScope } from '../../apps/server/src/platform/db/scope.ts';
import { transaction } from '../../apps/server/src/platform/db/transaction.ts';
import { openHouse } from '../support/house.ts';
import { bringWard } from '../support/ward.ts';
import { endPrograms, householdSheet, killable } from './program.ts';

const rows = 20_000;
const repeats = 3;
const files = mkdtempSync(join(tmpdir(), 'hatangso-killed-'));
const leftovers = [files];
const sheet = (at: number): string => {
  const path = join(files, `sheet${at}.csv`);
  writeFileSync(path, householdSheet(rows, `N${at}-`));
  return path;
};

afterAll(() => {
  endPrograms();
  for (const path of leftovers) rmSync(path, { recursive: true, force: true });
});

interface State {
  readonly batches: number;
  readonly entries: number;
  readonly households: number;
  readonly torn: number;
}

for (const engine of ['embedded', 'postgres'] as const) {
  const there = engine === 'embedded' || inject('postgresUrl') !== null;
  test.skipIf(!there)(
    `kill -9 at any moment of an import leaves all of the batch or none (${engine})`,
    { timeout: 400_000 },
    async () => {
      const house = await openHouse(engine);
      leftovers.push(house.config.dataFolder);
      await bringWard(house, '21172', '51');
      const { config } = house;
      const place =
        config.databaseUrl === null ? ['--data', config.dataFolder] : ['--database-url', config.databaseUrl];
      // the folder has one process at a time, so the house lets go of it
      await house.kernel.engine.close();
      const state = async (): Promise<State> => {
        const kernel = await openKernel(config);
        try {
          return await transaction(kernel.engine, nationScope, 'read', async (tx) => {
            const { rows: found } = await sql<State>`
            with batch as (
              select b.id, b.rows_taken, (select count(*) from survey.households as h where h.unit_code = b.unit_code and h.batch_id = b.id) as kept
              from evidence.batches as b where b.kind = 'households'
            )
            select count(*) as batches, coalesce(sum(kept), 0) as households, count(*) filter (where kept <> rows_taken or kept <> ${rows}) as torn,
                   (select count(*) from audit.entries where object_kind = 'evidence.households') as entries
            from batch`.execute(tx);
            const orphans =
              await sql`select 1 from survey.households where batch_id not in (select id from evidence.batches)`.execute(
                tx,
              );
            expect(orphans.rows).toEqual([]);
            return found[0] ?? { batches: -1, households: -1, torn: -1, entries: -1 };
          });
        } finally {
          await kernel.engine.close();
        }
      };
      const start = (at: number) =>
        killable([
          'import',
          'households',
          sheet(at),
          '--ward',
          '21172',
          '--as-of',
          '2026-11-01',
          ...place,
          '--json',
        ]);
      const began = performance.now();
      const whole = await start(0).ended;
      expect([whole.code, whole.stderr]).toEqual([0, '']);
      const length = performance.now() - began;
      let last = await state();
      expect(last).toEqual({ batches: 1, households: rows, torn: 0, entries: 1 });
      for (let at = 1; at <= repeats; at += 1) {
        const { child, ended } = start(at);
        // moments spread over the second part of a whole run, where the writing is, each a little different every time
        await new Promise((resolve) =>
          setTimeout(resolve, length * (0.3 + (0.7 * (at - Math.random())) / repeats)),
        );
        child.kill('SIGKILL');
        const end = await ended;
        const now = await state();
        expect(now.torn).toBe(0);
        expect(now.households).toBe(now.batches * rows);
        expect(now.entries).toBe(now.batches);
        // what was answered is there; what was not may be
        expect(now.batches - last.batches).toBeLessThanOrEqual(1);
        if (end.stdout !== '') expect(now.batches).toBe(last.batches + 1);
        last = now;
      }
      const after = await start(repeats + 1).ended;
      expect([after.code, after.stderr]).toEqual([0, '']);
      expect((await state()).batches).toBe(last.batches + 1);
    },
  );
}
