import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { todayIn } from '../../../platform/today.ts';
import { provinceNameOn } from '../provinces-2025.ts';
import { capital } from './unit-as-of.ts';

/**
 * Names of units by code, those of the newest unit under each code; a province that no import named is called as the
 * decree lists it, any other unknown code is left out.
 */
export const unitNames = query({
  name: 'territory.unit.read',
  async run({ codes }: { codes: readonly string[] }, { tx, now }): Promise<ReadonlyMap<string, string>> {
    if (codes.length === 0) return new Map();
    const { rows } = await sql<{ code: string; full_name: string }>`
      select distinct on (code) code, full_name
      from territory.units
      where code = any(${[...codes]}::text[])
      order by code, valid_from desc
    `.execute(tx);
    const today = todayIn(now);
    const listed = codes.flatMap((code): [string, string][] => {
      const name = provinceNameOn(code, today);
      return name === null ? [] : [[code, capital(name)]];
    });
    return new Map([...listed, ...rows.map((row): [string, string] => [row.code, row.full_name])]);
  },
});
