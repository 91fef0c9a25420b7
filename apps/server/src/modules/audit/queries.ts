import type { AuditEntry, AuditQuery } from '@hatangso/contracts/audit';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';

/** Newest first; `cursor` is `<time>|<id>` of the last entry seen. */
export const listEntries = query({
  name: 'audit.entry.read',
  async run(input: AuditQuery, { tx }) {
    const [time, id] = (input.cursor ?? '|').split('|');
    const { rows } = await sql<AuditEntry>`
      select unit_code as "unitCode", id, at, actor, action, object_kind as "objectKind", object_id as "objectId", facts
      from audit.entries
      where ${time === ''} or (at, id) < (${time || null}::timestamptz, ${id || null}::uuid)
      order by at desc, id desc
      limit ${input.limit}
    `.execute(tx);
    const last = rows.at(-1);
    return {
      entries: rows,
      next: rows.length < input.limit || last === undefined ? null : `${last.at}|${last.id}`,
    };
  },
});
