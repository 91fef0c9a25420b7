import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { jobsScope, type Scope, type ScopeLevel } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { makeCheckpoint } from './make-checkpoint.ts';
import { found, sign, writeEntries } from './testing/log.ts';

const levels: readonly ScopeLevel[] = [
  'public',
  'ward',
  'group',
  'operator',
  'province',
  'nation',
  'jobs',
  'identity',
];
const scopeOf = (level: ScopeLevel): Scope => {
  const value =
    level === 'province'
      ? '51'
      : level === 'ward' || level === 'group' || level === 'operator'
        ? '21172'
        : 'VN';
  return level === 'group' || level === 'operator' ? { level, value, part: 'x' } : { level, value };
};
const kept = ['entries', 'leaves', 'nodes', 'checkpoints', 'verifications'];
const forbidden = (table: string): readonly string[] => [
  `update audit.${table} set ${{ nodes: 'level = level', checkpoints: 'size = size', verifications: 'size = size' }[table] ?? 'unit_code = unit_code'}`,
  `delete from audit.${table}`,
  `truncate audit.${table}`,
];
/** What nobody may add by hand: leaves and nodes come from the sequencer alone. */
const forged = [
  `insert into audit.leaves (unit_code, province_code, id, position) select unit_code, province_code, id, 999 from audit.entries limit 1`,
  `insert into audit.nodes (level, position, hash) values (0, 999, sha256('x'))`,
  `insert into audit.waiting (unit_code, province_code, id, at) values ('VN', 'VN', gen_random_uuid(), '2026-01-01')`,
  'delete from audit.waiting',
  'delete from audit.origins',
];

onBothEngines('the log is only added to', (house) => {
  const codeOf = async (scope: Scope, statement: string): Promise<string> =>
    transaction(house().kernel.engine, scope, 'write', (tx) => sql.raw(statement).execute(tx)).then(
      () => 'done',
      (error: { code?: string }) => error.code ?? String(error),
    );

  test('no role changes, removes or empties anything of it, nor adds to the tree by hand', async () => {
    await writeEntries(house(), 3);
    await sign(house());
    expect(await found(house())).toEqual([]);
    const wrong: string[] = [];
    for (const level of levels)
      for (const statement of [...kept.flatMap(forbidden), ...forged]) {
        const code = await codeOf(scopeOf(level), statement);
        if (code !== '42501') wrong.push(`${level}: ${statement}: ${code}`);
      }
    for (const level of levels.filter((one) => one !== 'jobs')) {
      const scope = scopeOf(level);
      for (const statement of [
        `insert into audit.checkpoints (number, at, size, note) values (99, '2026-01-01', 5, 'x')`,
        `select audit.sequence(1)`,
        `select audit.sweep_origins('2099-01-01')`,
      ]) {
        const code = await codeOf(scope, statement);
        if (code !== '42501') wrong.push(`${level}: ${statement}: ${code}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(await found(house())).toEqual([]);
  });

  test('nor does the owner of the tables, as long as the triggers stand', async () => {
    for (const statement of kept.flatMap(forbidden)) {
      const refused = await house().kernel.engine.withClient((client) =>
        client.exec(statement).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      );
      // a table that another refers to is not even emptied
      expect([statement, /only added to|cannot truncate a table referenced/.test(refused)]).toEqual([
        statement,
        true,
      ]);
    }
  });

  test('addresses go after a year, and not before; the entries stay whole', async () => {
    house().setNow('2025-01-10T00:00:00.000Z');
    await house().request({
      method: 'GET',
      path: '/audit',
      headers: { authorization: `Bearer ${house().secret}` },
      from: '203.0.113.7',
    });
    house().setNow('2026-01-09T00:00:00.000Z');
    const kinds = async (): Promise<unknown[]> => {
      const { body } = await house().ask<{
        entries: { at: string; address: string | null; origin: unknown }[];
      }>('GET', '/audit?kind=reads&to=2025-01-11');
      return body.entries.map(({ address, origin }) => [address, origin]);
    };
    const sweep = (): Promise<unknown> =>
      transaction(house().kernel.engine, jobsScope, 'write', (tx) =>
        sql`select audit.sweep_origins(${house().kernel.clock().toISOString()}::timestamptz)`.execute(tx),
      );
    await sweep();
    expect(await kinds()).toEqual([['203.0.113.7', { network: 'public', session: null }]]);
    house().setNow('2026-01-11T00:00:00.000Z');
    await sweep();
    expect(await kinds()).toEqual([[null, { network: 'public', session: null }]]);
    house().setNow(null);
    await sign(house());
    expect(await found(house())).toEqual([]);
  });

  test('many writers at once, with the sequencer between them: every entry one leaf, no gap', async () => {
    const before = (await sign(house())).size;
    const writers = Array.from({ length: 8 }, (_, at) => writeEntries(house(), 12, `người ${at}`));
    let writing = true;
    const signing = (async () => {
      // the embedded engine answers without ever giving way to the writers' requests
      while (writing) await makeCheckpoint(house().kernel).then(() => setImmediate());
    })();
    await Promise.all(writers);
    writing = false;
    await signing;
    const { size } = await sign(house());
    expect(size).toBe(before + 8 * 12 + 1);
    expect(await found(house())).toEqual([]);
  });
});
