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

/** Stores one entry in the transaction of the write it tells of. */
export const writeAuditEntry: AuditWriter = async (tx, { at, actor, action, fact }) => {
  const id = randomUUID();
  const canonical = canonicalJson({ v: 1, id, at: at.toISOString(), actor, action, ...fact });
  const digest = createHash('sha256').update(canonical).digest('hex');
  await sql`
    insert into audit.entries
      (unit_code, province_code, id, at, actor, action, object_kind, object_id, facts, canonical, canonical_sha256)
    values (${fact.unitCode}, ${fact.provinceCode}, ${id}, ${at.toISOString()}, ${actor}, ${action},
            ${fact.object.kind}, ${fact.object.id}, ${JSON.stringify(fact.facts)}::json, ${canonical}, ${digest})
  `.execute(tx);
};
