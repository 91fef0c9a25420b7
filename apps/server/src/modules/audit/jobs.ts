import { sql } from 'kysely';
import { jobsScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Job } from '../../platform/jobs.ts';
import { verifyAndKeep } from './keep-verification.ts';
import { makeCheckpoint } from './make-checkpoint.ts';

/** Every five minutes what is new in the log is signed. */
export const signRegularly: Job = {
  name: 'audit.checkpoint.make',
  cron: '*/5 * * * *',
  async run(_data, kernel) {
    await makeCheckpoint(kernel);
  },
};

/** Every night the whole log is gone through, and addresses older than a year go. */
export const verifyNightly: Job = {
  name: 'audit.log.verify',
  cron: '20 3 * * *',
  async run(_data, kernel) {
    await transaction(kernel.engine, jobsScope, 'write', (tx) =>
      sql`select audit.sweep_origins(${kernel.clock().toISOString()}::timestamptz)`.execute(tx),
    );
    const { size, findings, findingCount } = await verifyAndKeep(kernel);
    if (findingCount > 0)
      kernel.log.error({ size, findingCount, findings: findings.slice(0, 10) }, 'the log was tampered with');
  },
};
