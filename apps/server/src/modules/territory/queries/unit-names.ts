import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';

/** Names of units by code, those of the newest unit under each code; codes that no import ever named are left out. */
export const unitNames = query({
  name: 'territory.unit.read',
  async run({ codes }: { codes: readonly string[] }, { tx }): Promise<ReadonlyMap<string, string>> {
    if (codes.length === 0) return new Map();
    const { rows } = await sql<{ code: string; full_name: string }>`
      select distinct on (code) code, full_name
      from territory.units
      where code = any(${[...codes]}::text[])
      order by code, valid_from desc
    `.execute(tx);
    return new Map(rows.map((row) => [row.code, row.full_name]));
  },
});
