import { runQuery } from '../../platform/action.ts';
import { jobsScope } from '../../platform/db/scope.ts';
import type { Job } from '../../platform/jobs.ts';
import { type Kernel, machineActor } from '../../platform/kernel.ts';
import { goodBackups } from './folder.ts';
import { isMaking, makeBackup } from './make.ts';
import { backupState } from './schedule.ts';
import { isDue } from './status.ts';

const name = 'backups.backup.make';

/** Makes the backup that is due, if one is; asked every hour, so one that was missed or failed is made up for. */
export const backUpWhenDue: Job = {
  name,
  cron: '7 * * * *',
  async run(_data, kernel: Kernel) {
    const caller = {
      actor: machineActor(`job:${name}`, jobsScope),
      scope: jobsScope,
      language: 'en',
    } as const;
    const known = await runQuery(kernel, backupState(kernel), null, caller);
    if (isMaking(kernel) || !isDue(kernel.clock(), known, await goodBackups(kernel.backup.folder))) return;
    // told in the log, in the list and by doctor; the next hour tries again, so the queue need not
    await makeBackup(kernel, caller).catch(() => undefined);
  },
};
