import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { SpooledFile } from '../../../platform/files/spool.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { sortKey, unitNameKey } from '../../../platform/names.ts';
import { readTable, type TableRow } from '../../../platform/tabular/read-table.ts';
import {
  closeReplaced,
  type EvidenceTable,
  type ImportKind,
  insertRows,
  type OpenBatch,
  type PreparedFile,
  type Taken,
  takeBack,
} from '../../evidence/index.ts';
import { provincesOfSuccession } from '../provinces-2025.ts';
import { rebuildUnits } from './rebuild.ts';
import { Twice } from './twice.ts';
import { successionSpec } from './unit-columns.ts';
import { gsoCode } from './units.ts';

const table: EvidenceTable = {
  schema: 'territory',
  table: 'successions',
  key: ['old_code', 'new_code', 'effective_date'],
  columns: {
    old_code: 'text',
    new_code: 'text',
    effective_date: 'date',
    old_name: 'text',
    old_name_key: 'text',
    old_sort_key: 'text',
    old_district: 'text',
    old_province: 'text',
    old_province_code: 'text',
    new_name: 'text',
    new_name_key: 'text',
    new_sort_key: 'text',
    new_province_code: 'text',
    is_divided: 'boolean',
  },
};

type SuccessionRow = ReturnType<typeof successionRow>;

/** Succession: which unit became which, on which day. */
export const successionKind: ImportKind = {
  kind: 'succession',
  level: 'nation',
  spec: successionSpec,
  prepare: prepareSuccession,
  async undo(batch, { tx, now }) {
    const codes = await codesOf(tx, batch);
    await takeBack(tx, table, { ...batch, now });
    await rebuildUnits(tx, codes, now);
  },
};

async function prepareSuccession(file: SpooledFile): Promise<PreparedFile> {
  const opened = await readTable(file, successionSpec);
  const twice = new Twice();
  const problems: RowProblem[] = [];
  const rows: SuccessionRow[] = [];
  let rowsRead = 0;
  for await (const read of opened.rows) {
    rowsRead += 1;
    const refused = [...read.problems, ...codeProblems(read)];
    problems.push(...refused);
    if (refused.length > 0) continue;
    const row = successionRow(read);
    const key = `${row.old_code} → ${row.new_code} (${row.effective_date})`;
    twice.see(key, read.row, 'old_code', key);
    rows.push(row);
  }
  problems.push(...twice.problems);
  const good = rows.filter(({ row_no }) => !twice.refused(row_no));
  return {
    rowsRead,
    problems,
    warnings: warningsOf(good),
    unknownColumns: opened.unknownColumns,
    take: (batch, doing) => takeSuccession(good, batch, doing),
  };
}

function codeProblems({ row, values }: TableRow): RowProblem[] {
  if (values.old_code !== null && values.old_name === null) {
    return [{ code: 'territory.no_name', row, column: 'old_name' }];
  }
  return ['old_code', 'new_code'].flatMap((column) => {
    const value = values[column];
    if (value === null || value === undefined || gsoCode.test(String(value))) return [];
    return [{ code: 'territory.code_shape', row, column, value: String(value) } as const];
  });
}

function successionRow({ row, values }: TableRow) {
  const text = (key: string): string => String(values[key] ?? '');
  const [oldName, newName, date] = [text('old_name'), text('new_name'), text('effective_date')];
  const provinces = provincesOfSuccession(text('old_province'), date);
  return {
    row_no: row,
    old_code: text('old_code'),
    new_code: text('new_code'),
    effective_date: date,
    old_name: oldName,
    old_name_key: unitNameKey(oldName),
    old_sort_key: sortKey(oldName),
    old_district: values.old_district ?? null,
    old_province: values.old_province ?? null,
    old_province_code: provinces?.before ?? null,
    new_name: newName,
    new_name_key: unitNameKey(newName),
    new_sort_key: sortKey(newName),
    new_province_code: provinces?.after ?? null,
    is_divided: values.is_divided === true,
  };
}

/** Provinces not recognised, and units said to be divided that have one successor only. */
function warningsOf(rows: readonly SuccessionRow[]): RowProblem[] {
  const successors = new Map<string, number>();
  const keyOf = (row: SuccessionRow): string => `${row.old_code} ${row.effective_date}`;
  for (const row of rows) successors.set(keyOf(row), (successors.get(keyOf(row)) ?? 0) + 1);
  return rows.flatMap((row) => [
    ...(row.old_province_code === null
      ? [
          {
            code: 'territory.unknown_province',
            row: row.row_no,
            column: 'old_province',
            value: String(row.old_province ?? ''),
          } as const,
        ]
      : []),
    ...(row.is_divided && successors.get(keyOf(row)) === 1
      ? [
          {
            code: 'territory.divided_alone',
            row: row.row_no,
            column: 'is_divided',
            value: `${row.old_name} (${row.old_code})`,
          } as const,
        ]
      : []),
  ]);
}

async function takeSuccession(
  rows: readonly SuccessionRow[],
  batch: OpenBatch,
  { tx, now }: Doing,
): Promise<Taken> {
  const rowsTaken = await insertRows(tx, table, batch, rows);
  const rowsReplaced = await closeReplaced(tx, table, batch);
  await rebuildUnits(tx, await codesOf(tx, batch), now);
  const dates = rows.map(({ effective_date }) => effective_date).sort();
  const asOf = dates.at(-1);
  return {
    rowsTaken,
    rowsReplaced,
    problems: [],
    warnings: await saidAfterEnd(tx, batch),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

async function codesOf(tx: Tx, batch: { readonly id: string; readonly unitCode: string }): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    with mine as (
      select old_code, new_code from territory.successions where unit_code = ${batch.unitCode} and batch_id = ${batch.id}::uuid
    )
    select old_code as code from mine where old_code <> '' union select new_code from mine order by code
  `.execute(tx);
  return rows.map(({ code }) => code);
}

/** What was said of an old unit for a date after its end: it speaks of no unit, and whoever imported it should know. */
async function saidAfterEnd(tx: Tx, batch: OpenBatch): Promise<RowProblem[]> {
  const { rows } = await sql<{ row_no: number; code: string; said: string; ended: string }>`
    select min(mine.row_no) as row_no, mine.old_code as code, max(s.valid_from)::text as said, min(mine.effective_date)::text as ended
    from territory.successions as mine
    join territory.unit_statements as s on s.code = mine.old_code and s.valid_from >= mine.effective_date and s.known_to = 'infinity'
    where mine.unit_code = ${batch.unitCode} and mine.batch_id = ${batch.id}::uuid and mine.old_code <> ''
      and not exists (select from territory.units as u where u.code = s.code and u.valid_from <= s.valid_from and u.valid_to > s.valid_from)
    group by mine.old_code
    order by 1
  `.execute(tx);
  return rows.map(({ row_no, code, said, ended }) => ({
    code: 'territory.said_after_end',
    row: row_no,
    column: 'old_code',
    value: code,
    params: { said, date: ended },
  }));
}
