import { draftEffect, draftView } from '@hatangso/contracts/drafts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { Problem } from '../../../platform/problem.ts';
import { deskOf } from './desk-of.ts';
import { readNote } from './files.ts';
import { type DraftParts, openDraft, refuseWhileTaken, shortWait, viewOf, wardDraft } from './opening.ts';
import { isChecked, type Known, mayTake } from './stage.ts';
import type { Tried } from './take.ts';

/** What taking it in would change, and taking it in. */
export function takingRoutes(parts: DraftParts): Endpoint[] {
  return [
    read({
      path: '/wards/:code/drafts/:id/effect',
      summary: 'What taking it in would change in the figures; found by doing it and undoing it all',
      // it tells figures
      permission: 'indicators.figure.read',
      params: wardDraft,
      response: draftEffect,
      handle: async ({ params, kernel }, run) => {
        const { known, stage } = await openDraft(parts, kernel, run, params);
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
        const opened = await openDraft(parts, kernel, run, params);
        refuseWhileTaken(opened.stage);
        if (kernel.installation.demonstration)
          throw new Problem('install.demonstration', { place: './data' });
        const { phase } = opened.stage;
        // what came in beside it has it looked at once more; that is waited for, not refused
        if (phase !== 'checking' && !(phase === 'ready' && mayTake(opened.known)))
          throw new Problem('draft.not_ready');
        const desk = deskOf(kernel, parts);
        desk.take({ unitCode: params.code, id: params.id }, run);
        await desk.atRest(params.id, shortWait);
        return viewOf(parts, kernel, await openDraft(parts, kernel, run, params));
      },
    }),
  ];
}

async function triedOf({ files, key }: Known): Promise<Tried | null> {
  const tried = await readNote<Tried & { key: string }>(files, 'tried');
  return tried?.key === key ? tried : null;
}
