import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';

interface Cut {
  readonly code: string;
  readonly at: string;
  /** Province codes of the unit before and from the date. */
  readonly before: string | null;
  readonly after: string | null;
  readonly begins: boolean;
  readonly successors: string;
}

/** What the successions known now say of codes: when a unit of a code ended or began, and in which province. */
export interface History {
  /** The end after which, at `date`, no unit stands under the code; null where one does or nothing is known. */
  endedBefore(code: string, date: string): { readonly date: string; readonly successors: string } | null;
  provinceAt(code: string, date: string): string | null;
}

export async function readHistory(tx: Tx, now: Date): Promise<History> {
  const { rows } = await sql<Cut>`
    with known as (
      select * from territory.successions
      where known_from <= ${now.toISOString()}::timestamptz and known_to > ${now.toISOString()}::timestamptz
    ),
    ends as (
      select old_code as code, effective_date as at, max(old_province_code) as before,
             string_agg(new_name || ' (' || new_code || ')', ', ' order by new_code) as successors
      from known where old_code <> '' group by old_code, effective_date
    ),
    begins as (
      select new_code as code, effective_date as at, max(new_province_code) as after from known group by new_code, effective_date
    )
    select code, at::text as at, ends.before, begins.after, begins.code is not null as begins, coalesce(ends.successors, '') as successors
    from ends full join begins using (code, at)
    order by code, at
  `.execute(tx);
  return historyOf(Map.groupBy(rows, ({ code }) => code));
}

function historyOf(cuts: ReadonlyMap<string, readonly Cut[]>): History {
  const lastBefore = (code: string, date: string): Cut | undefined =>
    cuts.get(code)?.findLast(({ at }) => at <= date);
  return {
    endedBefore(code, date) {
      const cut = lastBefore(code, date);
      return cut === undefined || cut.begins ? null : { date: cut.at, successors: cut.successors };
    },
    provinceAt(code, date) {
      const cut = lastBefore(code, date);
      if (cut !== undefined) return cut.after;
      return cuts.get(code)?.find(({ at }) => at > date)?.before ?? null;
    },
  };
}
