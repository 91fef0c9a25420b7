import { readFile, stat } from 'node:fs/promises';
import { LineWriter } from '../../../platform/files/line-store.ts';
import { readGeoJson } from '../../../platform/geo/read-geojson.ts';
import { Problem } from '../../../platform/problem.ts';
import {
  defaultLimits,
  type FileSource,
  type RawCell,
  type RawRow,
} from '../../../platform/tabular/cells.ts';
import { readCsv } from '../../../platform/tabular/csv/read-csv.ts';
import { looksLikeGeoJson } from '../../../platform/tabular/open-rows.ts';
import { sniffTable } from '../../../platform/tabular/sniff.ts';
import { openXlsx } from '../../../platform/tabular/xlsx/read-xlsx.ts';
import { type DraftFiles, writeNote } from './files.ts';
import { type Recognisable, recognise } from './recognise.ts';

export type DraftFormat = 'table' | 'features' | 'lines';

/** What a file is, found by laying its rows out. */
export interface Layout {
  readonly format: DraftFormat;
  readonly sheets: readonly string[];
  readonly sheet: number;
  readonly count: number;
  /** A title and notes may stand above the heading: the first rows as they are. */
  readonly early: readonly RawRow[];
  /** Names of properties, of features; their places are those of the cells. */
  readonly names: readonly string[];
  /** Shapes met in features. */
  readonly shapes: readonly string[];
}

export type OnProgress = (done: number) => void;

const earlyRows = 40;
const planSizeLimit = 512 * 1024;

/**
 * Lays the rows of a file out in the draft's folder, so that any page of them can be shown at once. Of a workbook the
 * sheet asked for, else the one that looks most like a kind. Throws `file.*`, `geojson.*`.
 */
export async function layOut(
  files: DraftFiles,
  name: string,
  kinds: readonly Recognisable[],
  wanted: number | null,
  onProgress: OnProgress,
): Promise<Layout> {
  const source = { path: files.original, name };
  const layout = (await isPlan(files.original))
    ? await layLines(files, onProgress)
    : (await looksLikeGeoJson(files.original))
      ? await layFeatures(files, source, onProgress)
      : await layTable(files, source, kinds, wanted, onProgress);
  await writeNote(files, 'layout', layout);
  return layout;
}

/** A plan's file: text with the keys of one at the beginning of lines. */
async function isPlan(path: string): Promise<boolean> {
  if ((await stat(path)).size > planSizeLimit) return false;
  const bytes = await readFile(path);
  if (bytes.includes(0)) return false;
  const text = bytes.toString('utf8');
  return /^format:\s*['"]?hatangso\.plan\//m.test(text) || (/^targets:/m.test(text) && /^tasks:/m.test(text));
}

async function layTable(
  files: DraftFiles,
  source: FileSource,
  kinds: readonly Recognisable[],
  wanted: number | null,
  onProgress: OnProgress,
): Promise<Layout> {
  if ((await sniffTable(source, defaultLimits)) === 'csv')
    return laidTable(files, readCsv(source), [], 0, onProgress);
  const workbook = await openXlsx(source);
  try {
    const sheet = wanted ?? (await likeliestSheet(workbook, kinds));
    if (workbook.sheets[sheet] === undefined) throw new Problem('draft.no_sheet', { sheet: sheet + 1 });
    return await laidTable(files, workbook.rows(sheet), workbook.sheets, sheet, onProgress);
  } finally {
    await workbook.close();
  }
}

async function likeliestSheet(
  workbook: Awaited<ReturnType<typeof openXlsx>>,
  kinds: readonly Recognisable[],
): Promise<number> {
  if (workbook.sheets.length === 1) return 0;
  let best = { sheet: 0, confidence: 0 };
  for (const sheet of workbook.sheets.keys()) {
    if (sheet > 30) break;
    const early: RawRow[] = [];
    for await (const row of workbook.rows(sheet)) {
      early.push(row);
      if (early.length === earlyRows) break;
    }
    const confidence = recognise(early, kinds)[0]?.confidence ?? 0;
    if (confidence > best.confidence) best = { sheet, confidence };
  }
  return best.sheet;
}

async function laidTable(
  files: DraftFiles,
  rows: AsyncGenerator<RawRow>,
  sheets: readonly string[],
  sheet: number,
  onProgress: OnProgress,
): Promise<Layout> {
  const { count, early } = await lay(files, rows, onProgress);
  return { format: 'table', sheets, sheet, count, early, names: [], shapes: [] };
}

/** Blank paper below the table is left out; blank rows within it stay, as the person sees them. */
async function lay(
  files: DraftFiles,
  rows: AsyncIterable<RawRow>,
  onProgress: OnProgress,
): Promise<{ count: number; early: RawRow[] }> {
  const writer = await LineWriter.open<RawRow>(files.rows);
  const early: RawRow[] = [];
  let blank: RawRow[] = [];
  try {
    for await (const row of rows) {
      if (row.cells.every((cell) => cell === null || cell === '')) {
        if (blank.length < 1_000) blank.push(row);
        continue;
      }
      for (const one of [...blank, row]) {
        if (early.length < earlyRows) early.push(one);
        await writer.add(one.row, one);
      }
      blank = [];
      if (writer.count % 500 === 0) onProgress(writer.count);
    }
    await writer.finish();
  } catch (error) {
    await writer.abandon();
    throw error;
  }
  onProgress(writer.count);
  return { count: writer.count, early };
}

async function layLines(files: DraftFiles, onProgress: OnProgress): Promise<Layout> {
  const text = (await readFile(files.original, 'utf8')).replace(/^\ufeff/, '');
  const lines = text.split(/\r\n|\n/);
  const rows = async function* (): AsyncGenerator<RawRow> {
    for (const [index, line] of lines.entries()) yield { row: index + 1, cells: [line] };
  };
  const { count, early } = await lay(files, rows(), onProgress);
  return { format: 'lines', sheets: [], sheet: 0, count, early, names: [], shapes: [] };
}

/** A feature as a row: the shape's kind, then its properties. */
async function layFeatures(files: DraftFiles, source: FileSource, onProgress: OnProgress): Promise<Layout> {
  const names: string[] = ['geometry'];
  const places = new Map<string, number>();
  const shapes = new Set<string>();
  const placeOf = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined || names.length >= defaultLimits.columns) return known ?? -1;
    places.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  const rows = async function* (): AsyncGenerator<RawRow> {
    for await (const { row, properties, geometry } of readGeoJson(source)) {
      if (geometry !== null) shapes.add(geometry.type);
      const cells: RawCell[] = [geometry?.type ?? '?'];
      for (const [name, value] of Object.entries(properties)) {
        const place = placeOf(name);
        if (place < 0) continue;
        while (cells.length < place) cells.push(null);
        cells[place] = plain(value);
      }
      yield { row, cells };
    }
  };
  const { count, early } = await lay(files, rows(), onProgress);
  return { format: 'features', sheets: [], sheet: 0, count, early, names, shapes: [...shapes] };
}

function plain(value: unknown): RawCell {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value).slice(0, 500) : (value as RawCell);
}
