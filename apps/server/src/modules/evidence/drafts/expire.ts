import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runQuery } from '../../../platform/action.ts';
import { jobsScope } from '../../../platform/db/scope.ts';
import type { Job } from '../../../platform/jobs.ts';
import { type Kernel, machineActor } from '../../../platform/kernel.ts';
import { draftFiles, removeFiles } from './files.ts';
import { finishedDrafts } from './store.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Deletes the content of sheets that were taken in, thrown away, or not touched for a week. Returns how many. */
export async function expireDrafts(kernel: Kernel): Promise<number> {
  const names = await readdir(join(kernel.folder, 'drafts')).catch(() => []);
  const ids = names.filter((name) => uuid.test(name));
  if (ids.length === 0) return 0;
  const caller = { actor: machineActor('job:evidence.draft.expire', jobsScope), scope: jobsScope };
  const done = await runQuery(kernel, finishedDrafts, { ids }, { ...caller, language: 'vi' });
  for (const id of done) await removeFiles(draftFiles(kernel.folder, id));
  return done.length;
}

/** Every night, while nobody works. */
export const expireNightly: Job = {
  name: 'evidence.draft.expire',
  cron: '20 2 * * *',
  run: async (_data, kernel) => void (await expireDrafts(kernel)),
};
