import type { BatchView } from '@hatangso/contracts/indicator-why';
import type { EvidenceLink } from '@hatangso/contracts/indicators';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';

/**
 * The batches behind a figure's links, in the order they came in. `originals`: the sheets themselves may be named too,
 * as they hold households row by row.
 */
export async function batchesOf(
  tx: Tx,
  unitCode: string,
  links: readonly EvidenceLink[],
  originals: boolean,
): Promise<BatchView[]> {
  const rowsOf = new Map(links.map((link) => [link.id, link.rows]));
  if (rowsOf.size === 0) return [];
  const { rows } = await sql<Omit<BatchView, 'rows'>>`
    select batch.id, batch.kind, batch.file_name as label, batch.as_of as "asOf", batch.round, batch.taken_at as "takenAt",
           batch.undone_at as "undoneAt",
           (select coalesce(json_agg(json_build_object('id', document.id, 'name', document.file_name, 'role', link.role)
                                     order by link.role, document.file_name), '[]'::json)
            from evidence.batch_documents as link
            join evidence.documents as document on document.unit_code = link.unit_code and document.id = link.document_id
            where link.unit_code = batch.unit_code and link.batch_id = batch.id
              and (link.role = 'proof' or ${originals}::boolean)) as files
    from evidence.batches as batch
    where batch.unit_code = ${unitCode} and batch.id = any(${[...rowsOf.keys()]}::uuid[])
    order by batch.taken_at, batch.id
  `.execute(tx);
  return rows.map((row) => ({ ...row, rows: rowsOf.get(row.id) ?? 0 }));
}

/** Documents that the register's figures or the operators' claims of these batches cite, each once. */
export async function documentsOf(
  tx: Tx,
  unitCode: string,
  indicator: string,
  links: readonly EvidenceLink[],
): Promise<{ batch: string; text: string }[]> {
  if (links.length === 0) return [];
  const ids = links.map(({ id }) => id);
  const { rows } = await sql<{ batch: string; text: string }>`
    select distinct batch_id as batch, document as text
    from evidence.register_figures
    where unit_code = ${unitCode} and batch_id = any(${ids}::uuid[]) and document is not null
      and (indicator = ${indicator} or starts_with(indicator, ${`${indicator}.`}))
    union
    select distinct batch_id, document
    from coverage.claims
    where unit_code = ${unitCode} and batch_id = any(${ids}::uuid[]) and document is not null
    order by 1, 2
    limit 200
  `.execute(tx);
  return rows;
}
