import { runCommand } from '../../platform/action.ts';
import { jobsScope, NATION, wardScope } from '../../platform/db/scope.ts';
import type { Job } from '../../platform/jobs.ts';
import { type Actor, type Kernel, machineActor } from '../../platform/kernel.ts';
import { computeCommand } from './compute-commands.ts';

const actor = (name: string): Actor => machineActor(`job:${name}`, jobsScope);

/** Dates pass and ranks move without anything coming in: every night all figures are made for the new day. */
export const computeNightly: Job = {
  name: computeCommand.name,
  cron: '10 0 * * *',
  run: async (_data, kernel) => {
    const caller = { actor: actor(computeCommand.name), scope: jobsScope, language: 'vi' } as const;
    await runCommand(kernel, computeCommand, { unitCode: null, provinceCode: NATION, asOf: null }, caller);
  },
};

/**
 * After evidence came in or was taken back: the ward's figures, afresh, since a computation of the whole country that
 * ran meanwhile did not see it. The change itself stands whatever happens here, and whoever reads computes what is
 * missing, so a failure is logged and not told as a refusal.
 */
export async function recompute(
  kernel: Kernel,
  unitCode: string,
  provinceCode: string,
  batchId: string | null = null,
): Promise<void> {
  if (unitCode === NATION) return;
  const caller = { actor: actor('evidence'), scope: wardScope(unitCode), language: 'vi' } as const;
  const input = { unitCode, provinceCode, asOf: null, afresh: batchId } as const;
  await runCommand(kernel, computeCommand, input, caller).catch((error: unknown) => {
    kernel.log.error({ err: error, unitCode }, 'figures were not computed after a change');
  });
}
