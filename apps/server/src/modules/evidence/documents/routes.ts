import { readFile } from 'node:fs/promises';
import { documentAbout, documentAdded, maxDocumentBytes } from '@hatangso/contracts/documents';
import { unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import type { Query } from '../../../platform/action.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { Problem } from '../../../platform/problem.ts';
import { readDocumentAbout } from './about.ts';
import { addDocument, readDocument } from './store.ts';

/** `POST /wards/{code}/documents` and the download; nothing of a document is ever shown by our own pages. */
export const documentRoutes = (provinceOf: Query<{ code: string }, string>): Endpoint[] => [
  write({
    method: 'POST',
    path: '/wards/:code/documents',
    summary: 'Keep a document that proves something, at most 20 MB',
    permission: 'evidence.document.add',
    params: z.object({ code: unitCode }),
    response: documentAdded,
    upload: true,
    handle: async ({ params, file }, run) => {
      if (file.size > maxDocumentBytes) throw new Problem('request.too_large', { limit: '20 MB' });
      const provinceCode = await run.query(provinceOf, { code: params.code });
      const content = await readFile(file.path);
      return run.command(addDocument, {
        unitCode: params.code,
        provinceCode,
        fileName: file.name,
        sha256: file.sha256,
        content,
      });
    },
  }),
  read({
    path: '/wards/:code/documents/:id/about',
    summary: 'What a document is, and which imports rest on it',
    permission: 'evidence.document.read',
    params: z.object({ code: unitCode, id: z.uuid() }),
    response: documentAbout,
    handle: ({ params }, run) => run.query(readDocumentAbout, { unitCode: params.code, id: params.id }),
  }),
  read({
    path: '/wards/:code/documents/:id',
    summary: 'A document as it came, as a download',
    permission: 'evidence.document.read',
    params: z.object({ code: unitCode, id: z.uuid() }),
    response: ['application/octet-stream'],
    handle: ({ params }, run) => run.query(readDocument, { unitCode: params.code, id: params.id }),
  }),
];
