import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { jobsScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { type Verification, verifyLog } from './verify-log.ts';

/** Goes through the whole log and keeps what was found, for the screen and `doctor`. */
export async function verifyAndKeep(kernel: Kernel): Promise<Verification & { readonly at: string }> {
  const at = kernel.clock().toISOString();
  const found = await verifyLog(kernel);
  await transaction(kernel.engine, jobsScope, 'write', (tx) =>
    sql`
      insert into audit.verifications (id, at, size, findings, finding_count)
      values (${randomUUID()}::uuid, ${at}::timestamptz, ${found.size}::bigint, ${JSON.stringify(found.findings)}::json,
              ${found.findingCount}::integer)
    `.execute(tx),
  );
  return { at, ...found };
}
