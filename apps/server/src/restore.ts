import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import { kernelOn, openEngine, readInstallation } from './context.ts';
import {
  type Checked,
  checkBackup,
  loadBackup,
  migrationsOf,
  type Opening,
} from './modules/backups/index.ts';
import { endAllSessions, localActor } from './modules/identity/index.ts';
import { eraseAgain } from './modules/privacy/index.ts';
import { bringUp } from './owner.ts';
import { command, runCommand } from './platform/action.ts';
import { hasEmbeddedDatabase } from './platform/db/embedded.ts';
import type { Engine } from './platform/db/engine.ts';
import { acquireFolderLock } from './platform/db/lock.ts';
import { identityScope, NATION, nationScope } from './platform/db/scope.ts';
import { transaction } from './platform/db/transaction.ts';
import { syncPath, syncTree } from './platform/files/sync.ts';
import { Problem } from './platform/problem.ts';

export type RestoreStep = 'check' | 'load' | 'migrate';
export type OnStep = (step: RestoreStep, done: number, all: number) => void;

/** A restored installation says so in its log; nobody stays signed in from before. */
const recordRestore = command({
  name: 'backups.backup.restore',
  async run(_input: { readonly backup: Checked; readonly sessions: number; readonly erased: number }) {
    return null;
  },
  audit: ({ backup: { manifest }, sessions, erased }) => [
    {
      object: { kind: 'backups.backup', id: manifest.madeAt },
      unitCode: NATION,
      provinceCode: NATION,
      facts: {
        madeAt: manifest.madeAt,
        migration: manifest.migrations.at(-1)?.number ?? 0,
        sessions,
        erased,
      },
    },
  ],
});

/**
 * Makes an installation out of a backup, in an empty folder or database only: whole, or nothing is there. The backup
 * is checked to its end first, loaded at its own schema, counted, then brought to this software's. Refused as
 * `backup.not_empty` and with what `checkBackup` and `migrationsOf` refuse.
 */
export async function restore(
  config: Config,
  file: string,
  opening: Opening,
  onStep: OnStep = () => undefined,
): Promise<Checked> {
  onStep('check', 0, 1);
  const backup = await checkBackup(file, opening);
  migrationsOf(backup.manifest);
  await mkdir(config.dataFolder, { recursive: true, mode: 0o700 });
  const lock = acquireFolderLock(config.dataFolder);
  const half = join(config.dataFolder, 'restoring');
  try {
    await demandRoom(config, half);
    await rm(half, { recursive: true, force: true });
    await mkdir(half, { mode: 0o700 });
    await load(config, half, backup, opening, onStep);
    await rm(half, { recursive: true, force: true });
    return backup;
  } catch (error) {
    await rm(half, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  } finally {
    lock.release();
  }
}

/** Nothing of another installation may be in the folder; what a killed restore left is not one. */
async function demandRoom(config: Config, half: string): Promise<void> {
  const { dataFolder, databaseUrl } = config;
  const place = dataFolder;
  if (databaseUrl === null && hasEmbeddedDatabase(dataFolder))
    throw new Problem('backup.not_empty', { place });
  const drafts = await readdir(join(dataFolder, 'drafts')).catch(() => []);
  if (drafts.length === 0) return;
  if (!existsSync(half)) throw new Problem('backup.not_empty', { place: join(dataFolder, 'drafts') });
  await rm(join(dataFolder, 'drafts'), { recursive: true, force: true });
}

/** The embedded database appears by one rename, the last step; a server's by one commit, before the files. */
async function load(
  config: Config,
  half: string,
  backup: Checked,
  opening: Opening,
  onStep: OnStep,
): Promise<void> {
  const embedded = config.databaseUrl === null;
  const there: Config = embedded ? { ...config, dataFolder: half } : config;
  // whoever restores makes the tables, so it is their owner
  const engine = await openEngine({ ...there, databaseUrl: config.databaseOwnerUrl ?? config.databaseUrl });
  try {
    await engine.withClient((client) =>
      loadBackup(
        client,
        backup,
        opening,
        { folder: half, keysFolder: join(half, 'keys'), place: embedded ? config.dataFolder : engine.place },
        (done, all) => onStep('load', done, all),
      ),
    );
    if (!embedded) await moveFiles(config, half);
    onStep('migrate', 0, 1);
    await bringUp(engine, engine);
    await finish(config, engine, backup);
  } finally {
    await engine.close();
  }
  if (!embedded) return;
  syncTree(half);
  await moveFiles(config, half);
  await rename(join(half, 'db'), join(config.dataFolder, 'db'));
  syncPath(config.dataFolder);
}

async function finish(config: Config, engine: Engine, backup: Checked): Promise<void> {
  const installation = await readInstallation(engine);
  if (installation === null) throw new Problem('backup.broken', { file: backup.path, part: 'installation' });
  const kernel = kernelOn(engine, installation, config);
  const sessions = await transaction(engine, identityScope, 'write', (tx) =>
    endAllSessions(tx, kernel.clock()),
  );
  const erased = await eraseAgain(kernel);
  const caller = { actor: localActor, scope: nationScope, language: config.language };
  await runCommand(kernel, recordRestore, { backup, sessions, erased }, caller);
}

async function moveFiles({ dataFolder, keysFolder }: Config, half: string): Promise<void> {
  if (existsSync(join(half, 'drafts'))) await rename(join(half, 'drafts'), join(dataFolder, 'drafts'));
  const keys = await readdir(join(half, 'keys')).catch(() => []);
  if (keys.length > 0) await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  for (const name of keys) await placeKey(join(half, 'keys', name), join(keysFolder, name));
}

/** A key that stands there already is never written over: it may be the only one of its kind. */
async function placeKey(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!(await readFile(from)).equals(await readFile(to)))
      throw new Problem('backup.not_empty', { place: to }, { cause: error });
  }
}
