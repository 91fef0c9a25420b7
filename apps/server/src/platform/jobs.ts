import { type Db, PgBoss } from 'pg-boss';
import type { Engine } from './db/engine.ts';
import { knownMigrations } from './db/migrate.ts';
import { servingRole } from './db/serving-role.ts';
import type { Kernel } from './kernel.ts';
import { Problem } from './problem.ts';

/** Background work: carries ids only and runs under the scope of jobs. */
export interface Job {
  /** The vocabulary of permission, audit and job: `indicators.figure.compute`. */
  readonly name: string;
  /** When it runs by itself, in Viet Nam's time. */
  readonly cron?: string;
  readonly run: (data: Readonly<Record<string, unknown>>, kernel: Kernel) => Promise<void>;
}

export interface RunningJobs {
  /** Queues a job now. */
  send(name: string, data: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): Promise<void>;
}

const queueRole = 'hatangso_queue';

/**
 * The queue speaks through our engine, so that on the embedded one it waits its turn like everyone; as the owner while
 * its tables are made, else as a role that has these tables and nothing more.
 */
const databaseFor = (engine: Engine, role: typeof queueRole | null): Db => ({
  executeSql: (text, values) =>
    engine.withClient(async (client) => {
      if (role !== null) await client.exec(`set role ${role}`);
      try {
        const rows =
          values === undefined || values.length === 0
            ? await client.exec(text)
            : (await client.query(text, values)).rows;
        return { rows };
      } catch (error) {
        // one connection: a block that failed must not leave it inside an aborted transaction
        await client.exec('rollback').catch(() => undefined);
        throw error;
      } finally {
        if (role !== null) await client.exec('reset role');
      }
    }),
});

const backendOf = ({ kind }: Engine): 'pglite' | 'postgres' => (kind === 'embedded' ? 'pglite' : 'postgres');

/** As the owner: makes the queue's tables, or brings them to the newest, and gives them to the queue's role. */
export async function prepareQueue(owner: Engine): Promise<void> {
  const boss = new PgBoss({
    db: databaseFor(owner, null),
    backend: backendOf(owner),
    supervise: false,
    schedule: false,
  });
  await boss.start();
  await boss.stop({ graceful: false });
  await owner.withClient((client) =>
    client.exec(`
      grant usage on schema pgboss to ${queueRole};
      grant select, insert, update, delete on all tables in schema pgboss to ${queueRole};
      grant usage on all sequences in schema pgboss to ${queueRole};
      grant execute on all functions in schema pgboss to ${queueRole};`),
  );
}

/**
 * Starts the queue and its schedules in this process. Refused as `db.owner_needed` where its tables are not those of
 * this software and the connection may not make them.
 */
export async function startJobs(kernel: Kernel, jobs: readonly Job[]): Promise<RunningJobs> {
  const { engine } = kernel;
  if ((await servingRole(engine)).owns) await prepareQueue(engine);
  const boss = new PgBoss({
    db: databaseFor(engine, queueRole),
    backend: backendOf(engine),
    migrate: false,
  });
  boss.on('error', (error) => kernel.log.error({ err: error }, 'jobs'));
  await boss.start().catch((error: unknown) => {
    const needed = knownMigrations().at(-1)?.number ?? 0;
    throw new Problem('db.owner_needed', { place: engine.place, needed }, { cause: error });
  });
  for (const job of jobs) {
    await boss.createQueue(job.name);
    await boss.work(job.name, { pollingIntervalSeconds: 5 }, async (batch) => {
      for (const { data } of batch) await job.run((data ?? {}) as Record<string, unknown>, kernel);
    });
    if (job.cron !== undefined) await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Ho_Chi_Minh' });
  }
  return {
    async send(name, data) {
      await boss.send(name, { ...data });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}
