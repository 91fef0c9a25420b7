import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of the test's own in memory, that can be filled and made read-only. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free, by a file that takes the rest. */
  fillTo(freeBytes: number): void;
  /** Takes the file away again. */
  empty(): void;
  readOnly(on: boolean): void;
  remove(): void;
}

/** Mounts one, or says why this machine does not let us (needs root and the right to mount). */
export function mountSmallDisk(megabytes: number): SmallDisk | { readonly missing: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-disk-'));
  const run = (...args: string[]): void => void execFileSync('mount', args, { stdio: 'pipe' });
  try {
    run('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { missing: `the right to mount a disk in memory: ${(error as Error).message.trim()}` };
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fillTo(freeBytes) {
      const { bavail, bsize } = statfsSync(folder);
      const block = Buffer.alloc(2 ** 16);
      const file = openSync(filler, 'a');
      try {
        for (let left = bavail * bsize - freeBytes; left > 0; left -= block.length)
          writeSync(file, block, 0, Math.min(left, block.length));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler, { force: true }),
    readOnly: (on) => run('-o', `remount,${on ? 'ro' : 'rw'}`, folder),
    remove() {
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
