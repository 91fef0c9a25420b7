import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { SpooledFile } from '../../../platform/files/spool.ts';
import { makeStage, type Stage } from '../../../platform/files/stage.ts';
import { wkbBase64 } from '../../../platform/geo/wkb.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { sortKey, unitNameKey } from '../../../platform/names.ts';
import { type FileRow, openRows } from '../../../platform/tabular/open-rows.ts';
import {
  closeBatch,
  type EvidenceTable,
  type ImportKind,
  type ImportOptions,
  insertShapes,
  type OpenBatch,
  type PreparedFile,
  type Taken,
} from '../../evidence/index.ts';
import { type History, readHistory } from './history.ts';
import { rebuildUnits } from './rebuild.ts';
import { shapeProblem } from './shape-problem.ts';
import { Twice } from './twice.ts';
import { unitsSpec } from './unit-columns.ts';

const table: EvidenceTable = {
  schema: 'territory',
  table: 'unit_statements',
  key: ['code', 'valid_from'],
  columns: {
    code: 'text',
    valid_from: 'date',
    full_name: 'text',
    name_key: 'text',
    sort_key: 'text',
    of_province: 'text',
    area_km2: 'numeric',
    population: 'integer',
    households: 'integer',
    centre: 'geometry(point, 4326)',
  },
};

/** What a file says of one unit; `shape` is WKB in base64, `centre` EWKT. */
interface UnitRow {
  readonly row_no: number;
  readonly code: string;
  readonly full_name: string;
  readonly name_key: string;
  readonly sort_key: string;
  readonly of_province: string | null;
  readonly area_km2: number | null;
  readonly population: number | null;
  readonly households: number | null;
  readonly centre: string | null;
  readonly shape: string | null;
}

export const gsoCode = /^(\d{2}|\d{5})$/;

/** Units: boundaries (GeoJSON) or tables, merged with what earlier files said of the same unit. */
export const unitsKind: ImportKind = {
  kind: 'units',
  level: 'nation',
  spec: unitsSpec,
  prepare: prepareUnits,
  async undo(batch, { tx, now }) {
    const codes = await codesOf(tx, batch);
    await closeBatch(tx, table, { ...batch, now });
    await rebuildUnits(tx, codes, now);
  },
};

async function prepareUnits(file: SpooledFile, options: ImportOptions): Promise<PreparedFile> {
  const stage = makeStage<UnitRow>();
  const twice = new Twice();
  const problems: RowProblem[] = [];
  let rowsRead = 0;
  try {
    const opened = await openRows(file, unitsSpec, {
      shapes: ['Polygon'],
      zone: options.zone,
      substitutes: { code: 'id', full_name: 'name' },
    });
    for await (const row of opened.rows) {
      rowsRead += 1;
      const refused = [...row.problems, ...problemsOf(row, options)];
      problems.push(...refused);
      const code = String(row.values.code ?? '');
      if (code !== '') twice.see(code, row.row, 'code', code);
      if (refused.length === 0) await stage.add(unitRow(row, options));
    }
    problems.push(...twice.problems);
    return {
      rowsRead,
      problems,
      unknownColumns: [...opened.unknownColumns],
      take: (batch, doing) => takeUnits(stage, twice, batch, doing),
      dispose: () => stage.dispose(),
    };
  } catch (error) {
    await stage.dispose();
    throw error;
  }
}

function problemsOf({ row, values }: FileRow, options: ImportOptions): RowProblem[] {
  const problems: RowProblem[] = [];
  const code = values.code === null ? null : String(values.code);
  if (code !== null && !gsoCode.test(code)) {
    problems.push({ code: 'territory.code_shape', row, column: 'code', value: code });
  }
  const province = values.of_province ?? options.province;
  if (province !== null && !/^\d{2}$/.test(String(province))) {
    problems.push({ code: 'territory.code_shape', row, column: 'provinceCode', value: String(province) });
  }
  if (values.full_name === null) problems.push({ code: 'territory.no_name', row });
  return problems;
}

function unitRow({ row, values, geometry }: FileRow, options: ImportOptions): UnitRow {
  const name = String(values.full_name);
  const number = (key: string): number | null => (typeof values[key] === 'number' ? values[key] : null);
  const [lon, lat] = [number('lon'), number('lat')];
  return {
    row_no: row,
    code: String(values.code),
    full_name: name,
    name_key: unitNameKey(name),
    sort_key: sortKey(name),
    of_province:
      values.of_province === null || values.of_province === undefined
        ? options.province
        : String(values.of_province),
    area_km2: number('area_km2'),
    population: number('population'),
    households: number('households'),
    centre: lon === null || lat === null ? null : `SRID=4326;POINT(${lon} ${lat})`,
    shape: geometry === null ? null : wkbBase64(geometry),
  };
}

async function takeUnits(
  stage: Stage<UnitRow>,
  twice: Twice,
  batch: OpenBatch,
  { tx, now }: Doing,
): Promise<Taken> {
  const problems: RowProblem[] = [];
  const history = await readHistory(tx, now);
  let rowsTaken = 0;
  for await (const staged of stage.batches()) {
    const provinces = await knownProvinces(tx, staged, batch.asOf);
    const placed = staged
      .filter(({ row_no }) => !twice.refused(row_no))
      .map((row) => place(row, batch.asOf, history, provinces));
    problems.push(...placed.flatMap(({ problem }) => (problem === null ? [] : [problem])));
    const good = placed.filter(({ problem }) => problem === null).map(({ row }) => row);
    const invalid = await insertShapes(tx, table, batch, good);
    problems.push(...invalid.map(shapeProblem));
    rowsTaken += good.length - invalid.length;
  }
  await rebuildUnits(tx, await codesOf(tx, batch), now);
  return { rowsTaken, rowsReplaced: 0, problems, warnings: await areaWarnings(tx, batch), asOf: batch.asOf };
}

/** A unit's date and province, or why it cannot be placed. */
function place(row: UnitRow, asOf: string, history: History, provinces: ReadonlyMap<string, string>) {
  const ended = history.endedBefore(row.code, asOf);
  const province =
    row.code.length === 2
      ? row.code
      : (row.of_province ?? provinces.get(row.code) ?? history.provinceAt(row.code, asOf));
  const at = { row: row.row_no, column: 'code', value: row.code };
  const problem: RowProblem | null =
    ended !== null
      ? { code: 'territory.after_end', ...at, params: { ...ended } }
      : province === null
        ? { code: 'territory.no_province', ...at, value: `${row.full_name} (${row.code})` }
        : null;
  return { problem, row: { ...row, of_province: province, valid_from: asOf } };
}

/** Provinces of the units that stand under these codes already. */
async function knownProvinces(
  tx: Tx,
  rows: readonly UnitRow[],
  asOf: string,
): Promise<ReadonlyMap<string, string>> {
  const codes = rows.filter(({ of_province }) => of_province === null).map(({ code }) => code);
  if (codes.length === 0) return new Map();
  const known = await sql<{ code: string; province_code: string }>`
    select code, province_code from territory.units
    where code = any(${codes}::text[]) and valid_from <= ${asOf}::date and valid_to > ${asOf}::date and province_code is not null
  `.execute(tx);
  return new Map(known.rows.map(({ code, province_code }) => [code, province_code]));
}

/** Boundaries measured as flat land at their latitude (good to half a per cent, fifty times faster) against the area given. */
async function areaWarnings(tx: Tx, batch: OpenBatch): Promise<RowProblem[]> {
  const { rows } = await sql<{ row_no: number; name: string; given: number; measured: number }>`
    with measured as (
      select row_no, full_name || ' (' || code || ')' as name, area_km2 as given,
             st_area(geom) * cos(radians(st_y(st_centroid(geom)))) * 111.32 * 110.65 as km2
      from territory.unit_statements
      where unit_code = ${batch.unitCode} and batch_id = ${batch.id}::uuid and geom is not null and area_km2 > 0
    )
    select row_no, name, given, round(km2::numeric, 2) as measured from measured
    where abs(km2 / given::float8 - 1) > 0.1
    order by row_no
  `.execute(tx);
  return rows.map(({ row_no, name, given, measured }) => ({
    code: 'territory.area_differs',
    row: row_no,
    value: name,
    params: { given, measured },
  }));
}

async function codesOf(tx: Tx, batch: { readonly id: string; readonly unitCode: string }): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct code from territory.unit_statements
    where unit_code = ${batch.unitCode} and batch_id = ${batch.id}::uuid
    order by code
  `.execute(tx);
  return rows.map(({ code }) => code);
}
