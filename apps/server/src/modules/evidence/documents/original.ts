import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { maxDocumentBytes } from '@hatangso/contracts/documents';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { fileRead } from '../../../platform/file-read.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { demandReader, readsPersonalFile } from './personal.ts';
import { type DocumentContent, storeDocument } from './store.ts';

export interface Original {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly batchId: string;
  readonly fileName: string;
  /** Where the file lies as it came. */
  readonly path: string;
}

/**
 * Keeps the file that a batch was made of. A document is at most 20 MB and an import may be larger: such a file is kept in
 * parts named `.001`, `.002` …, as `cat` and 7-Zip put them together again, and given back whole by `originalOf`. Only one
 * part at a time is in memory.
 */
export async function keepOriginalOf(
  doing: Pick<Doing, 'tx' | 'now' | 'actor' | 'installation'>,
  { unitCode, provinceCode, batchId, fileName, path }: Original,
  partBytes: number = maxDocumentBytes,
): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const parts = Math.ceil(size / partBytes);
    for (let part = 0; part < parts; part += 1) {
      const content = Buffer.alloc(Math.min(partBytes, size - part * partBytes));
      await file.read(content, 0, content.length, part * partBytes);
      const { id } = await storeDocument(doing, {
        ...{ unitCode, provinceCode, content },
        fileName: parts === 1 ? fileName : `${fileName}.${String(part + 1).padStart(3, '0')}`,
        sha256: hash('sha256', content),
      });
      await linkDocument(doing.tx, { unitCode, provinceCode, batchId, documentId: id, role: 'original' });
    }
  } finally {
    await file.close();
  }
}

/** The name of a file from the name of its first part, or of the whole where it was kept whole. */
export const wholeName = (name: string, parts: number): string =>
  parts === 1 ? name : name.replace(/\.\d{3}$/, '');

export async function linkDocument(
  tx: Doing['tx'],
  link: {
    unitCode: string;
    provinceCode: string;
    batchId: string;
    documentId: string;
    role: 'original' | 'proof';
  },
): Promise<void> {
  await sql`
    insert into evidence.batch_documents (unit_code, province_code, batch_id, document_id, role)
    values (${link.unitCode}, ${link.provinceCode}, ${link.batchId}::uuid, ${link.documentId}::uuid, ${link.role})
    on conflict do nothing
  `.execute(tx);
}

interface Part {
  readonly kind: string;
  readonly provinceCode: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  readonly erased: boolean;
}

/**
 * The file that a batch was made of, as it came; refused as `import.no_original` where it was not kept, as
 * `document.erased` where its content is gone, and as `document.personal` where it holds people's data that are not the reader's.
 */
export const originalOf = query({
  name: 'evidence.batch.read',
  async run(
    { unitCode, id }: { unitCode: string; id: string },
    { tx, actor },
  ): Promise<DocumentContent & { readonly kind: string }> {
    const { rows } = await sql<Part>`
      select b.kind, b.province_code as "provinceCode", d.file_name as "fileName", d.media_type as "mediaType", d.content,
             d.erased_at is not null as erased
      from evidence.batches as b
      join evidence.batch_documents as l on l.unit_code = b.unit_code and l.batch_id = b.id and l.role = 'original'
      join evidence.documents as d on d.unit_code = l.unit_code and d.id = l.document_id
      where b.unit_code = ${unitCode} and b.id = ${id}::uuid
      order by d.file_name
    `.execute(tx);
    const [first] = rows;
    if (first === undefined) throw new Problem('import.no_original');
    demandReader(actor, [first.kind]);
    if (rows.some(({ erased }) => erased)) throw new Problem('document.erased');
    const bytes = rows.length === 1 ? first.content : Buffer.concat(rows.map(({ content }) => content));
    return {
      id,
      kind: first.kind,
      provinceCode: first.provinceCode,
      fileName: wholeName(first.fileName, rows.length),
      mediaType: first.mediaType,
      sha256: hash('sha256', bytes),
      bytes,
    };
  },
  audit: ({ unitCode }, { kind, bytes, ...file }) => [
    fileRead({ ...file, kind: `evidence.${kind}`, unitCode, bytes: bytes.length }),
    ...readsPersonalFile([kind], { batch: file.id, unitCode }),
  ],
});
