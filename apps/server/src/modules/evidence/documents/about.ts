import type { DocumentAbout } from '@hatangso/contracts/documents';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';

/** What is known of a document but its bytes; refused as `document.unknown`. */
export const readDocumentAbout = query({
  name: 'evidence.document.read',
  async run({ unitCode, id }: { unitCode: string; id: string }, { tx }): Promise<DocumentAbout> {
    const { rows } = await sql<Omit<DocumentAbout, 'batches'>>`
      select id, sha256, file_name as "fileName", media_type as "mediaType", bytes, added_at as "addedAt",
             (select name from identity.names_of(array[added_by])) as "addedByName"
      from evidence.documents
      where unit_code = ${unitCode} and id = ${id}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('document.unknown', { id });
    const batches = await sql<DocumentAbout['batches'][number]>`
      select b.id, b.kind, b.file_name as "fileName", l.role, b.undone_at is not null as undone
      from evidence.batch_documents as l
      join evidence.batches as b on b.unit_code = l.unit_code and b.id = l.batch_id
      where l.unit_code = ${unitCode} and l.document_id = ${id}::uuid
      order by b.taken_at desc, b.id
    `.execute(tx);
    return { ...found, batches: batches.rows };
  },
});
