import type { Unit } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { provinceNameOn } from '../provinces-2025.ts';
import { standing, type UnitRow, unitColumns, unitOf } from './unit-columns.ts';

/**
 * The unit that a code names on a date (today where none is given). Refused as `territory.unknown_unit` where the code
 * was never imported and as `territory.not_at_date`, with the dates it is valid, where it names nothing on that one.
 */
export const unitAsOf = query({
  name: 'territory.unit.read',
  async run({ code, asOf }: { code: string; asOf?: string | undefined }, { tx, now }): Promise<Unit> {
    const date = asOf ?? todayIn(now);
    const { rows } = await sql<{ there: boolean }>`
      select exists (select from territory.units where code = ${code}) as there
    `.execute(tx);
    const listed = rows[0]?.there === true ? null : listedProvince(code, date);
    return listed ?? findUnit(tx, code, date);
  },
});

/** A province that no import told of, as the decree lists it: a name, and nothing that was not told. */
function listedProvince(code: string, date: string): Unit | null {
  const name = provinceNameOn(code, date);
  if (name === null) return null;
  return {
    unitId: `${code}@`,
    code,
    level: 'province',
    fullName: capital(name),
    provinceCode: code,
    district: null,
    areaKm2: null,
    population: null,
    households: null,
    centre: null,
    hasBoundary: false,
    validFrom: null,
    validTo: null,
  };
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export async function findUnit(tx: Tx, code: string, asOf: string): Promise<Unit> {
  const { rows } = await sql<UnitRow>`
    select ${unitColumns('u')} from territory.units as u where u.code = ${code} and ${standing('u', asOf)}
  `.execute(tx);
  const found = rows[0];
  if (found === undefined) throw await notThere(tx, code, asOf);
  return unitOf(found);
}

async function notThere(tx: Tx, code: string, date: string): Promise<Problem> {
  const { rows } = await sql<{ span: string }>`
    select case when valid_from = '-infinity' then '…' else valid_from::text end || ' → ' ||
           case when valid_to = 'infinity' then '…' else valid_to::text end as span
    from territory.units where code = ${code} order by valid_from
  `.execute(tx);
  if (rows.length === 0) return new Problem('territory.unknown_unit', { code });
  return new Problem('territory.not_at_date', { code, date, spans: rows.map(({ span }) => span).join('; ') });
}
