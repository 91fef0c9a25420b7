import type { OverviewChanges } from '@hatangso/contracts/overview';
import type { Tx } from '../../../platform/db/client.ts';
import { batchesSince } from '../../evidence/index.ts';
import type { BoardFigure } from '../../indicators/index.ts';
import { planChangesSince, type TaskAt } from '../../plan/index.ts';
import type { LastVisit, Seen } from './visits.ts';

/** Batches named one by one at most. */
const batchesShown = 20;
const nothing: OverviewChanges = {
  since: null,
  figures: [],
  batches: [],
  tasks: [],
  difficulties: { raised: 0, answered: 0 },
  adjustments: 0,
};

export interface ChangesAsked {
  readonly unitCode: string;
  readonly last: LastVisit | null;
  readonly until: string;
  readonly figures: readonly BoardFigure[];
  readonly tasks: readonly TaskAt[];
}

/** What changed in a ward since a person's last visit; empty on the first one. */
export async function changesSince(
  tx: Tx,
  { unitCode, last, until, figures, tasks }: ChangesAsked,
): Promise<OverviewChanges> {
  if (last === null) return nothing;
  const told = await planChangesSince(tx, unitCode, last.at, until);
  const batches = await batchesSince(tx, unitCode, last.at, until, batchesShown);
  return {
    since: last.at,
    figures: changedFigures(last.seen, figures),
    batches: [...batches],
    tasks: told.tasks.flatMap(({ plan, task: id, toldOn }) => {
      const task = tasks.find((one) => one.plan === plan && one.task.id === id);
      return task === undefined ? [] : [{ id, title: task.task.title, state: task.now.state, toldOn }];
    }),
    difficulties: { raised: told.raised, answered: told.answered },
    adjustments: told.adjustments,
  };
}

/** Figures that read differently than they were seen; the largest moves of state first, then by the catalogue. */
function changedFigures(seen: Seen, figures: readonly BoardFigure[]): OverviewChanges['figures'] {
  const changed = figures.flatMap(({ row }) => {
    const [before, statusBefore] = seen[row.code] ?? [null, 'no_data' as const];
    if (same(before, row.value) && statusBefore === row.status) return [];
    const { code: indicator, name, unit, value: after, status: statusAfter } = row;
    return [{ indicator, name, unit, before, after, statusBefore, statusAfter }];
  });
  const moved = (one: (typeof changed)[number]): number => Number(one.statusBefore === one.statusAfter);
  return changed.toSorted((a, b) => moved(a) - moved(b));
}

/** Equal as far as a figure is ever printed: a change in the twelfth digit is none. */
const same = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)));
