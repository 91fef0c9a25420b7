import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackupFile, backupFile, backupName } from '@hatangso/contracts/backups';
import type { Checked } from './file/read.ts';

/** A name that sorts by time: `hatangso-20261122T180000Z-0f3c9a1b.tar.gz`; the end is the installation's. */
export function nameFor(madeAt: Date, installationId: string, encrypted: boolean): string {
  const time = madeAt
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:]/g, '');
  return `hatangso-${time}-${installationId.slice(0, 8)}.tar.gz${encrypted ? '.age' : ''}`;
}

export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 });
}

/** Notes a backup that was read to its end and is whole; with the note it counts as a good one. */
export async function noteGood(
  folder: string,
  name: string,
  checked: Checked,
  file: { readonly sha256: string; readonly encrypted: boolean },
): Promise<BackupFile> {
  const { manifest, contents, bytes } = checked;
  const note: BackupFile = {
    name,
    madeAt: manifest.madeAt,
    bytes,
    ...file,
    keys: manifest.keys,
    rows: Object.values(contents.rows).reduce((all, rows) => all + rows, 0),
    migration: manifest.migrations.at(-1)?.number ?? 0,
    software: manifest.software,
  };
  const path = join(folder, `${name}.json`);
  const handle = await open(`${path}.half`, 'w', 0o600);
  try {
    await handle.writeFile(JSON.stringify(note));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.half`, path);
  return note;
}

/** The good backups of a folder, newest first: those with a note, and of the size that was noted. */
export async function goodBackups(folder: string): Promise<readonly BackupFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    names.filter((name) => backupName.shape.name.safeParse(name).success).map((name) => noted(folder, name)),
  );
  return found.filter((backup) => backup !== null).sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

async function noted(folder: string, name: string): Promise<BackupFile | null> {
  try {
    const note = backupFile.parse(JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')));
    return note.name === name && (await stat(join(folder, name))).size === note.bytes ? note : null;
  } catch {
    return null; // not checked to its end, or taken away
  }
}

/** Removes a backup with its note; what is gone already stays gone. */
export async function removeBackup(folder: string, name: string): Promise<void> {
  await rm(join(folder, `${name}.json`), { force: true });
  await rm(join(folder, name), { force: true });
}

/** Removes what a killed process left half made. */
export async function removeHalves(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (/^hatangso-.*\.half$/.test(name)) await rm(join(folder, name), { force: true });
}
