import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupFile, BackupProgress } from '@hatangso/contracts/backups';
import { sql } from 'kysely';
import { type Caller, command, runCommand, runQuery } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { type Checked, checkBackup } from './file/read.ts';
import { isSealed, noOpening } from './file/seal.ts';
import { type WriteOptions, type Written, writeBackup } from './file/write.ts';
import { goodBackups, makeFolder, nameFor, noteGood, removeBackup, removeHalves } from './folder.ts';
import { surplus } from './retention.ts';
import { backupState } from './schedule.ts';

interface Run {
  readonly id: string;
  readonly startedAt: string;
  readonly fileName: string;
  readonly made: { readonly bytes: number; readonly sha256: string; readonly rows: number } | null;
  readonly removed: readonly string[];
  readonly problem: string | null;
  readonly reason: string | null;
}

/** Keeps what became of an attempt. The log has it too, under the name of whoever asked for it. */
const recordRun = command({
  name: 'backups.backup.make',
  async run({ id, startedAt, fileName, made, problem, reason }: Run, { tx, now, actor }) {
    await sql`
      insert into backups.runs
        (unit_code, province_code, id, started_at, ended_at, started_by, file_name, bytes, sha256, problem, reason)
      values (${NATION}, ${NATION}, ${id}::uuid, ${startedAt}::timestamptz, ${now.toISOString()}::timestamptz, ${actor.id},
              ${fileName}, ${made?.bytes ?? null}::bigint, ${made?.sha256 ?? null}, ${problem}, ${reason})
    `.execute(tx);
    return null;
  },
  audit: ({ id, fileName, made, removed, problem }) => [
    {
      object: { kind: 'backups.backup', id },
      unitCode: NATION,
      provinceCode: NATION,
      facts: {
        file: fileName,
        ...(made ?? {}),
        removed: removed.length,
        ...(problem === null ? {} : { problem }),
      },
    },
  ],
});

/** One at a time in a process; how far each is. */
const making = new Map<string, BackupProgress>();
export const isMaking = ({ backup }: Kernel): boolean => making.has(backup.folder);
export const progressOf = ({ backup }: Kernel): BackupProgress | null => making.get(backup.folder) ?? null;

/**
 * Makes a backup in the folder of backups, reads it again to its end, notes it as good and removes what is no longer to
 * be kept. Refused as `backup.running` or `backup.folder`; an attempt that failed is recorded where that is possible.
 */
export async function makeBackup(
  kernel: Kernel,
  caller: Caller,
  options: Partial<WriteOptions> = {},
): Promise<{ readonly path: string; readonly backup: BackupFile }> {
  const { folder } = kernel.backup;
  if (making.has(folder)) throw new Problem('backup.running');
  making.set(folder, { step: 'write', table: null, rows: 0, about: 0 });
  const id = randomUUID();
  const startedAt = kernel.clock();
  const seal = options.seal ?? kernel.backup.seal;
  const fileName = nameFor(startedAt, kernel.installation.id, isSealed(seal));
  const run = { id, startedAt: startedAt.toISOString(), fileName };
  try {
    const path = join(folder, fileName);
    const onProgress: WriteOptions['onProgress'] = (done) => making.set(folder, { step: 'write', ...done });
    const backup = await madeAndChecked(kernel, path, fileName, { onProgress, ...options, seal });
    const removed = await removeSurplus(kernel, caller, fileName);
    const { bytes, sha256, rows } = backup;
    const made = { bytes, sha256, rows };
    await runCommand(kernel, recordRun, { ...run, made, removed, problem: null, reason: null }, caller);
    return { path, backup };
  } catch (error) {
    const problem = asProblem(error, folder);
    kernel.log.error({ err: error, file: fileName }, 'the backup failed');
    const told = { made: null, removed: [], problem: problem.code, reason: problem.text('en').slice(0, 500) };
    await runCommand(kernel, recordRun, { ...run, ...told }, caller).catch((err: unknown) =>
      kernel.log.error({ err }, 'the failed backup could not be recorded'),
    );
    throw problem;
  } finally {
    making.delete(folder);
  }
}

const asProblem = (error: unknown, folder: string): Problem =>
  error instanceof Problem
    ? error
    : new Problem('backup.folder', { folder, reason: (error as Error).message }, { cause: error });

async function madeAndChecked(
  kernel: Kernel,
  path: string,
  name: string,
  options: WriteOptions,
): Promise<BackupFile> {
  const { folder } = kernel.backup;
  await makeFolder(folder);
  await removeHalves(folder);
  const written = await writeBackup(kernel, path, options);
  const rows = Object.values(written.contents.rows).reduce((sum, count) => sum + count, 0);
  making.set(folder, { step: 'check', table: null, rows, about: rows });
  try {
    const encrypted = isSealed(options.seal);
    return await noteGood(folder, name, await reread(written, options), {
      sha256: written.sha256,
      encrypted,
    });
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** What the disk gives back. For holders of keys only it cannot be opened here: its own bytes are compared then. */
async function reread(
  { path, bytes, sha256, manifest, contents }: Written,
  { seal }: WriteOptions,
): Promise<Checked> {
  if (seal.recipients.length === 0)
    return checkBackup(path, { ...noOpening, passphraseFile: seal.passphraseFile });
  const found = await digestOf(path);
  if (found !== sha256) throw new Problem('backup.broken', { file: path, part: 'sha256' });
  return { path, bytes, manifest, contents };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

async function removeSurplus(kernel: Kernel, caller: Caller, made: string): Promise<readonly string[]> {
  const { schedule } = await runQuery(kernel, backupState(kernel), null, caller);
  const end = `-${kernel.installation.id.slice(0, 8)}.`;
  // only this installation's own, and never the one just made, whatever the clock says
  const own = (await goodBackups(kernel.backup.folder)).filter(({ name }) => name.includes(end));
  const dated = own.map((backup) => ({ name: backup.name, madeAt: new Date(backup.madeAt) }));
  const gone = surplus(dated, schedule.keep, kernel.clock()).filter(({ name }) => name !== made);
  for (const { name } of gone) await removeBackup(kernel.backup.folder, name);
  return gone.map(({ name }) => name);
}
