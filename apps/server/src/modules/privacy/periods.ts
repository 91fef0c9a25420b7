import type { CategoryName } from '@hatangso/contracts/privacy';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { NATION } from '../../platform/db/scope.ts';
import { Problem } from '../../platform/problem.ts';
import { categoryOf, inventory } from './read-inventory.ts';

export interface Period {
  readonly category: CategoryName;
  readonly days: number;
  /** Set here; else the inventory's. */
  readonly own: boolean;
  readonly nightly: boolean;
}

/** The periods that hold, of every kind that has one. */
export async function periodsNow(tx: Tx): Promise<readonly Period[]> {
  const { rows } = await sql<{ category: string; days: number }>`
    select distinct on (category) category, days from privacy.periods
    where unit_code = ${NATION}
    order by category, turn desc
  `.execute(tx);
  const set = new Map(rows.map(({ category, days }) => [category, days]));
  return inventory.categories.flatMap(({ category, days, nightly }) =>
    days === null
      ? []
      : [
          {
            category,
            days: set.get(category) ?? days,
            own: set.has(category) && set.get(category) !== days,
            nightly,
          },
        ],
  );
}

/** Adds a word on top of the earlier ones. Refused as `privacy.no_period` and `privacy.period_too_long`. */
export const setPeriod = command({
  name: 'privacy.period.set',
  turn: () => 'privacy.periods',
  async run({ category, days }: { category: CategoryName; days: number }, { tx, now, actor }) {
    const { days: usual, most } = categoryOf(category);
    if (usual === null) throw new Problem('privacy.no_period', { category });
    if (most !== undefined && days > most) throw new Problem('privacy.period_too_long', { category, most });
    const before = (await periodsNow(tx)).find((one) => one.category === category)?.days ?? usual;
    await sql`
      insert into privacy.periods (unit_code, province_code, category, turn, days, known_from, entered_by)
      select ${NATION}::text, ${NATION}::text, ${category}::text, coalesce(max(turn), 0) + 1, ${days}::integer,
             ${now.toISOString()}::timestamptz, ${actor.id}::text
      from privacy.periods
      where unit_code = ${NATION} and category = ${category}
    `.execute(tx);
    return before;
  },
  audit: ({ category, days }, before) => [
    {
      object: { kind: 'privacy.period', id: category },
      unitCode: NATION,
      provinceCode: NATION,
      facts: { days },
      change: { before: { days: before }, after: { days } },
    },
  ],
});
