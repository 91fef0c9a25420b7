import type { DocumentAdded } from '@hatangso/contracts/documents';
import type { ImportReport } from '@hatangso/contracts/evidence';
import { reactive, watch } from 'vue';
import { ApiProblem, api } from '../../../app/api.ts';
import { problemOf, queries } from '../../../app/ask.ts';
import { connection } from '../../../app/connection.ts';
import { personKey } from '../../../app/session.ts';
import {
  type Draft,
  draftOf,
  draftsUnder,
  filesOf,
  forgetDraft,
  keepDraft,
  keepFiles,
} from './device-store.ts';
import { bodyOf } from './draft.ts';

/** Tasks with something on this device that waits to be sent, by `unit plan/task`. */
export const waiting = reactive(new Set<string>());
const nameOf = ({ unit, plan, task }: Pick<Draft, 'unit' | 'plan' | 'task'>): string =>
  `${unit} ${plan}/${task}`;

/** Where a task's draft of whoever is signed in is kept. */
export const draftKey = (of: Pick<Draft, 'unit' | 'plan' | 'task'>): string => `${personKey()} ${nameOf(of)}`;
export const waits = (of: Pick<Draft, 'unit' | 'plan' | 'task'>): boolean => waiting.has(nameOf(of));

/** Drafts being sent now: nothing is sent twice at once. */
const onTheWay = new Set<string>();

/** Told which file is on its way and how far, 0 to 1. */
export type OnFile = (name: string, share: number) => void;

/**
 * Sends what is kept of a task: its files first, each once, then the report. What the server has taken is forgotten
 * here; whatever goes wrong leaves it kept. Throws ApiProblem; without a connection it waits by itself.
 */
export async function sendDraft(key: string, onFile: OnFile = () => undefined): Promise<ImportReport> {
  const draft = await draftOf(key);
  if (draft === undefined) throw new ApiProblem('unknown', 0, '');
  onTheWay.add(key);
  try {
    const report = await deliver(key, draft, onFile);
    await forgetDraft(key);
    waiting.delete(nameOf(draft));
    void queries.invalidateQueries({
      predicate: ({ queryKey }) => String(queryKey[1] ?? '').startsWith(`/wards/${draft.unit}/`),
    });
    return report;
  } catch (error) {
    const problem = problemOf(error) ?? new ApiProblem('unknown', 0, '');
    const lost = problem.status === 0;
    await keepDraft(key, { ...draft, waiting: lost });
    if (lost) waiting.add(nameOf(draft));
    else waiting.delete(nameOf(draft));
    throw problem;
  } finally {
    onTheWay.delete(key);
  }
}

async function deliver(key: string, draft: Draft, onFile: OnFile): Promise<ImportReport> {
  const files = [...(await filesOf(key))];
  for (const [at, file] of files.entries()) {
    if (file.documentId !== null) continue;
    const sent = await api.upload<DocumentAdded>(
      `/wards/${draft.unit}/documents`,
      new File([file.blob], file.name, { type: file.blob.type }),
      (share) => onFile(file.name, share),
    );
    files[at] = { ...file, documentId: sent.id };
    await keepFiles(key, files);
  }
  const ids = files.flatMap(({ documentId }) => (documentId === null ? [] : [documentId]));
  const task = encodeURIComponent(`${draft.plan}:${draft.task}`);
  return api.post<ImportReport>(
    `/wards/${draft.unit}/tasks/${task}/progress`,
    bodyOf(draft.typed, ids, draft.seen),
  );
}

let started = false;

/** Looks what waits on this device, and tries again when the server answers again and every half minute. */
export async function startOutbox(): Promise<void> {
  await lookAtDevice();
  if (started) return;
  started = true;
  globalThis.addEventListener('online', () => void sendWaiting());
  watch(
    () => connection.lostAt,
    (lost) => {
      if (lost === null) void sendWaiting();
    },
  );
  setInterval(() => void sendWaiting(), 30_000);
  void sendWaiting();
}

async function lookAtDevice(): Promise<readonly { readonly key: string; readonly draft: Draft }[]> {
  const kept = (await draftsUnder(`${personKey()} `)).filter(({ draft }) => draft.waiting);
  waiting.clear();
  for (const { draft } of kept) waiting.add(nameOf(draft));
  return kept;
}

let sending = false;

async function sendWaiting(): Promise<void> {
  if (sending || waiting.size === 0) return;
  sending = true;
  try {
    for (const { key } of await lookAtDevice()) if (!onTheWay.has(key)) await sendDraft(key);
  } catch {
    // still no connection, or the server refused: the task's own page tells why
  } finally {
    sending = false;
  }
}
