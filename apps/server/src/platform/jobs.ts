import { type Db, PgBoss } from 'pg-boss';
import type { Engine } from './db/engine.ts';
import type { Kernel } from './kernel.ts';

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

/** The queue speaks through our engine, so that on the embedded one it waits its turn like everyone. */
const databaseFor = (engine: Engine): Db => ({
  executeSql: (text, values) =>
    engine.withClient(async (client) => {
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
      }
    }),
});

/** Starts the queue and its schedules in this process. */
export async function startJobs(kernel: Kernel, jobs: readonly Job[]): Promise<RunningJobs> {
  const boss = new PgBoss({
    db: databaseFor(kernel.engine),
    backend: kernel.engine.kind === 'embedded' ? 'pglite' : 'postgres',
  });
  boss.on('error', (error) => kernel.log.error({ err: error }, 'jobs'));
  await boss.start();
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
