import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/** A batch that came in or was taken back after a moment. */
export interface BatchSince {
  readonly id: string;
  readonly kind: string;
  readonly fileName: string;
  readonly rows: number;
  /** When it came in, or was taken back. */
  readonly at: string;
  readonly undone: boolean;
}

/** What came in, or was taken back, in a unit after one moment (ISO instant) and until another; newest first. */
export async function batchesSince(
  tx: Tx,
  unitCode: string,
  since: string,
  until: string,
  limit: number,
): Promise<BatchSince[]> {
  const { rows } = await sql<BatchSince>`
    select id, kind, file_name as "fileName", rows_taken as rows, coalesce(undone_at, taken_at) as at,
           undone_at is not null as undone
    from evidence.batches
    where unit_code = ${unitCode}
      and greatest(taken_at, coalesce(undone_at, taken_at)) > ${since}::timestamptz and taken_at <= ${until}::timestamptz
      -- brought in and taken back between two visits: nothing changed
      and (undone_at is null or taken_at <= ${since}::timestamptz)
    order by at desc, id
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** Which kinds of evidence stand in a unit, taken back ones left out. */
export async function evidenceKinds(tx: Tx, unitCode: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ kind: string }>`
    select distinct kind from evidence.batches where unit_code = ${unitCode} and undone_at is null
  `.execute(tx);
  return new Set(rows.map(({ kind }) => kind));
}
