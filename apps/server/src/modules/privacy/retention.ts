import type { CategoryName, RetentionAnswer } from '@hatangso/contracts/privacy';
import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import { type Period, periodsNow } from './periods.ts';

type Kind = RetentionAnswer['kinds'][number];

const dayMs = 24 * 3_600_000;
const before = ({ days }: Period, now: Date): Date => new Date(now.getTime() - days * dayMs);

/** How much of each kind is past its period. */
export const readRetention = query({
  name: 'privacy.retention.read',
  async run(_input: null, { tx, now }): Promise<RetentionAnswer> {
    const kinds: Kind[] = [];
    for (const period of await periodsNow(tx)) {
      const moment = before(period, now);
      const { rows } = await sql<{ count: number }>`
        select privacy.overdue(${period.category}, ${moment.toISOString()}::timestamptz) as count
      `.execute(tx);
      kinds.push({ ...period, before: todayIn(moment), count: rows[0]?.count ?? 0 });
    }
    return { kinds };
  },
});

async function sweep(period: Period, { tx, now, actor }: Doing): Promise<Kind> {
  const moment = before(period, now);
  const { rows } = await sql<{ count: number }>`
    select privacy.sweep(${period.category}, ${moment.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
                         ${actor.id}) as count
  `.execute(tx);
  return { ...period, before: todayIn(moment), count: rows[0]?.count ?? 0 };
}

/** Lets go of what is past its period, of the kinds named. Figures stay what they are. */
export const applyRetention = command({
  name: 'privacy.retention.apply',
  turn: () => 'identity.people',
  async run({ categories }: { categories: readonly CategoryName[] }, doing): Promise<RetentionAnswer> {
    const kinds: Kind[] = [];
    for (const period of await periodsNow(doing.tx))
      if (categories.includes(period.category)) kinds.push(await sweep(period, doing));
    return { kinds };
  },
  // a night without anything to let go of is no news
  unchanged: ({ kinds }) => kinds.every(({ count }) => count === 0),
  audit: (_input, { kinds }) =>
    kinds
      .filter(({ count }) => count > 0)
      .map(({ category, days, count }) => ({
        object: { kind: 'privacy.category', id: category },
        unitCode: NATION,
        provinceCode: NATION,
        facts: { days, count },
      })),
});
