import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import type { Client } from './client.ts';
import type { Engine } from './engine.ts';
import { holding, refuseSecond } from './holding.ts';
import { acquireFolderLock } from './lock.ts';
import { typeParsers } from './values.ts';

/** Folder of the database files inside the installation's folder. */
const databaseFolder = (folder: string): string => join(folder, 'db');
export const hasEmbeddedDatabase = (folder: string): boolean =>
  existsSync(join(databaseFolder(folder), 'PG_VERSION'));

/**
 * Opens (or makes) the embedded database of a folder, alone: a second process is refused (`install.locked`).
 * About 3 s on a standing folder, 10-15 s on a new one; about 0.9 GB of memory.
 */
export async function openEmbedded(folder: string): Promise<Engine> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = acquireFolderLock(folder);
  try {
    const pglite = await openPglite(databaseFolder(folder));
    return engineOn(pglite, folder, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openPglite(dataDir: string): Promise<PGlite> {
  // Imported late: other commands start without paying for the 60 MB of WebAssembly.
  const [{ PGlite }, { postgis }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite-postgis'),
  ]);
  return PGlite.create({ dataDir, extensions: { postgis }, parsers: { ...typeParsers } });
}

function engineOn(pglite: PGlite, folder: string, release: () => void): Engine {
  const client: Client = {
    async query(text, params) {
      const result = await pglite.query(text, [...params]);
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    },
    async exec(text) {
      return (await pglite.exec(text)).flatMap((result) => result.rows);
    },
  };
  // PGlite is one connection: whole transactions take turns, first come first served.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    kind: 'embedded',
    citus: false,
    place: folder,
    async withClient(use) {
      refuseSecond();
      const mine = turn.then(() => holding(() => use(client)));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await turn;
      await pglite.close();
      release();
    },
  };
}
