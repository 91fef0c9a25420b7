import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/** State of each office's part of a year's report, by the office's id; one that said nothing yet is absent. */
export async function partStates(
  tx: Tx,
  unitCode: string,
  plan: string,
  year: number,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ office: string; state: string }>`
    select distinct on (office) office, state
    from reporting.parts
    where unit_code = ${unitCode} and plan_id = ${plan} and year = ${year} and period = 'N'
    order by office, turn desc
  `.execute(tx);
  return new Map(rows.map(({ office, state }) => [office, state]));
}

export interface ReleasedReport {
  readonly unitCode: string;
  readonly number: string;
  readonly issuedOn: string;
}

/** The yearly reports that stand released, of one ward, of a province's, or of all that the scope shows; by unit. */
export async function releasedReports(
  tx: Tx,
  of: { readonly unitCode: string | null; readonly provinceCode: string | null; readonly year: number },
): Promise<ReadonlyMap<string, ReleasedReport>> {
  const { rows } = await sql<ReleasedReport>`
    select distinct on (unit_code) unit_code as "unitCode", number, issued_on as "issuedOn"
    from reporting.releases
    where (${of.unitCode}::text is null or unit_code = ${of.unitCode}::text)
      and (${of.provinceCode}::text is null or province_code = ${of.provinceCode}::text)
      and year = ${of.year} and period = 'N' and withdrawn_at is null and superseded_at is null
    order by unit_code, released_at desc
  `.execute(tx);
  return new Map(rows.map((row) => [row.unitCode, row]));
}

/** The upward deadlines that wards set for their yearly reports; by unit. Those that set none are absent. */
export async function upwardDays(
  tx: Tx,
  provinceCode: string | null,
): Promise<ReadonlyMap<string, { readonly month: number; readonly day: number }>> {
  const { rows } = await sql<{ unit_code: string; month: number; day: number }>`
    select unit_code, (content -> 'deadlines' -> 'upward' ->> 'month')::integer as month,
           (content -> 'deadlines' -> 'upward' ->> 'day')::integer as day
    from (
      select distinct on (unit_code) unit_code, content
      from reporting.settings
      where ${provinceCode}::text is null or province_code = ${provinceCode}::text
      order by unit_code, turn desc
    ) as newest
    where content -> 'deadlines' -> 'upward' ->> 'day' is not null
  `.execute(tx);
  return new Map(rows.map(({ unit_code, month, day }) => [unit_code, { month, day }]));
}
