import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import type { SpendingWord } from './money.ts';
import { always } from './plans-in-force.ts';
import { progressColumns } from './progress-columns.ts';
import { versionOf } from './task-version.ts';
import { progressUntil, type ToldProgress } from './told-progress.ts';

interface Where {
  readonly unitCode: string;
  readonly plan: string;
  readonly task: string;
  readonly now: Date;
}

/**
 * Throws `plan.task.changed_meanwhile` where a task's reports are not those that somebody saw; its rows tell what the
 * newest one says, a row a field. Call it inside the unit's turn, or two would both find nothing changed.
 */
export async function unchangedSince(tx: Tx, seen: string, where: Where): Promise<void> {
  const all = await progressUntil(tx, where.unitCode, always, where.now.toISOString());
  const own = all.filter(({ plan, task }) => plan === where.plan && task === where.task);
  const { progress } = versionOf(own, []);
  if (progress === seen) return;
  const { by, batch } = await lastWriter(tx, where, own);
  const newest = own.findLast((one) => one.batch === batch) ?? own.at(-1);
  const params = { task: where.task, by: by ?? '—', version: progress, on: newest?.date ?? '' };
  throw new Problem('plan.task.changed_meanwhile', params, {
    rows: newest === undefined ? [] : fieldsOf(newest),
  });
}

/** The same of the words on a task's money. */
export function moneyUnchangedSince(seen: string, words: readonly SpendingWord[], task: string): void {
  const { spending } = versionOf([], words);
  if (spending === seen) return;
  const rows = words.slice(-3).map(
    ({ kind, year, amount }): RowProblem => ({
      code: 'plan.task.other_wrote',
      row: year,
      column: kind,
      value: String(amount),
    }),
  );
  throw new Problem(
    'plan.task.changed_meanwhile',
    { task, by: '—', version: spending, on: words.at(-1)?.date ?? '' },
    { rows },
  );
}

const told = ['state', 'percent', 'result', 'evidence', 'difficulty', 'spent'] as const;

function fieldsOf(entry: ToldProgress): RowProblem[] {
  return told.flatMap((field) => {
    const value = entry[field];
    const code = 'plan.task.other_wrote' as const;
    return value === null
      ? []
      : [
          {
            code,
            row: entry.row,
            column: headings.get(field) ?? field,
            value: String(value),
            params: { field },
          },
        ];
  });
}

const headings = new Map(progressColumns.columns.map(({ key, heading }) => [key, heading.vi]));

/** Whoever brought the newest of the reports. */
async function lastWriter(
  tx: Tx,
  { unitCode }: Where,
  own: readonly ToldProgress[],
): Promise<{ by: string | null; batch: string | null }> {
  const ids = [...new Set(own.map(({ batch }) => batch))];
  const { rows } = await sql<{ by: string | null; batch: string }>`
    select (select name from identity.names_of(array[batches.taken_by])) as by, batches.id as batch
    from evidence.batches as batches
    where batches.unit_code = ${unitCode} and batches.id = any(${ids}::uuid[])
    order by batches.taken_at desc, batches.id
    limit 1
  `.execute(tx);
  return rows[0] ?? { by: null, batch: null };
}
