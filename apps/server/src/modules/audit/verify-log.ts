import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { jobsScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { readCheckpoints } from './checkpoint-file.ts';
import { type Finding, Findings } from './findings.ts';
import { originOfLog, publicKeys } from './keys.ts';
import { GrowingTree } from './tree/grow.ts';
import type { Checkpoint } from './tree/note.ts';
import { storedCheckpoints, verifyCheckpoints } from './verify-checkpoints.ts';
import { verifyEntries } from './verify-entries.ts';

export interface Verification {
  /** Entries gone through: all that had their leaf when it began. */
  readonly size: number;
  readonly checkpoints: number;
  readonly findings: readonly Finding[];
  readonly findingCount: number;
}

const page = 5_000;

/**
 * Goes through the whole log: every entry, leaf, node and checkpoint, against the file of checkpoints and the public
 * keys that stand apart from the database. In pages, each in a transaction of its own, so that work goes on meanwhile:
 * the log only grows.
 */
export async function verifyLog(kernel: Kernel): Promise<Verification> {
  const findings = new Findings();
  const reading = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    transaction(kernel.engine, jobsScope, 'read', work);
  // the database before the file, the file before the size: neither then knows less than what it is compared with
  const stored = await reading(storedCheckpoints);
  const there = existsSync(kernel.checkpointFile) || stored.length === 0;
  if (!there) findings.add('checkpoint_file_missing', { file: kernel.checkpointFile });
  const filed = there ? readCheckpoints(kernel.checkpointFile) : stored;
  const signed = verifyCheckpoints(filed, stored, publicKeys(kernel), originOfLog(kernel), findings);
  const size = await reading((tx) => sizeAndStrays(tx, findings));
  const rootsAt = await reroot(size, new Set(signed.map((one) => one.size)), (start, end, add) =>
    reading((tx) => verifyEntries(tx, start, end, add, findings)),
  );
  compareRoots(signed, rootsAt, size, findings);
  await reading((tx) => verifyNodes(tx, size, findings));
  const checkpoints = signed.length;
  return { size, checkpoints, findings: findings.told, findingCount: findings.count };
}

/** The roots of the log as it is now at the sizes wanted. */
async function reroot(
  size: number,
  wanted: ReadonlySet<number>,
  leaves: (start: number, end: number, add: (leaf: Buffer) => void) => Promise<void>,
): Promise<ReadonlyMap<number, Buffer>> {
  const tree = new GrowingTree();
  const roots = new Map<number, Buffer>();
  for (let start = 0; start < size; start += page) {
    await leaves(start, Math.min(start + page, size), (leaf) => {
      tree.add(leaf);
      if (wanted.has(tree.size)) roots.set(tree.size, tree.root());
    });
  }
  return roots;
}

/** Told where the trouble begins, not at every checkpoint after it. */
function compareRoots(
  signed: readonly Checkpoint[],
  roots: ReadonlyMap<number, Buffer>,
  size: number,
  findings: Findings,
): void {
  let [last, differing] = [0, false];
  for (const { size: at, root } of signed.filter((one) => one.size <= size)) {
    const same = roots.get(at)?.equals(root) === true;
    if (!same && !differing) findings.add('root_differs', { size: at, last });
    if (same) last = at;
    differing = !same;
  }
  const longest = signed.at(-1)?.size ?? 0;
  if (longest > size) findings.add('log_truncated', { size: longest, found: size });
}

/** How many leaves there are, and the entries that have none and wait for none. */
async function sizeAndStrays(tx: Tx, findings: Findings): Promise<number> {
  const { rows } = await sql<{ size: number; strays: number; some: string[] | null }>`
    with stray as (
      select entry.id from audit.entries as entry
      where not exists (select from audit.leaves as leaf where leaf.unit_code = entry.unit_code and leaf.id = entry.id)
        and not exists (select from audit.waiting where waiting.unit_code = entry.unit_code and waiting.id = entry.id)
    )
    select greatest((select max(position) + 1 from audit.leaves), (select max(position) + 1 from audit.nodes where level = 0), 0)::bigint as size,
           (select count(*) from stray) as strays,
           (select json_agg(id) from (select id from stray order by id limit 20) as shown) as some
  `.execute(tx);
  const [found] = rows;
  for (const id of found?.some ?? []) findings.add('entry_without_leaf', { id });
  findings.count += Math.max((found?.strays ?? 0) - 20, 0);
  return found?.size ?? 0;
}

/** Every complete subtree above the leaves against the two below it, and none missing or too many. */
async function verifyNodes(tx: Tx, size: number, findings: Findings): Promise<void> {
  for (let level = 1, width = Math.floor(size / 2); width > 0; level += 1, width = Math.floor(width / 2)) {
    const { rows } = await sql<{ position: number }>`
      select slot.position
      from generate_series(0, ${width - 1}::bigint) as slot (position)
      left join audit.nodes as node on node.level = ${level}::smallint and node.position = slot.position
      left join audit.nodes as near on near.level = ${level - 1}::smallint and near.position = slot.position * 2
      left join audit.nodes as far on far.level = ${level - 1}::smallint and far.position = slot.position * 2 + 1
      where node.hash is distinct from sha256('\\x01'::bytea || near.hash || far.hash)
      limit 20
    `.execute(tx);
    for (const { position } of rows) findings.add('node_changed', { level, position });
  }
}
