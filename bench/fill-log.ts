import { sql } from 'kysely';
import type { Tx } from '../apps/server/src/platform/db/client.ts';
import { ownerTransaction } from '../apps/server/src/platform/db/transaction.ts';
import type { Kernel } from '../apps/server/src/platform/kernel.ts';

export interface FilledLog {
  /** Ids of some entries of the country, and of one ward. */
  readonly nation: readonly string[];
  readonly ward: readonly string[];
  readonly seconds: number;
}

/**
 * Brings the log to `size` leaves: the tree whole, leaves for every position, entries themselves only for every
 * thousandth (what a proof reads is one entry). Triggers are off meanwhile, as nobody's but a benchmark's may be.
 */
export async function fillLog(kernel: Kernel, size: number): Promise<FilledLog> {
  const started = performance.now();
  const filled = await ownerTransaction(kernel.engine, async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    const { rows } = await sql<{ first: number }>`
      select coalesce(max(position) + 1, 0)::bigint as first from audit.leaves
    `.execute(tx);
    const first = rows[0]?.first ?? 0;
    await fillLeaves(tx, first, size);
    for (let level = 0; Math.floor(size / 2 ** (level + 1)) > 0; level += 1) {
      const done = Math.floor(first / 2 ** (level + 1));
      await sql`
        insert into audit.nodes (level, position, hash)
        select near.level + 1, near.position / 2, sha256('\\x01'::bytea || near.hash || far.hash)
        from audit.nodes as near
        join audit.nodes as far on far.level = near.level and far.position = near.position + 1
        where near.level = ${level}::smallint and near.position >= ${done * 2}::bigint and near.position % 2 = 0
      `.execute(tx);
    }
    return { nation: await someIds(tx, 'VN'), ward: await someIds(tx, '21172') };
  });
  await kernel.engine.withClient((client) => client.exec('analyze audit.nodes, audit.leaves, audit.entries'));
  return { ...filled, seconds: (performance.now() - started) / 1000 };
}

async function fillLeaves(tx: Tx, first: number, size: number): Promise<void> {
  await sql`
    create temp table made on commit drop as
    select position, gen_random_uuid() as id, case when position % 10 = 0 then '21172' else 'VN' end as unit_code,
           case when position % 10 = 0 then '51' else 'VN' end as province_code
    from generate_series(${first}::bigint, ${size - 1}::bigint) as position
  `.execute(tx);
  // indexes over random ids are made at once, which is many times faster than row by row
  await sql`set local maintenance_work_mem = '1GB'`.execute(tx);
  await sql`drop index audit.leaves_by_position`.execute(tx);
  await sql`drop index audit.leaves_by_id`.execute(tx);
  await sql`alter table audit.leaves drop constraint leaves_pkey`.execute(tx);
  await sql`
    insert into audit.leaves (unit_code, province_code, id, position)
    select unit_code, province_code, id, position from made
  `.execute(tx);
  await sql`alter table audit.leaves add constraint leaves_pkey primary key (unit_code, id)`.execute(tx);
  await sql`create unique index leaves_by_position on audit.leaves (position)`.execute(tx);
  await sql`create index leaves_by_id on audit.leaves (id)`.execute(tx);
  await sql`
    insert into audit.nodes (level, position, hash) select 0, position, sha256('\\x00'::bytea || convert_to('{"id":"' || id || '"}', 'UTF8')) from made
  `.execute(tx);
  await sql`
    insert into audit.entries (unit_code, province_code, id, at, actor, action, object_kind, object_id, facts, canonical, canonical_sha256)
    select unit_code, province_code, id, '2026-01-01', 'local', 'bench.entry.write', 'bench', 'x', '{}', '{"id":"' || id || '"}', ''
    from made where position % 1000 in (0, 1)
  `.execute(tx);
}

async function someIds(tx: Tx, unit: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from audit.entries where unit_code = ${unit} and action = 'bench.entry.write' and canonical_sha256 = ''
    order by md5(id::text) limit 205
  `.execute(tx);
  return rows.map(({ id }) => id);
}
