import { mkdirSync } from 'node:fs';
import { appendFile, copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The content of a draft, in the installation's folder; deleted from there when it is taken in, thrown away or old. */
export interface DraftFiles {
  readonly folder: string;
  /** The file as it came. */
  readonly original: string;
  /** Rows as they stand in the file: a line store of `RawRow`. */
  readonly rows: string;
  /** What a person changed, one action a line. */
  readonly mends: string;
  /** Rows with problems: a line store. */
  readonly problems: string;
}

/** `id` is a uuid that the route checked: it cannot lead out of the folder. */
export function draftFiles(installationFolder: string, id: string): DraftFiles {
  const folder = join(installationFolder, 'drafts', id);
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    original: at('original'),
    rows: at('rows'),
    mends: at('mends'),
    problems: at('problems'),
  };
}

export async function keepOriginal(files: DraftFiles, from: string): Promise<void> {
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  await copyFile(from, files.original);
}

export async function writeOriginal(files: DraftFiles, content: Uint8Array): Promise<void> {
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  await writeFile(files.original, content, { mode: 0o600 });
}

/** Reads what was noted under a name; null where nothing was. */
export async function readNote<T>(files: DraftFiles, name: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(join(files.folder, `${name}.json`), 'utf8')) as T;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Notes something whole: a reader sees the old or the new, never a part. */
export async function writeNote(files: DraftFiles, name: string, value: unknown): Promise<void> {
  const path = join(files.folder, `${name}.json`);
  await writeFile(`${path}.new`, JSON.stringify(value), { mode: 0o600 });
  await rename(`${path}.new`, path);
}

export const addMend = (files: DraftFiles, action: unknown): Promise<void> =>
  appendFile(files.mends, `${JSON.stringify(action)}\n`, { mode: 0o600 });

export const removeFiles = (files: DraftFiles): Promise<void> =>
  rm(files.folder, { recursive: true, force: true });
