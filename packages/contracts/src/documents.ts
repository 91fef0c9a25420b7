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

/** Documents are at most this many bytes. */
export const maxDocumentBytes = 20 * 1024 * 1024;
