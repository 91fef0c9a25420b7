import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { canonicalJson } from './entry.ts';
import type { Findings } from './findings.ts';
import { leafHash } from './tree/hash.ts';

interface Slot {
  readonly position: number;
  /** Of the leaf; null where there is none. */
  readonly leaf_id: string | null;
  /** Of level 0 of the tree; null where there is none. */
  readonly hash: string | null;
  readonly canonical: string | null;
  readonly unit_code: string;
  readonly province_code: string;
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly object_kind: string;
  readonly object_id: string;
  readonly facts: unknown;
  readonly origin: unknown;
  readonly change: unknown;
  readonly canonical_sha256: string;
  readonly canonical_digest: string;
}

/**
 * Goes through the leaves from `start` to before `end`: each entry against its leaf, and its columns against its bytes.
 * `add` gets the hash of what is found there now.
 */
export async function verifyEntries(
  tx: Tx,
  start: number,
  end: number,
  add: (leaf: Buffer) => void,
  findings: Findings,
): Promise<void> {
  const { rows } = await sql<Slot>`
    select slot.position, leaf.id as leaf_id, encode(node.hash, 'hex') as hash, entry.*,
           encode(sha256(convert_to(entry.canonical, 'UTF8')), 'hex') as canonical_digest
    from generate_series(${start}::bigint, ${end - 1}::bigint) as slot (position)
    left join audit.leaves as leaf on leaf.position = slot.position
    left join audit.nodes as node on node.level = 0 and node.position = slot.position
    left join audit.entries as entry on entry.unit_code = leaf.unit_code and entry.id = leaf.id
    order by slot.position
  `.execute(tx);
  for (const slot of rows) {
    const hash = slot.canonical === null ? null : leafHash(slot.canonical);
    const kept = slot.hash === null ? null : Buffer.from(slot.hash, 'hex');
    const index = slot.position;
    if (slot.leaf_id === null || kept === null) findings.add('leaf_removed', { index });
    else if (hash === null) findings.add('entry_removed', { index });
    else if (!hash.equals(kept)) findings.add('entry_changed', { index, id: slot.leaf_id });
    else
      for (const column of changedColumns(slot))
        findings.add('column_changed', { index, id: slot.leaf_id, column });
    add(hash ?? kept ?? leafHash(''));
  }
}

/** The columns that say another thing than the entry's own bytes. */
function changedColumns(slot: Slot): string[] {
  const entry = JSON.parse(slot.canonical ?? '{}') as Readonly<Record<string, unknown>>;
  const object = (entry.object ?? {}) as Readonly<Record<string, unknown>>;
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ['id', slot.id, entry.id],
    ['unit_code', slot.unit_code, entry.unitCode],
    ['province_code', slot.province_code, entry.provinceCode],
    ['at', slot.at, entry.at],
    ['actor', slot.actor, entry.actor],
    ['action', slot.action, entry.action],
    ['object_kind', slot.object_kind, object.kind],
    ['object_id', slot.object_id, object.id],
    ['facts', slot.facts, entry.facts],
    ['origin', slot.origin, entry.from ?? null],
    ['change', slot.change, entry.change ?? null],
    ['canonical_sha256', slot.canonical_sha256, slot.canonical_digest],
  ];
  return pairs.filter(([, kept, said]) => canonicalJson(kept) !== canonicalJson(said)).map(([name]) => name);
}
