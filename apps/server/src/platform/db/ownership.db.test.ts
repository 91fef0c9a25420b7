import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DoctorAnswer } from '@hatangso/contracts/installation';
import { sql } from 'kysely';
import { expect, inject, test } from 'vitest';
import { emptyDatabase, onBothEngines } from '../../../../../test/support/house.ts';
import { jobs } from '../../app.ts';
import { readConfig } from '../../config.ts';
import { openKernel } from '../../context.ts';
import { initialise } from '../../init.ts';
import { startJobs } from '../jobs.ts';
import { Problem } from '../problem.ts';
import type { Engine } from './engine.ts';
import { type Scope, wardScope } from './scope.ts';
import { openServer } from './server.ts';
import { demandServingRole } from './serving-role.ts';
import { transaction } from './transaction.ts';

const scopes: readonly Scope[] = [
  wardScope('21172'),
  { level: 'group', value: '21172', part: 'x' },
  { level: 'operator', value: '21172', part: 'x' },
  { level: 'province', value: '51' },
  ...(['public', 'nation', 'jobs', 'identity'] as const).map((level) => ({ level, value: 'VN' })),
];

/** What would undo the border between wards, or the log, if a request could do it. */
const forbidden = [
  'alter table survey.households disable row level security',
  'alter table survey.households owner to current_user',
  'drop table survey.households',
  'drop policy ward on survey.households',
  'create policy mine on survey.households using (true)',
  'truncate survey.households',
  'alter table audit.entries disable trigger all',
  'update audit.entries set actor = actor',
  'delete from audit.entries',
  'drop schema audit cascade',
  'create schema mine',
  'create table survey.mine (n integer)',
  'create or replace function platform.keep_mark() returns trigger language plpgsql as $$ begin return new; end $$',
  "select pg_read_file('/etc/passwd')",
  'set local session_replication_role = replica',
];

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: Error & { code?: string }) => error.code ?? String(error),
  );

const rowsOf = <Row>(engine: Engine, text: string): Promise<Row[]> =>
  engine.withClient(async (client) => (await client.query(text, [])).rows as Row[]);

onBothEngines('a connection never owns its tables', (house) => {
  test('no role of a request can change a table, a policy, a function or the log', async () => {
    const wrong: string[] = [];
    for (const scope of scopes)
      for (const statement of forbidden) {
        const work = transaction(house().serving.engine, scope, 'write', (tx) =>
          sql.raw(statement).execute(tx),
        );
        const code = await codeOf(work);
        if (code !== '42501') wrong.push(`${scope.level}: ${statement}: ${code}`);
      }
    expect(wrong).toEqual([]);
  });

  test('no role of ours owns a schema, table, view, sequence or function, nor is a member of who does', async () => {
    const owned = await rowsOf<{ what: string; owner: string; ours: boolean }>(
      house().kernel.engine,
      `with owned as (
         select 'schema ' || nspname as what, nspname, nspowner as owner from pg_namespace
         union all select 'table ' || c.oid::regclass, n.nspname, c.relowner from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
         union all select 'function ' || p.oid::regprocedure, n.nspname, p.proowner from pg_proc as p join pg_namespace as n on n.oid = p.pronamespace
       )
       select what, owner::regrole::text as owner,
              exists (select from pg_roles as r where r.rolname like 'hatangso%' and not r.rolsuper and pg_has_role(r.oid, owner, 'member')) as ours
       from owned
       where nspname not in ('pg_catalog', 'information_schema', 'public', 'topology', 'tiger') and nspname not like 'pg\\_%'`,
    );
    const of = (word: string): number => owned.filter(({ what }) => what.startsWith(word)).length;
    // the question found what there is to own
    expect([of('schema ') > 10, of('table ') > 100, of('function ') > 10]).toEqual([true, true, true]);
    expect(owned.filter(({ what }) => what === 'schema pgboss' || what === 'schema audit')).toHaveLength(2);
    expect(owned.filter(({ ours }) => ours)).toEqual([]);
  });

  test('doctor finds a new installation well, but that nothing was brought in yet', async () => {
    // the log's key, and its public half beside it, are made by the first checkpoint
    expect((await house().ask('POST', '/audit/checkpoints', {})).status).toBe(200);
    const { body } = await house().ask<DoctorAnswer>('GET', '/doctor');
    const codes = body.checks.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['postgres', 'postgis', 'leakproof', 'keys']));
    expect(body.checks.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['units']);
  });

  test('every table has the policy by which copies of everything are read', async () => {
    const without = await rowsOf(
      house().kernel.engine,
      `select c.oid::regclass::text as t from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'hatangso_ledger')
         and n.nspname not like 'pg\\_%'
         and not (exists (select from pg_policies as p where p.schemaname = n.nspname and p.tablename = c.relname
                            and p.policyname = 'backup' and p.qual = 'true')
                  and has_table_privilege('hatangso_backup', c.oid, 'select'))`,
    );
    expect(without).toEqual([]);
    const more = await rowsOf(
      house().kernel.engine,
      `select c.oid::regclass::text as t from pg_class as c where c.relkind = 'r' and c.relnamespace = 'identity'::regnamespace
         and has_table_privilege('hatangso_backup', c.oid, 'update, delete')`,
    );
    expect(more).toEqual([]);
  });

  test('outside a transaction a server’s login has no right at all; the embedded one is the owner', async () => {
    const { engine } = house().serving;
    const tried = (statement: string): Promise<string> =>
      codeOf(engine.withClient((client) => client.exec(statement)));
    const embedded = engine.kind === 'embedded';
    expect(await tried('select 1 from survey.households')).toBe(embedded ? 'done' : '42501');
    expect(await tried('set role postgres; reset role')).toBe(embedded ? 'done' : '42501');
    if (embedded) return;
    for (const statement of forbidden.slice(0, -1))
      expect([statement, await tried(statement)]).toEqual([statement, '42501']);
    expect(await tried('set role hatangso_backup; delete from platform.installation')).toBe('42501');
    await engine.withClient((client) => client.exec('reset role'));
    await demandServingRole(engine);
  });

  test('the queue of jobs and copies of everything work by it', async () => {
    const running = await startJobs(house().serving, jobs);
    await running.stop();
    const made = await house().ask<{ backup: { rows: number } }>('POST', '/country/backups', { wait: true });
    expect([made.status, made.body.backup.rows > 0]).toEqual([200, true]);
  });
});

test.skipIf(inject('postgresUrl') === null)(
  'a database is made and upgraded as its owner only, and served as somebody else only',
  async () => {
    const database = await emptyDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'hatangso-apart-'));
    const config = {
      ...readConfig({ data: folder }, {}),
      databaseUrl: database.servingUrl,
      logLevel: 'silent',
    };
    const code = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'done',
        (error: unknown) => (error instanceof Problem ? error.code : String(error)),
      );
    const other = await emptyDatabase();
    try {
      const apart = { ...config, databaseOwnerUrl: database.url };
      expect(await code(initialise({ ...config, databaseOwnerUrl: other.url }, false))).toBe(
        'db.two_databases',
      );
      const made = await initialise(apart, false);
      expect(made.token).toMatch(/^hts_/);
      await made.engine.close();
      const owner = await openServer(database.url);
      expect(await code(demandServingRole(owner))).toBe('db.serves_as_owner');
      // as a newer version finds a database of before
      await owner.withClient((client) =>
        client.exec(
          'delete from hatangso_ledger.migrations where number = (select max(number) from hatangso_ledger.migrations)',
        ),
      );
      await owner.close();
      expect(await code(openKernel(config))).toBe('db.owner_needed');
    } finally {
      await database.drop();
      await other.drop();
    }
  },
);
