import { randomUUID } from 'node:crypto';
import {
  draftEffect,
  draftList,
  draftMade,
  draftRows,
  draftSettings,
  draftView,
  mendBody,
  mended,
  rowsQuery,
} from '@hatangso/contracts/drafts';
import { unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import type { Query } from '../../../platform/action.ts';
import { type Endpoint, type Reader, read, write } from '../../../platform/http/endpoint.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { xlsxMediaType } from '../template.ts';
import { annotatedName, writeAnnotated } from './annotate.ts';
import { type DeskParts, deskOf } from './desk.ts';
import { keepOriginal, readNote } from './files.ts';
import { noSettings, type Settings } from './matching.ts';
import { mend } from './mend.ts';
import { pageOf } from './rows.ts';
import { isChecked, type Known, mayTake, noteStage, type Stage } from './stage.ts';
import { changeDraft, expiryOf, findDraft, listDrafts, makeDraft, removeDraft } from './store.ts';
import type { Tried } from './take.ts';
import { draftViewOf } from './view.ts';

export interface DraftParts extends DeskParts {
  readonly provinceOf: Query<{ code: string }, string>;
}

const ward = z.object({ code: unitCode });
const wardDraft = ward.extend({ id: z.uuid() });
/** A small sheet is read and checked within this; a larger one goes on while its page shows how far it is. */
const shortWait = 1_500;
const none = z.object({ done: z.literal(true) });

/** Sheets being brought in: kept until they are taken in, thrown away or a week old. */
export function draftRoutes(parts: DraftParts): Endpoint[] {
  const open = async (run: Reader, kernel: Kernel, code: string, id: string) =>
    deskOf(kernel, parts).open(await run.query(findDraft, { unitCode: code, id }));
  const view = (kernel: Kernel, opened: { known: Known; stage: Stage }) =>
    draftViewOf(opened, parts.kinds, deskOf(kernel, parts).progressOf(opened.known.draft.id));
  return [
    ...makingRoutes(parts, open, view),
    ...mendingRoutes(parts, open, view),
    ...takingRoutes(parts, open, view),
  ];
}

type Open = (
  run: Reader,
  kernel: Kernel,
  code: string,
  id: string,
) => Promise<{ known: Known; stage: Stage }>;
type View = (kernel: Kernel, opened: { known: Known; stage: Stage }) => z.input<typeof draftView>;

function makingRoutes(parts: DraftParts, open: Open, view: View): Endpoint[] {
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
        const provinceCode = await run.query(parts.provinceOf, { code: params.code });
        const desk = deskOf(kernel, parts);
        const id = randomUUID();
        if (file.size === 0) throw new Problem('file.empty', { file: file.name });
        await keepOriginal(desk.filesOf(id), file.path);
        await noteStage(desk.filesOf(id), 'reading');
        const { name: fileName, sha256, size: bytes } = file;
        const settings: Settings = { ...noSettings, kind: query.kind ?? null };
        await run.command(makeDraft, {
          unitCode: params.code,
          provinceCode,
          id,
          fileName,
          sha256,
          bytes,
          settings,
        });
        desk.settle({ unitCode: params.code, id });
        await desk.atRest(id, shortWait);
        return { id };
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
        view(kernel, await open(run, kernel, params.code, params.id)),
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

function mendingRoutes(parts: DraftParts, open: Open, view: View): Endpoint[] {
  return [
    read({
      path: '/wards/:code/drafts/:id/rows',
      summary: 'The sheet as cells, with what is wrong in each and what it probably should be',
      permission: 'evidence.batch.take',
      params: wardDraft,
      query: rowsQuery,
      response: draftRows,
      handle: async ({ params, query, kernel }, run) =>
        pageOf((await open(run, kernel, params.code, params.id)).known, query),
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/drafts/:id/cells',
      summary: 'Mend cells in place, leave rows out, or take the last change back',
      permission: 'evidence.batch.take',
      params: wardDraft,
      body: mendBody,
      response: mended,
      handle: async ({ params, body, kernel }, run) => {
        const { known, stage } = await open(run, kernel, params.code, params.id);
        refuseWhileTaken(stage);
        const facts = await mend(known, body);
        const { draft, mends } = known;
        await run.command(changeDraft, { draft, settings: draft.settings, facts });
        const desk = deskOf(kernel, parts);
        desk.settle({ unitCode: params.code, id: params.id });
        await desk.atRest(params.id, 250);
        return { revision: mends.revision + 1, ...facts };
      },
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/drafts/:id/columns',
      summary: 'Say what a file is: its kind, sheet, row of the heading, columns, date and round',
      permission: 'evidence.batch.take',
      params: wardDraft,
      body: draftSettings,
      response: draftView,
      handle: async ({ params, body, kernel }, run) => {
        const { known, stage } = await open(run, kernel, params.code, params.id);
        refuseWhileTaken(stage);
        if (
          body.kind !== undefined &&
          !parts.kinds.some(({ kind, level }) => kind === body.kind && level === 'ward')
        )
          throw new Problem('import.unknown_kind', {
            kind: body.kind,
            known: parts.kinds.map(({ kind }) => kind).join(', '),
          });
        const settings = settingsWith(known.draft.settings, body);
        const facts = { settings: Object.keys(body).sort().join(', ') };
        await run.command(changeDraft, { draft: known.draft, settings, facts });
        const desk = deskOf(kernel, parts);
        desk.settle({ unitCode: params.code, id: params.id });
        await desk.atRest(params.id, shortWait);
        return view(kernel, await open(run, kernel, params.code, params.id));
      },
    }),
    read({
      path: '/wards/:code/drafts/:id/annotated.xlsx',
      summary: "The person's own sheet with what is wrong marked in its cells",
      permission: 'evidence.batch.take',
      params: wardDraft,
      response: [xlsxMediaType],
      handle: async ({ params, kernel, language }, run) => {
        const { known } = await open(run, kernel, params.code, params.id);
        const bytes = await writeAnnotated(known, language);
        return { fileName: annotatedName(known.draft.fileName, language), mediaType: xlsxMediaType, bytes };
      },
    }),
  ];
}

/** What is said anew stands over what was said; another kind, sheet or heading begins the columns again. */
function settingsWith(before: Settings, body: z.output<typeof draftSettings>): Settings {
  const again = body.kind !== undefined || body.sheet !== undefined || body.headerRow !== undefined;
  const columns: Record<string, string | null> = again ? {} : { ...before.columns };
  for (const { place, key } of body.columns ?? []) {
    // a column taken by another heading leaves the one that had it
    for (const [other, own] of Object.entries(columns))
      if (own === key && key !== null) delete columns[other];
    columns[String(place)] = key;
  }
  return {
    kind: body.kind ?? before.kind,
    sheet: body.sheet ?? before.sheet,
    headerRow: body.headerRow ?? (body.sheet === undefined ? before.headerRow : null),
    columns,
    options: {
      ...before.options,
      ...Object.fromEntries(Object.entries(body.options ?? {}).filter(([, value]) => value !== undefined)),
    },
  };
}

function refuseWhileTaken({ phase }: Stage): void {
  if (phase === 'taking' || phase === 'taken') throw new Problem('draft.busy');
}

function takingRoutes(parts: DraftParts, open: Open, view: View): Endpoint[] {
  return [
    read({
      path: '/wards/:code/drafts/:id/effect',
      summary: 'What taking it in would change in the figures; found by doing it and undoing it all',
      // it tells figures
      permission: 'indicators.figure.read',
      params: wardDraft,
      response: draftEffect,
      handle: async ({ params, kernel }, run) => {
        const { known, stage } = await open(run, kernel, params.code, params.id);
        const desk = deskOf(kernel, parts);
        const tried = await triedOf(known);
        if (tried !== null) return { state: 'ready', effect: tried.effect, report: tried.report };
        const clean = stage.phase === 'ready' && mayTake(known);
        if (!clean) return { state: isChecked(known) ? 'blocked' : 'working', effect: null, report: null };
        desk.tryOut({ unitCode: params.code, id: params.id });
        await desk.atRest(params.id, shortWait);
        const now = await triedOf(known);
        return {
          state: now === null ? 'working' : 'ready',
          effect: now?.effect ?? null,
          report: now?.report ?? null,
        };
      },
    }),
    write({
      method: 'POST',
      path: '/wards/:code/drafts/:id/take',
      summary: 'Take it in: from here on it is a batch like any other, to be undone like any other',
      permission: 'evidence.batch.take',
      params: wardDraft,
      response: draftView,
      handle: async ({ params, kernel }, run) => {
        const opened = await open(run, kernel, params.code, params.id);
        refuseWhileTaken(opened.stage);
        if (kernel.installation.demonstration)
          throw new Problem('install.demonstration', { place: './data' });
        if (opened.stage.phase !== 'ready' || !mayTake(opened.known)) throw new Problem('draft.not_ready');
        const desk = deskOf(kernel, parts);
        await desk.take({ unitCode: params.code, id: params.id }, run);
        await desk.atRest(params.id, shortWait);
        return view(kernel, await open(run, kernel, params.code, params.id));
      },
    }),
  ];
}

async function triedOf({ files, key }: Known): Promise<Tried | null> {
  const tried = await readNote<Tried & { key: string }>(files, 'tried');
  return tried?.key === key ? tried : null;
}
