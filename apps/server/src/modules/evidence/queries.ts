import type { Batch, ListQuery } from '@hatangso/contracts/evidence';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';

const batchColumns = sql`
  select id, unit_code as "unitCode", kind, file_name as "fileName", file_sha256 as sha256, file_bytes as bytes,
         as_of as "asOf", round, rows_read as "rowsRead", rows_taken as "rowsTaken", rows_refused as "rowsRefused",
         taken_at as "takenAt", taken_by as "takenBy", undone_at as "undoneAt", undone_by as "undoneBy",
         (select name from identity.names_of(array[taken_by])) as "takenByName",
         (select name from identity.names_of(array[undone_by])) as "undoneByName"
  from evidence.batches`;
const markOf = ({ demonstration }: { readonly demonstration: boolean }) =>
  demonstration ? { demonstration: true as const } : {};

/** One batch of a unit; refused as `import.unknown_batch`. */
export const readBatch = query({
  name: 'evidence.batch.read',
  async run({ unitCode, id }: { unitCode: string; id: string }, { tx, installation }): Promise<Batch> {
    const { rows } = await sql<Batch>`
      ${batchColumns} where unit_code = ${unitCode} and id = ${id}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('import.unknown_batch', { id });
    return { ...found, ...markOf(installation) };
  },
});

/** Batches newest first, of one unit or of all that the scope shows; `cursor` is `<takenAt>|<id>`. */
export const listBatches = query({
  name: 'evidence.batch.read',
  async run({ unitCode, limit, cursor }: ListQuery & { unitCode: string | null }, { tx, installation }) {
    const [time, id] = (cursor ?? '|').split('|');
    const { rows } = await sql<Batch>`
      ${batchColumns}
      where (${unitCode}::text is null or unit_code = ${unitCode}::text)
        and (${time === ''} or (taken_at, id) < (${time || null}::timestamptz, ${id || null}::uuid))
      order by taken_at desc, id desc
      limit ${limit}
    `.execute(tx);
    const mark = markOf(installation);
    const last = rows.at(-1);
    return {
      imports: rows.map((row) => ({ ...row, ...mark })),
      next: last === undefined || rows.length < limit ? null : `${last.takenAt}|${last.id}`,
    };
  },
});
