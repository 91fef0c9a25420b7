import { readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders that uploads and read rows are laid down in; both hold people's data. */
const ours = /^hatangso-(spool|stage)-/;
const dayInMilliseconds = 86_400_000;

/**
 * Removes what a killed process left in the temporary folder: nothing of ours lives a day there. Returns how many were
 * removed; what another user owns stays.
 */
export function sweepTemporary(now: Date, folder: string = tmpdir()): number {
  const stale = readdirSync(folder).filter((name) => {
    if (!ours.test(name)) return false;
    const stat = statSync(join(folder, name), { throwIfNoEntry: false });
    return stat?.isDirectory() === true && now.getTime() - stat.mtimeMs > dayInMilliseconds;
  });
  let removed = 0;
  for (const name of stale) {
    try {
      rmSync(join(folder, name), { recursive: true, force: true });
      removed += 1;
    } catch {
      // another user's, or in use: the next start tries again
    }
  }
  return removed;
}
