import type { AuditCheckpoint, AuditVerification } from '@hatangso/contracts/audit';
import type { House } from '../../../../../../test/support/house.ts';

/** Writes so many entries: commands of a real route, one entry each. */
export async function writeEntries(house: House, count: number, name = 'nhật ký'): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const answer = await house.ask('POST', '/tokens', { name, role: 'reader', unitCode: 'VN' });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
}

export async function sign(house: House): Promise<AuditCheckpoint> {
  const answer = await house.ask<AuditCheckpoint>('POST', '/audit/checkpoints');
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** The codes of what a verification finds, each once, in the order found. */
export async function found(house: House): Promise<readonly string[]> {
  const { body } = await house.ask<AuditVerification>('POST', '/audit/verifications');
  return [...new Set(body.findings.map(({ code }) => code))];
}

/** Statements of somebody who owns the database and switches its triggers off. */
export async function asIntruder(house: House, statements: string): Promise<unknown[]> {
  return house.kernel.engine.withClient(async (client) => {
    await client.exec('set session_replication_role = replica');
    try {
      return await client.exec(statements);
    } finally {
      await client.exec('set session_replication_role = origin');
    }
  });
}

const tables = ['entries', 'leaves', 'nodes', 'checkpoints', 'waiting'];

/** Keeps a copy of the log aside. */
export const keepCopy = (house: House): Promise<unknown[]> =>
  asIntruder(
    house,
    `create schema aside; ${tables.map((name) => `create table aside.${name} as select * from audit.${name};`).join(' ')}`,
  );

/** Puts the copy back; what was written meanwhile is gone, as after a restore. */
export const putBack = (house: House): Promise<unknown[]> =>
  asIntruder(
    house,
    tables
      .map((name) => `delete from audit.${name}; insert into audit.${name} select * from aside.${name};`)
      .join(' '),
  );

/** Makes the tree again from the entries as they are now, in their order: what an intruder does to cover the tracks. */
export const rebuildTree = `
  create temp table new_order as select unit_code, province_code, id, row_number() over (order by at, unit_code, id) - 1 as position from audit.entries;
  delete from audit.leaves; delete from audit.nodes; delete from audit.waiting;
  insert into audit.leaves (unit_code, province_code, id, position) select unit_code, province_code, id, position from new_order;
  drop table new_order;
  ${nodesAnew()}`;

/** The nodes of the leaves as they stand. */
export function nodesAnew(): string {
  return `
    delete from audit.nodes;
    insert into audit.nodes (level, position, hash)
    select 0, leaf.position, sha256('\\x00'::bytea || convert_to(entry.canonical, 'UTF8'))
    from audit.leaves as leaf join audit.entries as entry on entry.unit_code = leaf.unit_code and entry.id = leaf.id;
    do $$ declare depth smallint := 0; made bigint := 1; begin
      while made > 0 loop
        insert into audit.nodes (level, position, hash)
        select depth + 1, near.position / 2, sha256('\\x01'::bytea || near.hash || far.hash)
        from audit.nodes as near join audit.nodes as far on far.level = depth and far.position = near.position + 1
        where near.level = depth and near.position % 2 = 0;
        get diagnostics made = row_count;
        depth := depth + 1;
      end loop;
    end $$;`;
}
