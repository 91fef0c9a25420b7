import { sql } from 'kysely';
import { identityScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Job } from '../../platform/jobs.ts';
import { deviceMs } from './cookies.ts';

const day = 24 * 3_600_000;

/** Every night what sign-in has no use for any more goes: it says who was where. The log keeps what was done. */
export const sweepSessions: Job = {
  name: 'identity.session.sweep',
  cron: '40 2 * * *',
  async run(_data, kernel) {
    const before = (age: number): string => new Date(kernel.clock().getTime() - age).toISOString();
    await transaction(kernel.engine, identityScope, 'write', async (tx) => {
      await sql`
        select identity.sweep(${before(2 * day)}::timestamptz, ${before(30 * day)}::timestamptz, ${before(deviceMs)}::timestamptz)
      `.execute(tx);
      await sql`select identity.sweep_steps(${before(day)}::timestamptz)`.execute(tx);
    });
  },
};
