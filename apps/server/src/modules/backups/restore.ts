import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Client } from '../../platform/db/client.ts';
import { applyInside, knownMigrations, type Migration } from '../../platform/db/migrate.ts';
import { Problem } from '../../platform/problem.ts';
import { fileOfBackup, type Manifest } from './file/manifest.ts';
import { type Checked, partsOf } from './file/read.ts';
import type { Opening } from './file/seal.ts';
import { sameTexts, tablesInOrder } from './tables.ts';

/**
 * The migrations of this software that bring an empty database to where the backup was made. Refused as `db.newer`
 * where it is ahead of this software, and as `backup.other_history` where a migration was another then.
 */
export function migrationsOf({ migrations }: Manifest): readonly Migration[] {
  const known = knownMigrations();
  const newest = known.at(-1)?.number ?? 0;
  const found = migrations.at(-1)?.number ?? 0;
  if (found > newest) throw new Problem('db.newer', { found, known: newest });
  return migrations.map(({ number, name, sha256 }) => {
    const ours = known.find((migration) => migration.number === number);
    if (ours?.sha256 !== sha256) throw new Problem('backup.other_history', { name });
    return ours;
  });
}

/**
 * Fills an empty database and the files beside it from a checked backup, in one transaction: at the backup's own
 * schema, without triggers, every table counted afterwards. Keys go into `keysFolder`, other files into `folder`.
 */
export async function loadBackup(
  client: Client,
  backup: Checked,
  opening: Opening,
  to: { readonly folder: string; readonly keysFolder: string; readonly place: string },
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<void> {
  const migrations = migrationsOf(backup.manifest);
  await client.exec(`begin; ${sameTexts}`);
  try {
    await demandEmpty(client, to.place);
    await applyInside(client, migrations);
    await demandSameTables(client, backup.manifest);
    const { tables } = backup.manifest;
    for (const { name } of tables) await client.exec(`alter table ${name} disable trigger user`);
    // what migrations themselves wrote is in the backup too
    await client.exec(`truncate ${tables.map(({ name }) => name).join(', ')}`);
    await takeParts(client, backup, opening, to, onProgress);
    for (const { name } of tables) await client.exec(`alter table ${name} enable trigger user`);
    for (const { name, last } of backup.manifest.sequences)
      if (last !== null) await client.query(`select setval($1::regclass, $2)`, [name, last]);
    await demandCounts(client, backup);
    await client.exec('commit; analyze');
  } catch (error) {
    await client.exec('rollback').catch(() => undefined);
    throw error;
  }
}

async function demandEmpty(client: Client, place: string): Promise<void> {
  const { rows } = await client.query(
    `select to_regnamespace('platform') is not null or to_regnamespace('hatangso_ledger') is not null as there`,
    [],
  );
  if ((rows[0] as { there: boolean }).there) throw new Problem('backup.not_empty', { place });
}

/** The same tables with the same columns: else the migrations that stand are not those that were run then. */
async function demandSameTables(client: Client, { tables }: Manifest): Promise<void> {
  const found = new Map((await tablesInOrder(client)).map(({ name, columns }) => [name, columns.join()]));
  const different = tables.find(({ name, columns }) => found.get(name) !== columns.join());
  if (different !== undefined || found.size !== tables.length)
    throw new Problem('backup.other_history', { name: different?.name ?? 'tables' });
}

async function takeParts(
  client: Client,
  backup: Checked,
  opening: Opening,
  to: { readonly folder: string; readonly keysFolder: string },
  onProgress: (done: number, all: number) => void,
): Promise<void> {
  const columns = new Map(backup.manifest.tables.map((table) => [table.name, table.columns.join(', ')]));
  let done = 0;
  for await (const { table, file, content } of partsOf(backup, opening)) {
    done += 1;
    onProgress(done, backup.contents.parts.length);
    if (file !== undefined) await takeFile(to, file, content);
    if (table === undefined) continue;
    const named = columns.get(table);
    if (named === undefined) throw new Problem('backup.broken', { file: backup.path, part: table });
    await client.copyIn(`${table} (${named})`, content);
  }
}

/** Only names that a backup of ours has: a path never leads elsewhere. */
async function takeFile(
  to: { readonly folder: string; readonly keysFolder: string },
  file: string,
  content: Uint8Array,
): Promise<void> {
  if (!fileOfBackup.test(file)) throw new Problem('backup.broken', { file, part: file });
  const path = file.startsWith('keys/') ? join(to.keysFolder, file.slice(5)) : join(to.folder, file);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const handle = await open(path, 'a', 0o600);
  try {
    await handle.appendFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function demandCounts(client: Client, { contents: { rows } }: Checked): Promise<void> {
  for (const [table, expected] of Object.entries(rows)) {
    const { rows: counted } = await client.query(`select count(*)::float8 as found from only ${table}`, []);
    const { found } = counted[0] as { found: number };
    if (found !== expected) throw new Problem('backup.count', { table, found, expected });
  }
}
