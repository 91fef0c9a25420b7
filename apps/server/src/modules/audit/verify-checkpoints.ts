import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { KeptCheckpoint } from './checkpoint-file.ts';
import type { Findings } from './findings.ts';
import { type Checkpoint, type NoteKey, parseCheckpoint, signersOf } from './tree/note.ts';

/** Every checkpoint of the database, oldest first. */
export async function storedCheckpoints(tx: Tx): Promise<readonly KeptCheckpoint[]> {
  const { rows } = await sql<KeptCheckpoint>`select at, note from audit.checkpoints order by number`.execute(
    tx,
  );
  return rows;
}

/**
 * The checkpoints of the file and of the database against each other and against the known keys; answers those that are
 * rightly signed, by size. The last of the file may be missing in the database: the next checkpoint brings it there.
 */
export function verifyCheckpoints(
  filed: readonly (KeptCheckpoint | null)[],
  stored: readonly KeptCheckpoint[],
  keys: readonly NoteKey[],
  origin: string,
  findings: Findings,
): readonly Checkpoint[] {
  const good = new Map<string, Checkpoint>();
  const check = (note: string, place: 'file' | 'database'): void => {
    const said = parseCheckpoint(note);
    const signed = said?.origin === origin && (signersOf(note, keys) ?? []).length > 0;
    if (said !== null && signed) good.set(note, said);
    else findings.add('checkpoint_not_signed', { size: said?.size ?? 0, place });
  };
  const inFile = new Set(filed.map((line) => line?.note));
  const inDatabase = new Set(stored.map(({ note }) => note));
  for (const [at, line] of filed.entries()) {
    if (line === null) findings.add('checkpoint_unreadable', { size: at + 1 });
    else {
      check(line.note, 'file');
      if (!inDatabase.has(line.note) && at < filed.length - 1)
        findings.add('checkpoint_not_in_database', { size: parseCheckpoint(line.note)?.size ?? 0 });
    }
  }
  for (const { note } of stored.filter((one) => !inFile.has(one.note))) {
    check(note, 'database');
    findings.add('checkpoint_not_in_file', { size: parseCheckpoint(note)?.size ?? 0 });
  }
  return [...good.values()].sort((a, b) => a.size - b.size);
}
