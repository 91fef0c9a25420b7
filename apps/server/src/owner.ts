import type { Config } from './config.ts';
import type { Engine } from './platform/db/engine.ts';
import { databaseVersion, knownMigrations, migrate } from './platform/db/migrate.ts';
import { openServer } from './platform/db/server.ts';
import { allowToServe, servingRole } from './platform/db/serving-role.ts';
import { prepareQueue } from './platform/jobs.ts';
import { Problem } from './platform/problem.ts';

/**
 * Work that only the owner of the tables may do: by the owner's own connection where one is set, else by the given one.
 * Refused as `db.two_databases` where both are not of the same database.
 */
export async function asOwner<T>(
  config: Config,
  serving: Engine,
  work: (owner: Engine) => Promise<T>,
): Promise<T> {
  if (config.databaseOwnerUrl === null || serving.kind === 'embedded') return work(serving);
  const owner = await openServer(config.databaseOwnerUrl, config.databaseCa);
  try {
    if ((await identityOf(owner)) !== (await identityOf(serving)))
      throw new Problem('db.two_databases', { owner: owner.place, place: serving.place });
    return await work(owner);
  } finally {
    await owner.close();
  }
}

const identityOf = (engine: Engine): Promise<string> =>
  engine.withClient(async (client) => {
    const { rows } = await client.query(
      `select datname || ' ' || oid as found from pg_database where datname = current_database()`,
      [],
    );
    return (rows[0] as { found: string }).found;
  });

/** As the owner: the newest migrations, the tables of the queue, and that the server's login may serve. */
export async function bringUp(
  owner: Engine,
  serving: Engine,
  onProgress: (name: string) => void = () => undefined,
): Promise<void> {
  await migrate(owner, onProgress);
  await prepareQueue(owner);
  if (owner === serving || serving.kind === 'embedded') return;
  const { role } = await servingRole(serving);
  await owner.withClient((client) => allowToServe(client, role));
}

const refusedRight = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';

/**
 * The schema as this software needs it. A login that owns nothing finds it so, or is refused as `db.owner_needed`;
 * `install.missing` where there is no installation.
 */
export async function demandNewest(config: Config, engine: Engine): Promise<void> {
  try {
    if (config.databaseOwnerUrl !== null) {
      await asOwner(config, engine, async (owner) => {
        if ((await databaseVersion(owner)) === null) throw missing(engine);
        await bringUp(owner, engine);
      });
      return;
    }
    const found = await databaseVersion(engine);
    if (found === null) throw missing(engine);
    if (found !== knownMigrations().at(-1)?.number) await migrate(engine);
  } catch (error) {
    if (!refusedRight(error)) throw error;
    const needed = knownMigrations().at(-1)?.number ?? 0;
    throw new Problem('db.owner_needed', { place: engine.place, needed }, { cause: error });
  }
}

const missing = (engine: Engine): Problem => new Problem('install.missing', { place: engine.place });
