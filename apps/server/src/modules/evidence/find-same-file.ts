import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { ImportOptions } from './kind.ts';

interface Looked {
  readonly kind: { readonly kind: string };
  readonly unitCode: string;
  readonly file: { readonly sha256: string };
  readonly options: ImportOptions;
}

export interface SameFile {
  readonly id: string;
  readonly as_of: string;
  readonly round: string | null;
  readonly rows_taken: number;
}

/**
 * The standing batch made from this very file. The same file for another date or another round, said outright,
 * is another statement and not the same import.
 */
export async function findSameFile(
  tx: Tx,
  { kind, unitCode, file, options }: Looked,
): Promise<SameFile | null> {
  const { rows } = await sql<SameFile>`
    select id, as_of, round, rows_taken
    from evidence.batches
    where unit_code = ${unitCode} and kind = ${kind.kind} and file_sha256 = ${file.sha256} and undone_at is null
      and (${options.asOf}::date is null or as_of = ${options.asOf}::date)
      and (${options.round}::text is null or round = ${options.round}::text)
    order by taken_at desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}
