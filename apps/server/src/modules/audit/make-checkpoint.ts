import type { KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { jobsScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { appendCheckpoint, type KeptCheckpoint, lastCheckpoint, setAside } from './checkpoint-file.ts';
import { hasSigningKey, keyPath, originOfLog, signingKey } from './keys.ts';
import { type Checkpoint, checkpointText, parseCheckpoint, signNote } from './tree/note.ts';
import { extendsTree } from './tree/verify.ts';
import { consistencyProof, rootOf, treeSize } from './tree-store.ts';
import { storedCheckpoints } from './verify-checkpoints.ts';

/** Entries that get their leaves in one statement. */
const batch = 20_000;

/**
 * Gives every committed entry its leaf and signs the tree, where anything is new since the last checkpoint; answers the
 * newest one, null for an empty log. What is signed continues what was signed before: where the database tells
 * another past than the file of checkpoints, nothing is signed (`audit.tree_broken`).
 */
export function makeCheckpoint(kernel: Kernel): Promise<KeptCheckpoint | null> {
  return notarise(kernel, false, (tx) => ownKey(kernel, tx).then((key) => [key]));
}

/** Signs after something that matters was done; where that fails it is told in the server's log, and what was done stands. */
export async function signSoon(kernel: Kernel): Promise<void> {
  await makeCheckpoint(kernel).catch((error: unknown) =>
    kernel.log.error({ err: error }, 'the log was not signed'),
  );
}

/** The same, signed by these keys and made even where nothing is new: old and new vouch for each other. */
export const makeCheckpointBy = (
  kernel: Kernel,
  keys: readonly KeyObject[],
): Promise<KeptCheckpoint | null> => notarise(kernel, true, async () => keys);

function notarise(
  kernel: Kernel,
  always: boolean,
  keysFor: (tx: Tx) => Promise<readonly KeyObject[]>,
): Promise<KeptCheckpoint | null> {
  return transaction(kernel.engine, jobsScope, 'write', async (tx) => {
    await placeWaiting(tx);
    const size = await treeSize(tx);
    const previous = await lastSigned(kernel, tx);
    const now: Checkpoint = { origin: originOfLog(kernel), size, root: await rootOf(tx, size) };
    const signed = previous === null ? null : parseCheckpoint(previous.note);
    if (signed !== null) await demandContinuation(tx, signed, now);
    if (size === 0 || (signed?.size === size && !always)) return previous;
    const keys = await keysFor(tx);
    const note = signNote(checkpointText(now), now.origin, keys);
    const checkpoint = { at: kernel.clock().toISOString(), note };
    // the file first: what a crash leaves only there is brought into the database the next time
    appendCheckpoint(kernel.checkpointFile, checkpoint);
    await store(tx, checkpoint);
    return checkpoint;
  });
}

async function placeWaiting(tx: Tx): Promise<void> {
  for (let given = batch; given === batch; ) {
    const { rows } = await sql<{ given: number }>`select audit.sequence(${batch}::integer) as given`.execute(
      tx,
    );
    given = rows[0]?.given ?? 0;
  }
}

/** The newest of file and database, whichever has seen more; the file's is stored where a crash kept it out. */
async function lastSigned(kernel: Kernel, tx: Tx): Promise<KeptCheckpoint | null> {
  const filed = lastCheckpoint(kernel.checkpointFile);
  const { rows } = await sql<KeptCheckpoint & { known: boolean }>`
    select at, note, exists (select from audit.checkpoints where note = ${filed?.note ?? ''}) as known
    from audit.checkpoints order by number desc limit 1
  `.execute(tx);
  const stored = rows[0] ?? null;
  if (filed === null) {
    // a folder that was set up anew, after a restore: what the database holds is where its file begins
    for (const checkpoint of stored === null ? [] : await storedCheckpoints(tx))
      appendCheckpoint(kernel.checkpointFile, checkpoint);
    return stored;
  }
  if (stored?.known !== true) await store(tx, filed);
  const sizeOf = (kept: KeptCheckpoint): number => parseCheckpoint(kept.note)?.size ?? 0;
  return stored !== null && sizeOf(stored) > sizeOf(filed) ? stored : filed;
}

async function store(tx: Tx, { at, note }: KeptCheckpoint): Promise<void> {
  await sql`
    insert into audit.checkpoints (number, at, size, note)
    select coalesce(max(number), 0) + 1, ${at}::timestamptz, ${parseCheckpoint(note)?.size ?? 0}::bigint, ${note}
    from audit.checkpoints
  `.execute(tx);
}

/**
 * After a restore the database knows less than what was signed: so that signing can go on, the file of checkpoints is put
 * aside and begins again with those of the database. Whoever kept a later checkpoint still sees that something is gone.
 */
export async function continueAfterRestore(kernel: Kernel): Promise<KeptCheckpoint | null> {
  const aside = setAside(kernel.checkpointFile, kernel.clock().toISOString());
  kernel.log.warn({ aside }, 'the file of checkpoints was put aside');
  return makeCheckpoint(kernel);
}

async function demandContinuation(tx: Tx, earlier: Checkpoint, later: Checkpoint): Promise<void> {
  const proof = earlier.size > later.size ? [] : await consistencyProof(tx, earlier.size, later.size);
  if (!extendsTree(earlier, later, proof)) throw new Problem('audit.tree_broken', { size: earlier.size });
}

/** The key of the folder. A new one is made only where nothing was ever signed: else somebody took it away. */
async function ownKey(kernel: Kernel, tx: Tx): Promise<KeyObject> {
  if (!hasSigningKey(kernel)) {
    const { rows } = await sql<{
      some: boolean;
    }>`select exists (select from audit.checkpoints) as some`.execute(tx);
    if (rows[0]?.some === true) throw new Problem('audit.key_missing', { file: keyPath(kernel) });
  }
  return signingKey(kernel);
}
