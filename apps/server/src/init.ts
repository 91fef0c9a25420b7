import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Config } from './config.ts';
import { kernelOn, openEngine, readInstallation } from './context.ts';
import { signingKey } from './modules/audit/index.ts';
import { addToken, administratorToken, localActor } from './modules/identity/index.ts';
import { asOwner, bringUp } from './owner.ts';
import { runCommand } from './platform/action.ts';
import type { Engine } from './platform/db/engine.ts';
import { nationScope } from './platform/db/scope.ts';
import { ownerTransaction } from './platform/db/transaction.ts';
import type { Installation } from './platform/kernel.ts';
import { Problem } from './platform/problem.ts';

export interface Initialised {
  readonly engine: Engine;
  readonly installation: Installation;
  /** The administrator's secret, only where the installation was made just now. */
  readonly token: string | null;
}

/**
 * Makes the database, the installation's record and the administrator's token; harmless where it stands.
 * The demonstration mark is set here and never again: asking for the other kind is refused.
 */
export async function initialise(
  config: Config,
  demonstration: boolean,
  onProgress: (step: string) => void = () => undefined,
): Promise<Initialised> {
  const engine = await openEngine(config);
  try {
    const { standing, installation } = await asOwner(config, engine, async (owner) => {
      await bringUp(owner, engine, onProgress);
      const found = await readInstallation(owner);
      return {
        standing: found,
        installation: found ?? (await recordInstallation(owner, demonstration)),
      };
    });
    if (standing !== null)
      return { engine, installation: agreeing(standing, demonstration, engine.place), token: null };
    return { engine, installation, token: await firstToken(config, engine, installation) };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

function agreeing(standing: Installation, demonstration: boolean, place: string): Installation {
  if (demonstration && !standing.demonstration) throw new Problem('install.not_demonstration', { place });
  return standing;
}

async function recordInstallation(engine: Engine, demonstration: boolean): Promise<Installation> {
  const installation = { id: randomUUID(), demonstration };
  await ownerTransaction(engine, (tx) =>
    sql`
      insert into platform.installation (id, demonstration, created_at)
      values (${installation.id}, ${demonstration}, ${new Date().toISOString()})
    `.execute(tx),
  );
  return installation;
}

async function firstToken(config: Config, engine: Engine, installation: Installation): Promise<string> {
  const kernel = kernelOn(engine, installation, config);
  signingKey(kernel);
  const caller = { actor: localActor, scope: nationScope, language: config.language };
  return (await runCommand(kernel, addToken, administratorToken, caller)).secret;
}
