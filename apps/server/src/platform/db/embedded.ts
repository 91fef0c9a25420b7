import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { syncTree } from '../files/sync.ts';
import { Problem } from '../problem.ts';
import type { Client } from './client.ts';
import { problemOfDatabase } from './constraint-problem.ts';
import type { Engine } from './engine.ts';
import { holding, refuseSecond } from './holding.ts';
import { acquireFolderLock } from './lock.ts';
import { leanPostgis } from './postgis.ts';
import { typeParsers } from './values.ts';

/** Folder of the database files inside the installation's folder. */
const databaseFolder = (folder: string): string => join(folder, 'db');
export const hasEmbeddedDatabase = (folder: string): boolean =>
  existsSync(join(databaseFolder(folder), 'PG_VERSION'));

/**
 * Opens (or makes) the embedded database of a folder, alone: a second process is refused (`install.locked`).
 * With `sync` every commit waits for the disk; without it a power cut can cost the last of them, or the database.
 * About 2 s on a standing folder, 10-15 s on a new one; about 0.8 GB of memory.
 */
export async function openEmbedded(folder: string, sync = false): Promise<Engine> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = acquireFolderLock(folder);
    const open = (): Promise<PGlite> => openPglite(databaseFolder(folder), sync);
    try {
      return engineOn(await open(), open, folder, lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw problemOfDatabase(error);
  }
}

/** Types with a number from here on are not PostgreSQL's own, but rows of tables and what extensions bring. */
const firstForeignType = 10_000;

/**
 * PGlite copies its table of types twice for every statement, and has put the array of each table's rows into it. We neither
 * ask for those nor send them: without them a small statement takes less than half the time.
 */
function forgetForeignTypes(pglite: PGlite): void {
  const own = <T>(types: Record<number | string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(types).filter(([number]) => Number(number) < firstForeignType));
  pglite.parsers = own(pglite.parsers);
  pglite.serializers = own(pglite.serializers);
}

async function openPglite(dataDir: string, sync: boolean): Promise<PGlite> {
  // Imported late: other commands start without paying for the 60 MB of WebAssembly.
  const [{ PGlite }, extensions] = await Promise.all([import('@electric-sql/pglite'), leanPostgis()]);
  const common = { extensions, parsers: { ...typeParsers } };
  if (!sync) {
    const pglite = await PGlite.create({ dataDir, ...common });
    forgetForeignTypes(pglite);
    return pglite;
  }
  const { synced } = await import('./synced.ts');
  const isNew = !existsSync(join(dataDir, 'PG_VERSION'));
  const pglite = await PGlite.create({ ...synced(dataDir, PGlite.defaultStartParams), ...common });
  forgetForeignTypes(pglite);
  // a new database is written by another program, which does not sync
  if (isNew) syncTree(dataDir);
  return pglite;
}

/**
 * After a fault of the disk PostgreSQL would start itself anew; inside this process it stays in the middle of a
 * statement for ever. Classes 53 (no room), 57P (shut down) and 58 (system), 24000, and what is no answer of a database.
 */
function mustReopen(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return !/^[0-9A-Z]{5}$/.test(code) || /^(53|57P|58)|^24000$/.test(code);
}

/** Kept free, so that what was begun can be written to its end and the database opens again: four files of the log. */
const reserveBytes = 64 * 2 ** 20;

function demandRoom(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < reserveBytes) throw new Problem('disk.full', { place: ` (${folder})` });
}

function clientOf(pglite: PGlite, onFault: () => void): Client {
  const watched = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (mustReopen(error)) onFault();
      throw error;
    }
  };
  return {
    async query(text, params) {
      const result = await watched(pglite.query(text, [...params]));
      return { rows: result.rows, affected: result.affectedRows ?? 0 };
    },
    async exec(text) {
      return (await watched(pglite.exec(text))).flatMap((result) => result.rows);
    },
    async *copyOut(text) {
      const { blob } = await watched(pglite.query(`copy (${text}) to '/dev/blob'`));
      if (blob !== undefined) yield new Uint8Array(await blob.arrayBuffer());
    },
    async copyIn(target, lines) {
      const blob = new Blob([lines as Uint8Array<ArrayBuffer>]);
      await watched(pglite.query(`copy ${target} from '/dev/blob'`, [], { blob }));
    },
  };
}

function engineOn(
  opened: PGlite,
  reopen: () => Promise<PGlite>,
  folder: string,
  release: () => void,
): Engine {
  let pglite: PGlite | null = opened;
  const drop = async (): Promise<void> => {
    await pglite?.close().catch(() => undefined);
    pglite = null;
  };
  const lend = async <T>(use: (client: Client) => Promise<T>): Promise<T> => {
    let faulty = false;
    try {
      pglite ??= await reopen();
    } catch (error) {
      demandRoom(folder); // without room it cannot open again, and does not say why
      throw new Problem('db.unavailable', { reason: (error as Error).message }, { cause: error });
    }
    const client = clientOf(pglite, () => {
      faulty = true;
    });
    try {
      return await holding(() => use(client));
    } finally {
      if (faulty) await drop();
    }
  };
  // PGlite is one connection: whole transactions take turns, first come first served.
  let turn: Promise<unknown> = Promise.resolve();
  return {
    kind: 'embedded',
    citus: false,
    place: folder,
    demandRoom: () => demandRoom(folder),
    async withClient(use) {
      refuseSecond();
      const mine = turn.then(() => lend(use));
      turn = mine.catch(() => undefined);
      return mine;
    },
    async close() {
      await turn;
      await pglite?.close();
      release();
    },
  };
}
