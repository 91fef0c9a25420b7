import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { Doing } from '../../platform/kernel.ts';
import { documentStands, type OpenBatch } from '../evidence/index.ts';
import { unchangedSince } from './changed-meanwhile.ts';
import type { Placed, TypedIn } from './progress-kind.ts';

/** Looks whether somebody else wrote meanwhile, and keeps who told a report and the documents that prove it. */
export async function keepTyped(
  tx: Tx,
  { seen, documentIds }: TypedIn,
  placed: readonly Placed[],
  { id, unitCode, provinceCode, now }: OpenBatch,
  { actor }: Doing,
): Promise<void> {
  for (const { plan, task } of placed) {
    if (seen !== undefined) await unchangedSince(tx, seen, { unitCode, plan, task, now });
  }
  await sql`
    insert into plan.progress_words (unit_code, province_code, batch_id, office)
    values (${unitCode}, ${provinceCode}, ${id}::uuid, ${actor.office}::text)
  `.execute(tx);
  for (const document of new Set(documentIds)) {
    await documentStands(tx, unitCode, document);
    await sql`
      insert into plan.progress_documents (unit_code, province_code, batch_id, document_id)
      values (${unitCode}, ${provinceCode}, ${id}::uuid, ${document}::uuid)
    `.execute(tx);
  }
}
