import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/**
 * Changes whenever a batch of the unit comes in or is taken back: what was made from its evidence, for the same scope
 * and date, may be kept until then.
 */
export async function evidenceVersion(tx: Tx, unitCode: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select evidence.version_of(${unitCode}::text) as version
  `.execute(tx);
  return rows[0]?.version ?? '';
}
