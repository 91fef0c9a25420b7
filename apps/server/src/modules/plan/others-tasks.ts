import type { RowProblem } from '@hatangso/contracts/problems';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import type { OpenBatch } from '../evidence/index.ts';
import { boundTo, mayWriteFor, refusal } from './own-office.ts';
import { always, type KnownPlan, planOn } from './plans-in-force.ts';
import type { Placed } from './progress-kind.ts';
import { headingOf } from './read-progress.ts';

/** Lines of a sheet that speak of tasks another office is in charge of: whoever works for one office tells its own. */
export function othersTasks(
  placed: readonly Placed[],
  known: readonly KnownPlan[],
  batch: Pick<OpenBatch, 'now'>,
  { actor }: Pick<Doing, 'actor'>,
): RowProblem[] {
  if (boundTo(actor) === null) return [];
  const today = todayIn(batch.now);
  const plans = new Map(known.map((one) => [one.plan.id, planOn(one, always).plan]));
  return placed.flatMap((line): RowProblem[] => {
    const plan = plans.get(line.plan);
    const now = plan?.tasks.find(({ id }) => id === line.task);
    // a task that was withdrawn since is in the file still
    const inFile = known
      .find((one) => one.plan.id === line.plan)
      ?.plan.tasks.find(({ id }) => id === line.task);
    const office = (now ?? inFile)?.inCharge ?? null;
    if (plan === undefined || mayWriteFor(actor, plan, office, today)) return [];
    const params = refusal(actor, plan, office);
    return [
      { code: 'auth.not_your_office', row: line.row, column: headingOf('task'), value: line.task, params },
    ];
  });
}
