import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { foldRight } from './tree/grow.ts';
import { consistencyParts, inclusionParts, nodesUnder, type Part } from './tree/shape.ts';

/** How many leaves the tree has. */
export async function treeSize(tx: Tx): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select coalesce(max(position) + 1, 0)::bigint as size from audit.nodes where level = 0
  `.execute(tx);
  return rows[0]?.size ?? 0;
}

/** The hashes of parts, all subtrees asked for at once; refused as `audit.tree_broken` where one is missing. */
async function hashesOf(tx: Tx, parts: readonly Part[], size: number): Promise<Buffer[]> {
  const { rows } = await sql<{ level: number; position: number; hash: string }>`
    select node.level, node.position, encode(node.hash, 'hex') as hash
    from json_to_recordset(${JSON.stringify(parts.flat())}::json) as asked (level smallint, position bigint)
    join audit.nodes as node on node.level = asked.level and node.position = asked.position
  `.execute(tx);
  const found = new Map(rows.map(({ level, position, hash }) => [`${level}/${position}`, hash]));
  return parts.map((part) =>
    foldRight(
      part.map(({ level, position }) => {
        const hash = found.get(`${level}/${position}`);
        if (hash === undefined) throw new Problem('audit.tree_broken', { size });
        return Buffer.from(hash, 'hex');
      }),
    ),
  );
}

/** The root of the first `size` leaves. */
export async function rootOf(tx: Tx, size: number): Promise<Buffer> {
  const [root] = await hashesOf(tx, [nodesUnder(0, size)], size);
  if (root === undefined) throw new Problem('audit.tree_broken', { size });
  return root;
}

/** That leaf `index` is in the tree of `size` leaves: from its neighbour up. */
export const inclusionProof = (tx: Tx, index: number, size: number): Promise<Buffer[]> =>
  hashesOf(tx, inclusionParts(index, size), size);

/** That the tree of `from` leaves is the beginning of that of `to`. */
export const consistencyProof = (tx: Tx, from: number, to: number): Promise<Buffer[]> =>
  hashesOf(tx, consistencyParts(from, to), to);
