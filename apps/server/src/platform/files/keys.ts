import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.ts';

const isCode = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code;

/**
 * The content of a key file, `<folder>/<name>`; made with `make` where it is not there yet (mode 0600 in a folder of
 * mode 0700; of two processes that make it at once, one wins and both read it). Keys stand apart from the database:
 * whoever has only a dump of it has none. Refused as `install.key_open` where others may read the file.
 */
export function keyFile(folder: string, name: string, make: () => Buffer | string): Buffer {
  const path = join(folder, name);
  return read(path) ?? made(folder, path, make());
}

function made(folder: string, path: string, content: Buffer | string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // linked whole under its name: nobody ever reads half a key
  const half = `${path}.${process.pid}.new`;
  writeFileSync(half, content, { mode: 0o600 });
  try {
    linkSync(half, path);
    return Buffer.from(content);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const theirs = read(path);
    if (theirs === null) throw error;
    return theirs;
  } finally {
    rmSync(half, { force: true });
  }
}

/** The file's bytes; null where there is none. */
function read(path: string): Buffer | null {
  try {
    const open = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
    if (open) throw new Problem('install.key_open', { file: path });
    return readFileSync(path);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** The text of a secret's file, without the line's end; refused as `install.secret_missing` or `install.key_open`. */
export function secretFile(path: string): string {
  const found = read(path)?.toString('utf8').trim() ?? '';
  if (found === '') throw new Problem('install.secret_missing', { file: path });
  return found;
}

/** What lies among the keys for everybody to read and copy: public halves. All else there is secret. */
export const isPublicHalf = (name: string): boolean => name.endsWith('-public.txt');
