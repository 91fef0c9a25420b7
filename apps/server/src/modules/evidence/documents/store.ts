import { randomUUID } from 'node:crypto';
import { type DocumentAdded, maxDocumentBytes } from '@hatangso/contracts/documents';
import { sql } from 'kysely';
import { command, query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { fileRead } from '../../../platform/file-read.ts';
import { mediaTypeOf } from '../../../platform/files/media-type.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { demandReader, kindsOfDocument, readsPersonalFile } from './personal.ts';

export interface NewDocument {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly content: Buffer;
}

export interface DocumentContent {
  readonly id: string;
  readonly provinceCode: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * Keeps a document in the transaction of whatever it proves. The same content under the same name in one unit is one
 * document. Refused as `request.too_large` past 20 MB and as `document.empty`.
 */
export async function storeDocument(
  { tx, now, actor, installation }: Pick<Doing, 'tx' | 'now' | 'actor' | 'installation'>,
  document: NewDocument,
): Promise<DocumentAdded & { readonly already: boolean }> {
  const { unitCode, provinceCode, fileName, sha256, content } = document;
  if (content.length === 0) throw new Problem('document.empty', { file: fileName });
  if (content.length > maxDocumentBytes) throw new Problem('request.too_large', { limit: '20 MB' });
  const { rows } = await sql<DocumentAdded>`
    select id, sha256, file_name as "fileName", media_type as "mediaType", bytes
    from evidence.documents
    where unit_code = ${unitCode} and sha256 = ${sha256} and file_name = ${fileName} and erased_at is null
    limit 1
  `.execute(tx);
  if (rows[0] !== undefined) return { ...rows[0], already: true };
  const added = {
    id: randomUUID(),
    sha256,
    fileName,
    mediaType: mediaTypeOf(content),
    bytes: content.length,
  };
  await sql`
    insert into evidence.documents
      (unit_code, province_code, id, file_name, media_type, sha256, bytes, content, added_at, added_by, demonstration)
    values (${unitCode}, ${provinceCode}, ${added.id}, ${fileName}, ${added.mediaType}, ${sha256}, ${added.bytes},
            ${content}::bytea, ${now.toISOString()}, ${actor.id}, ${installation.demonstration})
  `.execute(tx);
  return { ...added, already: false };
}

/**
 * The document with its bytes; refused as `document.unknown` where the scope shows none of that id in the unit, and as
 * `document.erased` where its content is gone.
 */
export async function documentContent(tx: Tx, unitCode: string, id: string): Promise<DocumentContent> {
  const { rows } = await sql<DocumentContent & { readonly erased: boolean }>`
    select id, province_code as "provinceCode", file_name as "fileName", media_type as "mediaType", sha256, content as bytes,
           erased_at is not null as erased
    from evidence.documents
    where unit_code = ${unitCode} and id = ${id}::uuid
  `.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Problem('document.unknown', { id });
  const { erased, ...document } = found;
  if (erased) throw new Problem('document.erased');
  return document;
}

/** Refused as `document.unknown` where the unit has no document of that id: for whoever is about to refer to it. */
export async function documentStands(tx: Tx, unitCode: string, id: string): Promise<void> {
  const { rows } = await sql`
    select 1 from evidence.documents where unit_code = ${unitCode} and id = ${id}::uuid
  `.execute(tx);
  if (rows.length === 0) throw new Problem('document.unknown', { id });
}

/** The name of a document that stands; refused as `document.unknown` where there is none. */
export async function documentNamed(tx: Tx, unitCode: string, id: string): Promise<string> {
  const { rows } = await sql<{ file_name: string }>`
    select file_name from evidence.documents where unit_code = ${unitCode} and id = ${id}::uuid
  `.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Problem('document.unknown', { id });
  return found.file_name;
}

export const addDocument = command({
  name: 'evidence.document.add',
  run: async (input: NewDocument, doing) => {
    if (doing.installation.demonstration) throw new Problem('install.demonstration', { place: './data' });
    return storeDocument(doing, input);
  },
  unchanged: ({ already }) => already,
  audit: ({ unitCode, provinceCode }, { id, sha256, bytes, mediaType }) => [
    {
      object: { kind: 'evidence.document', id },
      unitCode,
      provinceCode,
      facts: { sha256, bytes, mediaType },
    },
  ],
});

export const readDocument = query({
  name: 'evidence.document.read',
  async run({ unitCode, id }: { unitCode: string; id: string }, { tx, actor }) {
    const kinds = await kindsOfDocument(tx, unitCode, id);
    demandReader(actor, kinds);
    return { ...(await documentContent(tx, unitCode, id)), kinds };
  },
  audit: ({ unitCode }, { bytes, kinds, ...document }) => [
    fileRead({ ...document, kind: 'evidence.document', unitCode, bytes: bytes.length }),
    ...readsPersonalFile(kinds, { document: document.id, unitCode }),
  ],
});
