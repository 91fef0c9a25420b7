import { z } from 'zod';

/** `POST /wards/{code}/documents`: a document as it was stored; the same file of the same name again is the same document. */
export const documentAdded = z.object({
  id: z.uuid(),
  sha256: z.string(),
  fileName: z.string(),
  /** Told from the content, never from the name. */
  mediaType: z.string(),
  bytes: z.number().int(),
});
export type DocumentAdded = z.infer<typeof documentAdded>;

/** A document with what it proves. */
export const documentAbout = documentAdded.extend({
  addedAt: z.iso.datetime(),
  addedByName: z.string().nullable(),
  /** Batches that it is the file of, or the proof. */
  batches: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      fileName: z.string(),
      role: z.enum(['original', 'proof']),
      undone: z.boolean(),
    }),
  ),
});
export type DocumentAbout = z.infer<typeof documentAbout>;

/** Documents are at most this many bytes. */
export const maxDocumentBytes = 20 * 1024 * 1024;
