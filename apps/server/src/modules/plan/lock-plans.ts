import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/**
 * Lets one transaction at a time change a unit's plan: two that each fit the plan they see might not fit together,
 * and then nobody could read the plan.
 */
export async function lockPlans(tx: Tx, unitCode: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`plan.plans ${unitCode}`}))`.execute(tx);
}
