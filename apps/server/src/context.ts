import { existsSync } from 'node:fs';
import { isoDate } from '@hatangso/contracts/indicators';
import { sql } from 'kysely';
import type { Config } from './config.ts';
import { writeAuditEntry } from './modules/audit/index.ts';
import { newSetupCode } from './modules/identity/index.ts';
import { provinceIn } from './modules/territory/index.ts';
import { demandNewest } from './owner.ts';
import { hasEmbeddedDatabase, openEmbedded } from './platform/db/embedded.ts';
import type { Engine } from './platform/db/engine.ts';
import { NATION, nationScope } from './platform/db/scope.ts';
import { openServer } from './platform/db/server.ts';
import { transaction } from './platform/db/transaction.ts';
import type { Installation, Kernel } from './platform/kernel.ts';
import { makeLog } from './platform/log.ts';
import { Problem } from './platform/problem.ts';

/** Is there an installation here? Cheap for a folder; a server is asked when it is opened. */
export const installationStands = (config: Config): boolean =>
  config.databaseUrl !== null || (existsSync(config.dataFolder) && hasEmbeddedDatabase(config.dataFolder));

export const openEngine = (config: Config): Promise<Engine> =>
  config.databaseUrl === null
    ? openEmbedded(config.dataFolder, config.sync)
    : openServer(config.databaseUrl, config.databaseCa);

/**
 * The only place that constructs database, clock and log. Opens a standing installation, bringing it to the newest
 * migration; refused as `install.missing` where there is none.
 */
export async function openKernel(config: Config, clock: () => Date = () => new Date()): Promise<Kernel> {
  if (!installationStands(config)) throw new Problem('install.missing', { place: config.dataFolder });
  const engine = await openEngine(config);
  try {
    await demandNewest(config, engine);
    const installation = await readInstallation(engine);
    if (installation === null) throw new Problem('install.missing', { place: engine.place });
    return kernelOn(engine, installation, config, clock);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** The kernel over an open engine. */
export function kernelOn(
  engine: Engine,
  installation: Installation,
  config: Config,
  clock: () => Date = () => new Date(),
): Kernel {
  return {
    engine,
    clock,
    log: makeLog(config.logLevel),
    installation,
    folder: config.dataFolder,
    keysFolder: config.keysFolder,
    backup: config.backup,
    graceUntil: graceOf(config.graceUntil),
    ssoFile: config.ssoFile,
    setupCode: newSetupCode(),
    writeAudit: writeAuditEntry,
    provinceIn: async (tx, code) =>
      code === NATION || /^\d{2}$/.test(code) ? code : ((await provinceIn(tx, code)) ?? NATION),
    checkpointFile: config.checkpointFile,
    publicAddress: config.publicAddress,
    signatureRoots: config.signatureRoots,
    signingKey: config.signingKey,
  };
}

/** A day of the calendar; anything else is refused: a grace that was mistyped must not be one without end. */
function graceOf(day: string | null): string | null {
  if (day !== null && !isoDate.safeParse(day).success) throw new Problem('install.grace_day', { value: day });
  return day;
}

export async function readInstallation(engine: Engine): Promise<Installation | null> {
  return transaction(engine, nationScope, 'read', async (tx) => {
    const { rows } = await sql<Installation>`select id, demonstration from platform.installation`.execute(tx);
    return rows[0] ?? null;
  });
}
