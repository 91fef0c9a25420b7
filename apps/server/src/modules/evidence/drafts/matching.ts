import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KindSpec } from '@hatangso/contracts/columns';
import type { DraftColumn, DraftOptions } from '@hatangso/contracts/drafts';
import { LineStore } from '../../../platform/files/line-store.ts';
import type { SpooledFile } from '../../../platform/files/spool.ts';
import type { MatchedSheet, RawRow } from '../../../platform/tabular/cells.ts';
import type { ImportKind } from '../kind.ts';
import type { DraftFiles } from './files.ts';
import type { Layout } from './lay-out.ts';
import { type Mends, mendedRow, mendsDigest } from './mends.ts';
import {
  type Candidate,
  headingText,
  matchColumns,
  missingColumns,
  type Recognisable,
  type Remembered,
  recognise,
  samplesOf,
} from './recognise.ts';

/** What a person said of the file. */
export interface Settings {
  readonly kind: string | null;
  readonly sheet: number | null;
  readonly headerRow: number | null;
  /** By place. */
  readonly columns: Readonly<Record<string, string | null>>;
  readonly options: DraftOptions;
}

export const noSettings: Settings = {
  kind: null,
  sheet: null,
  headerRow: null,
  columns: {},
  options: { asOf: null, round: null, zone: null, skipBadRows: false },
};

/** How a file is understood: what was recognised, and over it what a person said. */
export interface Matching {
  readonly kind: string | null;
  readonly spec: KindSpec | null;
  readonly candidates: readonly Candidate[];
  /** 0 where every row is data (features, lines). */
  readonly headerRow: number | null;
  readonly columns: readonly DraftColumn[];
  readonly missing: readonly string[];
  readonly needsZone: boolean;
}

export type RememberedByKind = ReadonlyMap<string, Remembered>;

const none: Remembered = new Map();
/** Recognised with less than this, a person is asked. */
const sureEnough = 0.5;

export const recognisables = (kinds: readonly ImportKind[], remembered: RememberedByKind): Recognisable[] =>
  kinds.flatMap(({ kind, level, spec }) =>
    level === 'ward' && spec !== null ? [{ kind, spec, remembered: remembered.get(kind) ?? none }] : [],
  );

/** Understands a laid-out file. Pure. */
export function matchingOf(
  layout: Layout,
  settings: Settings,
  kinds: readonly ImportKind[],
  remembered: RememberedByKind,
): Matching {
  if (layout.format === 'lines') return ofLines(settings);
  const early = layout.format === 'features' ? [headingOfFeatures(layout)] : layout.early;
  const known = recognisables(kinds, remembered);
  const candidates = recognise(
    early,
    known.filter((one) => layout.format === 'table' || takes(one, layout)),
  );
  const sure = candidates.find(({ confidence }) => confidence >= sureEnough);
  const kind = settings.kind ?? sure?.kind ?? null;
  const chosen = known.find((one) => one.kind === kind);
  if (chosen === undefined) return { ...unmatched, candidates };
  const found = candidates.find((one) => one.kind === kind);
  const headerRow = layout.format === 'features' ? 0 : (settings.headerRow ?? found?.headerRow ?? null);
  const heading = early.find(({ row }) => row === headerRow);
  const base = { kind: chosen.kind, spec: chosen.spec, candidates, headerRow };
  if (heading === undefined)
    return { ...unmatched, ...base, missing: missingColumns(chosen.spec, new Set()) };
  const columns = columnsOf(heading, layout, settings, chosen);
  const keys = new Set(columns.flatMap(({ key }) => key ?? []));
  const inMetres = keys.has('x') && keys.has('y');
  // a point is where its shape is; areas may give their first day by the import's own
  const missing = layout.format === 'features' ? [] : missingColumns(chosen.spec, keys);
  return { ...base, columns, missing, needsZone: inMetres && settings.options.zone === null };
}

const unmatched: Matching = {
  kind: null,
  spec: null,
  candidates: [],
  headerRow: null,
  columns: [],
  missing: [],
  needsZone: false,
};

const ofLines = ({ kind }: Settings): Matching => ({
  ...unmatched,
  kind: kind ?? 'plan',
  headerRow: 0,
  columns: [{ place: 0, letter: 'A', heading: 'YAML', key: null, how: 'none', samples: [] }],
  candidates: [{ kind: 'plan', headerRow: 0, confidence: 1, missing: [] }],
});

/** Which shapes a kind's files have. */
const shapesOf: Readonly<Record<string, readonly string[]>> = {
  groups: ['Polygon', 'MultiPolygon'],
  claims: ['Polygon', 'MultiPolygon'],
  places: ['Point'],
};

const takes = ({ kind }: Recognisable, { shapes }: Layout): boolean =>
  shapes.some((shape) => shapesOf[kind]?.includes(shape));

const headingOfFeatures = ({ names }: Layout): RawRow => ({ row: 0, cells: names });

function columnsOf(
  heading: RawRow,
  layout: Layout,
  settings: Settings,
  { spec, remembered }: Recognisable,
): DraftColumn[] {
  const widest = Math.max(heading.cells.length, ...layout.early.map(({ cells }) => cells.length));
  const headings = Array.from({ length: widest }, (_, place) => headingText(heading.cells[place]));
  const byHand = new Map(Object.entries(settings.columns).map(([place, key]) => [Number(place), key]));
  const columns = matchColumns(headings, spec, remembered, byHand);
  return columns
    .map((column) => ({ ...column, samples: samplesOf(layout.early, heading.row, column.place) }))
    .filter(({ heading: text, key, samples }) => text !== '' || key !== null || samples.length > 0);
}

/** The rows that hold data, as they stand. */
export async function dataRows(
  files: DraftFiles,
  headerRow: number,
): Promise<{ store: LineStore<RawRow>; first: number }> {
  const store = await LineStore.open<RawRow>(files.rows);
  return { store, first: headerRow === 0 ? 0 : store.orderOf(headerRow + 1) };
}

export interface DraftFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
}

/**
 * The draft as a kind reads it: the file itself, or its rows as matched and mended. Its digest is the file's own only
 * where nothing was changed: the same file mended otherwise is another statement.
 */
export async function fileForKind(
  files: DraftFiles,
  file: DraftFile,
  layout: Layout,
  matching: Matching,
  mends: Mends,
  onProgress: (done: number) => void = () => undefined,
): Promise<SpooledFile> {
  const base = { name: file.name, size: file.bytes, remove: async () => undefined };
  const sha256 = digestOf(file, layout, matching, mends);
  if (layout.format === 'features') return { ...base, path: files.original, sha256 };
  if (layout.format === 'lines') {
    const path =
      mends.cells.size === 0 && mends.skipped.size === 0 ? files.original : await writeLines(files, mends);
    return { ...base, path, sha256 };
  }
  return { ...base, path: files.original, sha256, sheet: sheetOf(files, matching, mends, onProgress) };
}

function sheetOf(
  files: DraftFiles,
  { headerRow, columns }: Matching,
  mends: Mends,
  onProgress: (done: number) => void,
): MatchedSheet {
  const row = headerRow ?? 0;
  return {
    headerRow: row,
    written: writtenOnce(columns),
    columns: new Map(columns.flatMap(({ place, key }) => (key === null ? [] : [[place, key] as const]))),
    async *rows() {
      const { store, first } = await dataRows(files, row);
      let done = 0;
      for await (const raw of store.stream(first)) {
        done += 1;
        if (done % 500 === 0) onProgress(done);
        if (!mends.skipped.has(raw.row)) yield mendedRow(raw, mends);
      }
      onProgress(done);
    },
  };
}

/** Headings by place; a blank one or one that stands twice gets its column's letter, so that a problem names one cell. */
export function writtenOnce(columns: readonly DraftColumn[]): string[] {
  const seen = new Set<string>();
  const written: string[] = [];
  for (const { place, letter, heading } of columns) {
    const name = heading === '' ? letter : heading;
    const own = seen.has(name) ? `${name} (${letter})` : name;
    seen.add(own);
    while (written.length < place) written.push('');
    written[place] = own;
  }
  return written;
}

async function writeLines(files: DraftFiles, mends: Mends): Promise<string> {
  const store = await LineStore.open<RawRow>(files.rows);
  const lines: string[] = [];
  for await (const raw of store.stream()) {
    const { row, cells } = mendedRow(raw, mends);
    while (lines.length < row - 1) lines.push('');
    lines.push(mends.skipped.has(row) ? '' : String(cells[0] ?? ''));
  }
  const path = join(files.folder, 'mended.yaml');
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 });
  return path;
}

function digestOf({ sha256 }: DraftFile, layout: Layout, matching: Matching, mends: Mends): string {
  const digest = mendsDigest(mends);
  const byHand = matching.columns.flatMap(({ place, key, how }) =>
    how === 'hand' || how === 'remembered' ? [[place, key]] : [],
  );
  if (digest === null && byHand.length === 0 && layout.sheet === 0) return sha256;
  const said = JSON.stringify([sha256, layout.sheet, matching.headerRow, byHand, digest]);
  return createHash('sha256').update(said).digest('hex');
}
