import { runCommand } from '../../platform/action.ts';
import { jobsScope } from '../../platform/db/scope.ts';
import type { Job } from '../../platform/jobs.ts';
import { machineActor } from '../../platform/kernel.ts';
import { inventory } from './read-inventory.ts';
import { applyRetention } from './retention.ts';

/** Every night what says where people were, and whom an old link was for, goes when its period is over. */
export const sweepPersonalData: Job = {
  name: 'privacy.retention.apply',
  cron: '50 2 * * *',
  async run(_data, kernel) {
    const categories = inventory.categories.filter(({ nightly }) => nightly).map(({ category }) => category);
    const actor = machineActor('job:privacy.retention.apply', jobsScope);
    await runCommand(kernel, applyRetention, { categories }, { actor, scope: jobsScope, language: 'vi' });
  },
};
