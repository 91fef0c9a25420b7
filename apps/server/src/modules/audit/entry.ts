import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { AuditWriter } from '../../platform/kernel.ts';

/** JSON with sorted keys and no space: the bytes of an entry are the same wherever they are made (RFC 8785 subset). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value);
}

/**
 * Stores one entry in the transaction of the write (or beside the read) it tells of. Its form `v: 2` is described in
 * docs/audit-format.md; entries of form 1 have no `role`, `from` and `change`.
 */
export const writeAuditEntry: AuditWriter = async (tx, { at, actor, action, fact, origin }) => {
  const id = randomUUID();
  const from = { network: origin?.network ?? 'none', session: actor.session };
  const { object, unitCode, provinceCode, facts, change } = fact;
  const who = { actor: actor.id, role: actor.role };
  const told = {
    v: 2,
    id,
    at: at.toISOString(),
    ...who,
    action,
    object,
    unitCode,
    provinceCode,
    facts,
    from,
    change,
  };
  const canonical = canonicalJson(told);
  const digest = createHash('sha256').update(canonical).digest('hex');
  const changed = change === undefined ? null : JSON.stringify(change);
  await sql`
    insert into audit.entries
      (unit_code, province_code, id, at, actor, action, object_kind, object_id, facts, origin, change, canonical, canonical_sha256)
    values (${unitCode}, ${provinceCode}, ${id}, ${at.toISOString()}, ${actor.id}, ${action}, ${object.kind}, ${object.id},
            ${JSON.stringify(facts)}::json, ${JSON.stringify(from)}::json, ${changed}::json, ${canonical}, ${digest})
  `.execute(tx);
  if (origin === null) return;
  await sql`
    insert into audit.origins (unit_code, province_code, entry_id, at, address)
    values (${unitCode}, ${provinceCode}, ${id}, ${at.toISOString()}, ${origin.address})
  `.execute(tx);
};
