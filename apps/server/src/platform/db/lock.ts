import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Problem } from '../problem.ts';

/**
 * An exclusive lock of the operating system on an installation's folder, gone with the process however it ends.
 * Node has no flock; SQLite holds a real byte-range lock on every platform, so an open exclusive transaction on
 * a file of its own serves as one. (PGlite does not lock: two processes on one folder lose data silently.)
 */
export function acquireFolderLock(folder: string): { release: () => void } {
  // a disk that cannot be written to is told as such, by the system's own words
  const probe = join(folder, `lock.${process.pid}`);
  writeFileSync(probe, '', { mode: 0o600 });
  rmSync(probe, { force: true });
  const database = new DatabaseSync(join(folder, 'lock.sqlite'));
  try {
    database.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive; begin exclusive;');
  } catch {
    database.close();
    throw new Problem('install.locked', { place: folder, pid: holderOf(folder) });
  }
  try {
    writeFileSync(join(folder, 'lock.pid'), String(process.pid), { mode: 0o600 });
  } catch (error) {
    database.close();
    throw error;
  }
  return { release: () => database.close() };
}

/** The process that said it holds the lock; for the message only, the lock itself decides. */
function holderOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'lock.pid'), 'utf8').trim();
  } catch {
    return '?';
  }
}
