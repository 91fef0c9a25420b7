import type { AuditCheckpoint, AuditConsistency, AuditProof } from '@hatangso/contracts/audit';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { consistencyProof, inclusionProof, rootOf, treeSize } from './tree-store.ts';

/** The newest checkpoint that covers so many leaves; null where there is none. */
async function newestOver(tx: Tx, size: number): Promise<AuditCheckpoint | null> {
  const { rows } = await sql<AuditCheckpoint>`
    select size, at, note from audit.checkpoints
    where size >= ${size}::bigint
    order by number desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

interface KeptVerification {
  readonly at: string;
  readonly size: number;
  readonly findings: readonly { readonly code: string; readonly params: Record<string, string | number> }[];
  readonly findingCount: number;
}

/** How far the tree is, what was signed last, what was found last. */
export const treeState = query({
  name: 'audit.entry.read',
  async run(_input: null, { tx }) {
    const checkpoint = await newestOver(tx, 0);
    const { rows } = await sql<{ uncovered: number }>`
      select count(*) as uncovered
      from audit.entries as entry
      left join audit.leaves as leaf on leaf.unit_code = entry.unit_code and leaf.id = entry.id
      where entry.at >= ${checkpoint?.at ?? '-infinity'}::timestamptz - interval '1 day'
        and (leaf.position is null or leaf.position >= ${checkpoint?.size ?? 0}::bigint)
    `.execute(tx);
    const { rows: verified } = await sql<KeptVerification>`
      select at, size, findings, finding_count as "findingCount" from audit.verifications order by at desc, id limit 1
    `.execute(tx);
    const uncovered = rows[0]?.uncovered ?? 0;
    return { size: await treeSize(tx), uncovered, checkpoint, verification: verified[0] ?? null };
  },
});

/** The checkpoints, newest first. */
export const checkpoints = query({
  name: 'audit.entry.read',
  async run(_input: null, { tx }): Promise<readonly AuditCheckpoint[]> {
    const { rows } = await sql<AuditCheckpoint>`
      select size, at, note from audit.checkpoints order by number desc limit 10000
    `.execute(tx);
    return rows;
  },
});

/** The way from a leaf up to the newest signed root, as C2SP `tlog-proof`; null where none covers it yet. */
export async function proofOfLeaf(
  tx: Tx,
  index: number,
): Promise<Pick<AuditProof, 'size' | 'checkpointAt' | 'proof'> | null> {
  const checkpoint = await newestOver(tx, index + 1);
  if (checkpoint === null) return null;
  const hashes = await inclusionProof(tx, index, checkpoint.size);
  const lines = [
    'c2sp.org/tlog-proof@v1',
    `index ${index}`,
    ...hashes.map((hash) => hash.toString('base64')),
  ];
  const proof = `${lines.join('\n')}\n\n${checkpoint.note}`;
  return { size: checkpoint.size, checkpointAt: checkpoint.at, proof };
}

/** An entry of one's reach, its place, and the way from its leaf up to a signed root. */
export const proveEntry = query({
  name: 'audit.entry.prove',
  async run(
    { id }: { readonly id: string },
    { tx },
  ): Promise<Omit<AuditProof, 'keys'> & { unitCode: string; provinceCode: string }> {
    const { rows } = await sql<{ index: number; entry: string; unitCode: string; provinceCode: string }>`
      select leaf.position as index, entry.canonical as entry, entry.unit_code as "unitCode", entry.province_code as "provinceCode"
      from audit.leaves as leaf
      join audit.entries as entry on entry.unit_code = leaf.unit_code and entry.id = leaf.id
      where leaf.id = ${id}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw await whyNoLeaf(tx, id);
    const proof = await proofOfLeaf(tx, found.index);
    if (proof === null) throw new Problem('audit.not_covered');
    return { ...found, ...proof };
  },
  audit: ({ id }, { unitCode, provinceCode, index }) => [
    { object: { kind: 'audit.entry', id }, unitCode, provinceCode, facts: { index } },
  ],
});

async function whyNoLeaf(tx: Tx, id: string): Promise<Problem> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from audit.entries where id = ${id}::uuid) as there
  `.execute(tx);
  return rows[0]?.there === true
    ? new Problem('audit.not_covered')
    : new Problem('audit.unknown_entry', { id });
}

/** That the tree of so many leaves is the beginning of a longer one. */
export const proveConsistency = query({
  name: 'audit.entry.read',
  async run({ from, to }: { readonly from: number; readonly to: number }, { tx }): Promise<AuditConsistency> {
    const size = await treeSize(tx);
    if (from > to || to > size) throw new Problem('audit.wrong_range', { size });
    const roots = [await rootOf(tx, from), await rootOf(tx, to)] as const;
    const hashes = await consistencyProof(tx, from, to);
    return {
      from,
      to,
      roots: [roots[0].toString('base64'), roots[1].toString('base64')],
      hashes: hashes.map((hash) => hash.toString('base64')),
    };
  },
});
