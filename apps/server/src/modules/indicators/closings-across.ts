import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { type Closing, closedAmong } from './closings.ts';

/** `closedSources` of all wards of a province, or of all that the scope shows, in one reading; by unit. */
export async function closedSourcesAcross(
  tx: Tx,
  provinceCode: string | null,
  knownAt: string,
): Promise<(unitCode: string) => (indicator: string, date: string) => string | null> {
  const { rows } = await sql<Closing & { unit_code: string }>`
    select distinct on (unit_code, indicator, period_from, period_to) unit_code, indicator, period_from, period_to, source
    from indicators.closings
    where (${provinceCode}::text is null or province_code = ${provinceCode}::text) and closed_at <= ${knownAt}::timestamptz
    order by unit_code, indicator, period_from, period_to, closed_at desc, id
  `.execute(tx);
  const byUnit = Map.groupBy(rows, (row) => row.unit_code);
  const nothing = () => null;
  return (unitCode) => {
    const own = byUnit.get(unitCode);
    return own === undefined ? nothing : closedAmong(own);
  };
}
