import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { Problem } from '../../../platform/problem.ts';

/**
 * The province of a unit: that of the newest unit under the code, whatever its dates, so that evidence of a ward
 * that ended is still taken. Refused as `territory.unknown_unit` where no import ever named it.
 */
export const provinceOf = query({
  name: 'territory.unit.read',
  async run({ code }: { code: string }, { tx }): Promise<string> {
    const found = await provinceIn(tx, code);
    if (found === null) throw new Problem('territory.unknown_unit', { code });
    return found;
  },
});

/** The same inside another's transaction; null where the unit is not known. */
export async function provinceIn(tx: Tx, code: string): Promise<string | null> {
  const { rows } = await sql<{ province_code: string }>`
    select province_code from territory.units
    where code = ${code} and province_code is not null
    order by valid_from desc
    limit 1
  `.execute(tx);
  return rows[0]?.province_code ?? null;
}
