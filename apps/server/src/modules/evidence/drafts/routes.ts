import { randomUUID } from 'node:crypto';
import { draftList, draftMade, draftView } from '@hatangso/contracts/drafts';
import { z } from 'zod';
import { type Endpoint, read, type Writer, write } from '../../../platform/http/endpoint.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { originalOf } from '../documents/original.ts';
import { deskOf } from './desk-of.ts';
import { type DraftFiles, keepOriginal, writeOriginal } from './files.ts';
import { noSettings, type Settings } from './matching.ts';
import { mendingRoutes } from './mending-routes.ts';
import { type DraftParts, openDraft, shortWait, viewOf, ward, wardDraft } from './opening.ts';
import { noteStage } from './stage.ts';
import { expiryOf, findDraft, listDrafts, makeDraft, removeDraft } from './store.ts';
import { takingRoutes } from './taking-routes.ts';

const none = z.object({ done: z.literal(true) });

/** Sheets being brought in: kept until they are taken in, thrown away or a week old. */
export const draftRoutes = (parts: DraftParts): Endpoint[] => [
  ...makingRoutes(parts),
  ...mendingRoutes(parts),
  ...takingRoutes(parts),
];

interface FileFacts {
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  /** As the person says; null: to be recognised. */
  readonly kind: string | null;
}

/** Keeps the file, makes the draft and begins to read it; a small sheet is read when this returns. */
async function begin(
  parts: DraftParts,
  kernel: Kernel,
  run: Writer,
  unitCode: string,
  { kind, ...file }: FileFacts,
  keep: (files: DraftFiles) => Promise<void>,
): Promise<{ id: string }> {
  const provinceCode = await run.query(parts.provinceOf, { code: unitCode });
  const desk = deskOf(kernel, parts);
  const id = randomUUID();
  await keep(desk.filesOf(id));
  await noteStage(desk.filesOf(id), 'reading');
  const settings: Settings = { ...noSettings, kind };
  await run.command(makeDraft, { unitCode, provinceCode, id, ...file, settings });
  desk.settle({ unitCode, id });
  await desk.atRest(id, shortWait);
  return { id };
}

function makingRoutes(parts: DraftParts): Endpoint[] {
  return [
    write({
      method: 'POST',
      path: '/wards/:code/drafts',
      summary: 'Begin to bring a file in: its kind and columns are recognised, nothing is taken yet',
      permission: 'evidence.batch.take',
      params: ward,
      query: z.object({ kind: z.string().max(40).optional(), lang: z.string().optional() }),
      response: draftMade,
      upload: true,
      handle: async ({ params, query, file, kernel }, run) => {
        const { name: fileName, sha256, size: bytes, path } = file;
        if (bytes === 0) throw new Problem('file.empty', { file: fileName });
        const facts = { fileName, sha256, bytes, kind: query.kind ?? null };
        return begin(parts, kernel, run, params.code, facts, (files) => keepOriginal(files, path));
      },
    }),
    write({
      method: 'POST',
      path: '/wards/:code/imports/:id/again',
      summary: "Begin to bring an import's own file in once more, as it came",
      permission: 'evidence.batch.take',
      params: wardDraft,
      response: draftMade,
      handle: async ({ params, kernel }, run) => {
        const original = await run.query(originalOf, { unitCode: params.code, id: params.id });
        const { fileName, sha256, kind, bytes } = original;
        const facts = { fileName, sha256, bytes: bytes.length, kind };
        return begin(parts, kernel, run, params.code, facts, (files) => writeOriginal(files, bytes));
      },
    }),
    read({
      path: '/wards/:code/drafts',
      summary: "One's own files being brought in, and those of one's office",
      permission: 'evidence.batch.take',
      params: ward,
      response: draftList,
      handle: async ({ params, kernel }, run) => {
        const desk = deskOf(kernel, parts);
        const listed = await run.query(listDrafts, { unitCode: params.code });
        const opened = await Promise.all(listed.map((one) => desk.open(one)));
        return {
          drafts: opened.map(({ known: { draft, matching }, stage }) => ({
            id: draft.id,
            fileName: draft.fileName,
            kind: matching?.kind ?? null,
            phase: stage.phase,
            madeAt: draft.madeAt,
            changedAt: draft.changedAt,
            expiresAt: expiryOf(draft),
          })),
        };
      },
    }),
    read({
      path: '/wards/:code/drafts/:id',
      summary: 'How far a file being brought in is: kind, columns, problems, progress',
      permission: 'evidence.batch.take',
      params: wardDraft,
      response: draftView,
      handle: async ({ params, kernel }, run) =>
        viewOf(parts, kernel, await openDraft(parts, kernel, run, params)),
    }),
    write({
      method: 'DELETE',
      path: '/wards/:code/drafts/:id',
      summary: 'Throw a file being brought in away',
      permission: 'evidence.batch.take',
      params: wardDraft,
      response: none,
      handle: async ({ params, kernel }, run) => {
        const { draft } = await run.query(findDraft, { unitCode: params.code, id: params.id });
        await run.command(removeDraft, { draft });
        await deskOf(kernel, parts).remove(params.id);
        return { done: true };
      },
    }),
  ];
}
