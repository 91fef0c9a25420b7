import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { nationScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Kernel } from '../../platform/kernel.ts';

/**
 * Erasures are also listed in a file beside that of the log's checkpoints, apart from the database, so that a backup made
 * before them is put back without what was erased. It names nobody: ids and digests.
 */
const line = z.object({
  at: z.iso.datetime(),
  kind: z.enum(['person', 'household']),
  unit: z.string(),
  subject: z.string(),
});
type Line = z.infer<typeof line>;

export const erasureListOf = ({ checkpointFile }: Pick<Kernel, 'checkpointFile'>): string =>
  join(dirname(checkpointFile), 'erasures.jsonl');

/** After the erasure is kept; where the file cannot be written, it stands all the same and the journal tells. */
export async function listErasure(kernel: Kernel, erased: Omit<Line, 'at'>): Promise<void> {
  const path = erasureListOf(kernel);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const text = JSON.stringify({ at: kernel.clock().toISOString(), ...erased });
    await appendFile(path, `${text}\n`, { mode: 0o600, flush: true });
  } catch (error) {
    kernel.log.error({ err: error, path }, 'an erasure was not listed for restores');
  }
}

/** Carries out again what the list tells, on a database that was put back; answers how many were found. */
export async function eraseAgain(kernel: Kernel): Promise<number> {
  const text = await readFile(erasureListOf(kernel), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => line.parse(JSON.parse(one)));
  if (lines.length === 0) return 0;
  const now = kernel.clock().toISOString();
  return transaction(kernel.engine, nationScope, 'write', async (tx) => {
    let found = 0;
    for (const { kind, unit, subject } of lines) {
      const { rows } =
        kind === 'person'
          ? await sql<{ done: boolean }>`
              select privacy.erase_person(${subject}::uuid, ${now}::timestamptz, 'local') is not null as done`.execute(
              tx,
            )
          : await sql<{ done: boolean }>`
              select privacy.erase_household(unit_code, code, null) > 0 as done
              from (select distinct unit_code, code from survey.households where unit_code = ${unit}) as household
              where encode(sha256(convert_to(unit_code || '|' || code, 'UTF8')), 'hex') = ${subject}`.execute(
              tx,
            );
      if (rows[0]?.done === true) found += 1;
    }
    return found;
  });
}
