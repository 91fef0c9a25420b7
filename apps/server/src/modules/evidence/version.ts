import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/**
 * Changes whenever a batch of the unit comes in or is taken back, so that an answer made from its evidence may be kept
 * until then. Of what the scope shows: who sees other rows also gets another version, or the same by no harm, since an
 * answer's tag carries the scope.
 */
export async function evidenceVersion(tx: Tx, unitCode: string): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select count(*)::text || ' ' || coalesce(max(greatest(taken_at, coalesce(undone_at, taken_at)))::text, '') as version
    from evidence.batches where unit_code = ${unitCode}
  `.execute(tx);
  return rows[0]?.version ?? '';
}
