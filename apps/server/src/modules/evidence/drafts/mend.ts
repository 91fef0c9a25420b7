import type { MendBody } from '@hatangso/contracts/drafts';
import { expectations } from '@hatangso/contracts/problems/expectations';
import { LineStore } from '../../../platform/files/line-store.ts';
import { invalidRequest, Problem } from '../../../platform/problem.ts';
import { shown } from '../../../platform/tabular/row.ts';
import { addMend } from './files.ts';
import type { FoundRow } from './found.ts';
import { dataRows } from './matching.ts';
import { type Mend, mendedRow } from './mends.ts';
import type { Known } from './stage.ts';

type Cell = readonly [row: number, place: number, value: string | null];

/** Writes down what a person changes; several parts of one request are one change, taken back together. */
export async function mend(known: Known, body: MendBody): Promise<{ cells: number; rows: number }> {
  const { files, layout } = known;
  if (layout === null) throw new Problem('draft.not_ready');
  if (body.undo === true) {
    if (known.mends.revision > 0) await addMend(files, { undo: true } satisfies Mend);
    return { cells: 0, rows: 0 };
  }
  const touchesCells = body.cells !== undefined || body.same !== undefined || body.suggested !== undefined;
  if (layout.format === 'features' && touchesCells) throw new Problem('draft.not_mendable');
  const cells = [
    ...(body.cells ?? []).map(({ row, place, value }): Cell => [row, place, value]),
    ...(body.same === undefined ? [] : await sameCells(known, body.same)),
    ...(body.suggested === undefined ? [] : await suggestedCells(known, body.suggested)),
  ];
  await refuseStrangers(known, cells);
  const skip = body.skipProblems === true ? await hardRows(known) : (body.skip?.rows ?? []);
  const on = body.skipProblems === true || body.skip?.on === true;
  const done: Mend = {
    ...(cells.length === 0 ? {} : { cells }),
    ...(skip.length === 0 ? {} : { skip, on }),
  };
  if (cells.length + skip.length > 0) await addMend(files, done);
  return { cells: cells.length, rows: skip.length };
}

/** Cells of rows that the sheet does not have, or of its heading. */
async function refuseStrangers({ files, matching }: Known, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return;
  const { store, first } = await dataRows(files, matching?.headerRow ?? 0);
  const strange = cells.find(([row]) => !store.has(row) || store.orderOf(row) < first);
  if (strange !== undefined) throw invalidRequest(`row ${strange[0]}`, expectations.rowOfSheet);
}

/** Every cell of a column that shows the same text. */
async function sameCells(
  { files, matching, mends }: Known,
  { place, from, to }: NonNullable<MendBody['same']>,
): Promise<Cell[]> {
  const { store, first } = await dataRows(files, matching?.headerRow ?? 0);
  const wanted = from.trim();
  const cells: Cell[] = [];
  for await (const raw of store.stream(first)) {
    const { row, cells: now } = mendedRow(raw, mends);
    if (!mends.skipped.has(row) && shown(now[place] ?? null).trim() === wanted) cells.push([row, place, to]);
  }
  return cells;
}

async function foundRows({ files }: Known): Promise<LineStore<FoundRow> | null> {
  return LineStore.open<FoundRow>(files.problems).catch(() => null);
}

/** The suggestions of one problem in one column, wherever it stands and was not mended since. */
async function suggestedCells(
  known: Known,
  { code, place }: NonNullable<MendBody['suggested']>,
): Promise<Cell[]> {
  const store = await foundRows(known);
  const cells: Cell[] = [];
  for await (const { row, problems } of store?.stream() ?? []) {
    if (known.mends.skipped.has(row)) continue;
    for (const problem of problems) {
      if (problem.code !== code || (problem.places[0] ?? null) !== place) continue;
      for (const [index, at] of problem.places.entries()) {
        const value = problem.suggestion?.[index];
        if (value !== undefined) cells.push([row, at, value]);
      }
    }
  }
  return cells;
}

/** Rows that are refused as they stand. */
async function hardRows(known: Known): Promise<number[]> {
  const store = await foundRows(known);
  const rows: number[] = [];
  for await (const { row, problems } of store?.stream() ?? []) {
    if (!known.mends.skipped.has(row) && problems.some(({ warning }) => warning !== true)) rows.push(row);
  }
  return rows;
}
