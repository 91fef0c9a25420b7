import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { todayIn } from '../../../platform/today.ts';
import { standing } from './unit-columns.ts';

export interface WardName {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string | null;
}

/** Every ward that stands today, in Vietnamese order: names are common knowledge. */
export const wardNames = query({
  name: 'territory.unit.read',
  async run(_: null, { tx, now }): Promise<WardName[]> {
    const { rows } = await sql<WardName>`
      select u.code, u.full_name as name, u.province_code as "provinceCode"
      from territory.units as u
      where u.level = 'ward' and ${standing('u', todayIn(now))}
      order by u.sort_key, u.code
    `.execute(tx);
    return rows;
  },
});
