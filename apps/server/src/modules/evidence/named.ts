import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/** A batch or document as people look for it. */
export interface NamedEvidence {
  readonly id: string;
  readonly fileName: string;
  /** Kind of a batch; media type of a document. */
  readonly kind: string;
  /** The day a batch speaks of; the moment a document came in. */
  readonly at: string;
}

/** The newest batches of a unit that stand. */
export async function namedBatches(tx: Tx, unitCode: string, limit: number): Promise<NamedEvidence[]> {
  const { rows } = await sql<NamedEvidence>`
    select id, file_name as "fileName", kind, as_of::text as at
    from evidence.batches
    where unit_code = ${unitCode} and undone_at is null
    order by taken_at desc, id
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** The newest documents of a unit. */
export async function namedDocuments(tx: Tx, unitCode: string, limit: number): Promise<NamedEvidence[]> {
  const { rows } = await sql<NamedEvidence>`
    select id, file_name as "fileName", media_type as kind, added_at as at
    from evidence.documents
    where unit_code = ${unitCode}
    order by added_at desc, id
    limit ${limit}
  `.execute(tx);
  return rows;
}
