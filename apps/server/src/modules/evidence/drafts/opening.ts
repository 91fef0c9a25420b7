import type { DraftView } from '@hatangso/contracts/drafts';
import { unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import type { Query } from '../../../platform/action.ts';
import type { Reader } from '../../../platform/http/endpoint.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import type { DeskParts } from './desk.ts';
import { deskOf } from './desk-of.ts';
import type { Known, Stage } from './stage.ts';
import { findDraft } from './store.ts';
import { draftViewOf } from './view.ts';

export interface DraftParts extends DeskParts {
  readonly provinceOf: Query<{ code: string }, string>;
}

export const ward = z.object({ code: unitCode });
export const wardDraft = ward.extend({ id: z.uuid() });
/** A small sheet is read and checked within this; a larger one goes on while its page shows how far it is. */
export const shortWait = 1_500;

export interface OpenedDraft {
  readonly known: Known;
  readonly stage: Stage;
}

/** A draft of the person who asks, with all that is known of it. */
export async function openDraft(
  parts: DraftParts,
  kernel: Kernel,
  run: Reader,
  { code, id }: { code: string; id: string },
): Promise<OpenedDraft> {
  return deskOf(kernel, parts).open(await run.query(findDraft, { unitCode: code, id }));
}

export const viewOf = (parts: DraftParts, kernel: Kernel, opened: OpenedDraft): DraftView =>
  draftViewOf(opened, parts.kinds, deskOf(kernel, parts).progressOf(opened.known.draft.id));

export function refuseWhileTaken({ phase }: Stage): void {
  if (phase === 'taking' || phase === 'taken') throw new Problem('draft.busy');
}
