import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Tx } from '../../../apps/server/src/platform/db/client.ts';
import { NATION, type Scope } from '../../../apps/server/src/platform/db/scope.ts';
import { ownerTransaction, transaction } from '../../../apps/server/src/platform/db/transaction.ts';
import type { House } from '../../support/house.ts';
import { ward } from './every-write.ts';

/** A tenant made of the ward's rows, elsewhere. */
const stranger = '29999';
const strangerProvince = '99';

const scopes: Readonly<Record<Scope['level'], Scope>> = {
  ward: { level: 'ward', value: ward },
  public: { level: 'public', value: ward },
  identity: { level: 'identity', value: NATION },
  group: { level: 'group', value: ward, part: 'TDP01' },
  operator: { level: 'operator', value: ward, part: 'vnpt' },
  province: { level: 'province', value: '51' },
  nation: { level: 'nation', value: NATION },
  jobs: { level: 'jobs', value: NATION },
};

interface Table {
  readonly name: string;
  readonly shared: boolean;
}

/** Every table of ours, from the catalogue: one that an issue adds tomorrow is held to the same. */
async function tablesOf(tx: Tx): Promise<Table[]> {
  const { rows } = await sql<Table>`
    select c.oid::regclass::text as name,
           not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'unit_code')
             or exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = 'reading') as shared
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'hatangso_ledger', 'topology', 'tiger')
      and n.nspname not like 'pg\_%'
    order by (c.oid::regclass::text = 'evidence.batches') desc, name`.execute(tx);
  return rows;
}

/** Copies the ward's rows to the stranger, as the owner, whatever the table. */
async function copyRows(tx: Tx, { name }: Table): Promise<void> {
  const table = sql.raw(name);
  // in any order: what a row refers to may be copied later
  await sql`set local session_replication_role = replica`.execute(tx);
  await sql`
    insert into ${table}
    select (jsonb_populate_record(null::${table}, to_jsonb(kept) || jsonb_build_object('unit_code', ${stranger}::text, 'province_code', ${strangerProvince}::text)
      || case when to_jsonb(kept) ? 'secret_sha256' then jsonb_build_object('secret_sha256', encode(sha256(kept::text::bytea), 'hex')) else '{}' end
      || ${unlike(name)})).*
    from ${table} as kept where unit_code = ${ward}`.execute(tx);
}

/** What is one of its kind over all tenants is another one for the stranger. */
function unlike(name: string) {
  if (name === 'identity.people')
    return sql`jsonb_build_object('id', gen_random_uuid(), 'login', 'x' || (to_jsonb(kept) ->> 'login'), 'email', null)`;
  // the stranger's people hold the same roles there
  if (name === 'identity.assignments')
    return sql`jsonb_build_object('id', gen_random_uuid(), 'role', 'police', 'ended_at', now(), 'ended_by', 'x')`;
  // one log for all tenants: a position is given once
  if (name === 'audit.leaves')
    return sql`jsonb_build_object('position', (to_jsonb(kept) ->> 'position')::bigint + 1000000)`;
  return sql`'{}'::jsonb`;
}

/** Not of a ward: what waits for its place in the log, which only its trigger writes, and what the country alone keeps. */
const apart: readonly string[] = ['audit.waiting', 'backups.runs', 'backups.schedules', 'privacy.periods'];
/** Written by functions of the log alone. */
const writtenByNobody: readonly string[] = ['audit.leaves'];

/**
 * What a residential group (TDP01) and an operator ("vnpt") may see of the ward, by table; nothing of any other table.
 * `all`: as many as the ward has.
 */
const partsSee: Readonly<Record<string, Readonly<Partial<Record<'group' | 'operator', number | 'all'>>>>> = {
  'territory.group_statements': { group: 1, operator: 'all' },
  'territory.place_statements': { operator: 'all' },
  'survey.households': { group: 1 },
  // an emergency is told to everybody whom it concerns
  'identity.emergencies': { group: 'all', operator: 'all' },
};
/** What is published of a ward for everybody; all else is nobody's. */
const published: readonly string[] = ['portal.contacts'];
/** What sign-in itself reads. */
const ofSignIn: readonly string[] = [
  'identity.people',
  'identity.assignments',
  'identity.invitations',
  'identity.tokens',
  'identity.emergencies',
];

const counts = async (tx: Tx, name: string): Promise<{ own: number; other: number; all: number }> => {
  const { rows } = await sql<{ own: number; other: number; all: number }>`
    select count(*) filter (where unit_code = ${ward}) as own, count(*) filter (where unit_code = ${stranger}) as other, count(*) as all
    from ${sql.raw(name)}`.execute(tx);
  return rows[0] ?? { own: -1, other: -1, all: -1 };
};

/** Rows under every scope. */
export function rowsAreApart(house: () => House): void {
  const under = <T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> =>
    transaction(house().kernel.engine, scope, 'write', work);
  let tables: readonly Table[] = [];

  test('every tenant’s table has rows of both tenants before anything is claimed of it', async () => {
    tables = await ownerTransaction(house().kernel.engine, tablesOf);
    const tenant = tables.filter(({ name, shared }) => !shared && !apart.includes(name));
    expect(tenant.length).toBeGreaterThan(18);
    const lacking: string[] = [];
    for (const table of tenant) {
      await ownerTransaction(house().kernel.engine, (tx) => copyRows(tx, table));
      const found = await ownerTransaction(house().kernel.engine, (tx) => counts(tx, table.name));
      if (found.own === 0 || found.other !== found.own)
        lacking.push(`${table.name} ${found.own} ${found.other}`);
    }
    expect(lacking).toEqual([]);
  });

  test('a ward sees its own, a province its wards’, nation and jobs all; groups, operators and the public their share', async () => {
    for (const { name } of tables.filter((one) => !one.shared && !apart.includes(one.name))) {
      const all = await ownerTransaction(house().kernel.engine, (tx) => counts(tx, name));
      const seen = async (level: Scope['level']) => under(scopes[level], (tx) => counts(tx, name));
      expect([name, await seen('ward')]).toEqual([name, { own: all.own, other: 0, all: all.own }]);
      expect([name, await seen('province')]).toMatchObject([name, { own: all.own, other: 0 }]);
      expect([name, await seen('nation')]).toEqual([name, all]);
      expect([name, await seen('jobs')]).toEqual([name, all]);
      const whole = (own: number, other = 0) => ({ own, other, all: own + other });
      for (const level of ['group', 'operator'] as const) {
        const share = partsSee[name]?.[level] ?? 0;
        expect([name, level, await seen(level)]).toEqual([
          name,
          level,
          whole(share === 'all' ? all.own : share),
        ]);
      }
      const open = published.includes(name) ? all : whole(0);
      expect([name, 'public', await seen('public')]).toEqual([name, 'public', open]);
      const own = ofSignIn.includes(name) ? all : whole(0);
      expect([name, 'identity', await seen('identity')]).toEqual([name, 'identity', own]);
    }
  });

  test('passwords, sessions and what counts attempts are read by sign-in alone', async () => {
    for (const name of ['passwords', 'sessions', 'devices', 'attempts'])
      for (const scope of Object.values(scopes)) {
        const look = under(scope, (tx) => sql`select * from ${sql.raw(`identity.${name}`)}`.execute(tx));
        if (scope.level === 'identity') expect((await look).rows.length).toBeGreaterThan(0);
        else await expect(look, `${scope.level} ${name}`).rejects.toThrow(/permission denied/);
      }
  });

  test('no scope writes for another tenant, and nobody under a scope deletes or rewrites', async () => {
    for (const { name, shared } of tables) {
      const table = sql.raw(name);
      for (const scope of Object.values(scopes)) {
        for (const statement of [sql`delete from ${table}`, sql`truncate ${table}`])
          await expect(
            under(scope, (tx) => statement.execute(tx)),
            `${scope.level} ${name}`,
          ).rejects.toThrow(/permission denied/);
      }
      if (shared || apart.includes(name)) continue;
      const copy = sql`insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(kept) || jsonb_build_object('unit_code', ${stranger}::text))).*
                       from ${table} as kept where unit_code = ${ward}`;
      await expect(
        under(scopes.ward, (tx) => copy.execute(tx)),
        name,
      ).rejects.toMatchObject(
        writtenByNobody.includes(name)
          ? { message: expect.stringMatching(/permission denied/) }
          : { code: 'auth.outside_scope' },
      );
    }
    for (const scope of Object.values(scopes)) {
      for (const statement of [
        sql`update audit.entries set actor = 'nobody'`,
        sql`update audit.entries set canonical = ''`,
        sql`update platform.installation set demonstration = true`,
      ])
        await expect(
          under(scope, (tx) => statement.execute(tx)),
          scope.level,
        ).rejects.toThrow(/permission denied/);
    }
    await expect(
      ownerTransaction(house().kernel.engine, (tx) =>
        sql`update platform.installation set demonstration = true`.execute(tx),
      ),
    ).rejects.toMatchObject({ code: 'db.constraint' });
  });

  test('a scope is one value that cannot carry a statement', async () => {
    for (const value of ["21172'; reset role; --", '', ' 21172', `${'9'.repeat(70)}`])
      await expect(under({ level: 'ward', value }, async () => 1)).rejects.toThrow(/not a scope value/);
    for (const part of ["TDP01'; reset role; --", "a'b", 'a\\b', '', ' x', 'x'.repeat(70)])
      await expect(under({ level: 'group', value: ward, part }, async () => 1)).rejects.toThrow(
        /scope's part/,
      );
    await expect(under({ level: 'group', value: ward }, async () => 1)).rejects.toThrow(/wrong part/);
    await expect(under({ level: 'ward', value: ward, part: 'x' }, async () => 1)).rejects.toThrow(
      /wrong part/,
    );
    const [seen] = (
      await under({ level: 'group', value: ward, part: 'Tổ 1 (Đông)'.replace(/[()]/g, '') }, (tx) =>
        sql<{ part: string }>`select current_setting('app.part') as part`.execute(tx),
      )
    ).rows;
    expect(seen?.part).toBe('Tổ 1 Đông');
  });

  test('the engine cannot be used beside the handle of an open transaction, by any door, and is free afterwards', async () => {
    const { engine } = house().kernel;
    const doors: readonly (() => Promise<unknown>)[] = [
      () => transaction(engine, scopes.ward, 'read', async () => 1),
      () => ownerTransaction(engine, async () => 1),
      () => engine.withClient(async () => 1),
    ];
    for (const door of doors) {
      await expect(under(scopes.ward, () => door())).rejects.toThrow(/outside the handle/);
      await expect(engine.withClient(() => door())).rejects.toThrow(/outside the handle/);
    }
    let late: Promise<unknown> = Promise.resolve();
    await under(scopes.ward, async () => {
      late = new Promise((resolve) => setTimeout(resolve, 200)).then(() =>
        engine.withClient(async () => 'free'),
      );
      return 1;
    });
    expect(await late).toBe('free');
  });
}
