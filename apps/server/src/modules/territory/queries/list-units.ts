import type { UnitList, UnitListQuery } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { unitNameKey } from '../../../platform/names.ts';
import { todayIn } from '../../../platform/today.ts';
import { standing, type UnitRow, unitColumns, unitOf } from './unit-columns.ts';

/** Units that stand on a date, in the order of the Vietnamese alphabet; `cursor` is `<sort key>|<code>`. */
export const listUnits = query({
  name: 'territory.unit.read',
  async run(input: UnitListQuery, { tx, now }): Promise<UnitList> {
    const { province = null, level = null, name, limit, cursor } = input;
    const asOf = input.asOf ?? todayIn(now);
    const [afterKey = '', afterCode = ''] = cursor?.split('|') ?? [];
    const key = name === undefined ? null : unitNameKey(name);
    const { rows } = await sql<UnitRow & { sort_key: string }>`
      select ${unitColumns('u')}, u.sort_key
      from territory.units as u
      where ${standing('u', asOf)}
        and (${province}::text is null or u.province_code = ${province}::text)
        and (${level}::text is null or u.level = ${level}::text)
        and (${key}::text is null or u.name_key = ${key}::text)
        and (${cursor === undefined} or (u.sort_key, u.code) > (${afterKey}::text, ${afterCode}::text))
      order by u.sort_key, u.code
      limit ${limit}
    `.execute(tx);
    const last = rows.at(-1);
    const next = last === undefined || rows.length < limit ? null : `${last.sort_key}|${last.code}`;
    return { asOf, units: rows.map(unitOf), next };
  },
});
