import type { CellProblem, DraftRow, DraftRows, rowsQuery } from '@hatangso/contracts/drafts';
import type { z } from 'zod';
import { LineStore } from '../../../platform/files/line-store.ts';
import type { RawRow } from '../../../platform/tabular/cells.ts';
import { matchedHeader } from '../../../platform/tabular/header.ts';
import { rowReader, shown } from '../../../platform/tabular/row.ts';
import { type FoundProblem, type FoundRow, foundOf, messagesOf, placeFinder } from './found.ts';
import { dataRows, writtenOnce } from './matching.ts';
import { mendedRow } from './mends.ts';
import { isMatched, type Known } from './stage.ts';

/** A page of the sheet as cells, with what is wrong in each. */
export async function pageOf(known: Known, query: z.output<typeof rowsQuery>): Promise<DraftRows> {
  const { files, matching, mends, layout } = known;
  const empty = { total: 0, rows: [], next: null, revision: mends.revision };
  if (layout === null) return empty;
  const { store, first } = await dataRows(files, matching?.headerRow ?? 0);
  const problems = await LineStore.open<FoundRow>(files.problems).catch(() => null);
  const { limit, only, after } = query;
  const numbers = only === undefined ? null : await rowsOnly(only, known, problems);
  const total = numbers === null ? store.count - first : numbers.length;
  const begin = numbers === null ? (row: number) => store.orderOf(row) - first : beginIn(numbers);
  const cursor = after === undefined ? query.cursor : begin(after + 1);
  const wanted = numbers?.slice(cursor, cursor + limit);
  const raw =
    wanted === undefined
      ? await store.page(first + cursor, first + cursor + limit)
      : [...(await store.pick(wanted)).values()];
  const found =
    problems === null ? new Map<number, FoundRow>() : await problems.pick(raw.map(({ row }) => row));
  const reread = rowRereader(known);
  const rows = raw.map((row) => ({
    ...rowView(row, found.get(row.row)?.problems ?? [], known, reread),
    order: store.orderOf(row.row) - first,
  }));
  const next = cursor + rows.length < total ? String(cursor + rows.length) : null;
  return { total, rows, next, revision: mends.revision };
}

const beginIn = (numbers: readonly number[]) => (row: number) => {
  const at = numbers.findIndex((number) => number >= row);
  return at < 0 ? numbers.length : at;
};

/** Numbers of the rows that a filter lets through, in the sheet's order. */
async function rowsOnly(
  only: 'problems' | 'mended' | 'skipped',
  { mends }: Known,
  problems: LineStore<FoundRow> | null,
): Promise<number[]> {
  const rising = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b);
  if (only === 'mended') return rising(mends.cells.keys());
  if (only === 'skipped') return rising(mends.skipped);
  return problems === null ? [] : rowsWithProblems(problems);
}

/** Rows that hold a problem, warnings among them: what the last check found, so that the list stands still while it is worked through. */
function rowsWithProblems(problems: LineStore<FoundRow>): number[] {
  return Array.from({ length: problems.count }, (_, order) => problems.numberAt(order));
}

type Reread = (row: RawRow) => readonly FoundProblem[];

function rowView(
  raw: RawRow,
  found: readonly FoundProblem[],
  known: Known,
  reread: Reread,
): Omit<DraftRow, 'order'> {
  const { mends, found: last } = known;
  const { row, cells } = mendedRow(raw, mends);
  const skipped = mends.skipped.has(row);
  const pending = (mends.touched.get(row) ?? 0) > (last?.checked ?? 0);
  const own = mends.cells.get(row);
  const problems = skipped ? [] : pending ? stillThere(found, own, reread({ row, cells })) : found;
  return {
    row,
    cells: cells.map((cell) => shown(cell).slice(0, 2_000)),
    mended: own === undefined ? [] : [...own.keys()].sort((a, b) => a - b),
    skipped,
    pending,
    problems: problems.map((problem) => viewOf(problem, row)),
  };
}

/**
 * A row changed since the last check: what the row itself shows is read again; what only the database knew stays where
 * its cells were left alone.
 */
function stillThere(
  found: readonly FoundProblem[],
  own: ReadonlyMap<number, string> | undefined,
  now: readonly FoundProblem[],
): readonly FoundProblem[] {
  const kept = found.filter(
    ({ code, places }) =>
      !code.startsWith('cell.') && !code.startsWith('geo.') && !places.some((place) => own?.has(place)),
  );
  return [...now, ...kept];
}

/** Reads one row's cells as the kind would. */
function rowRereader(known: Known): Reread {
  const { matching, layout, draft } = known;
  if (layout?.format !== 'table' || matching?.spec == null || !isMatched(known)) return () => [];
  const { spec, columns, headerRow } = matching;
  const sheet = {
    headerRow: headerRow ?? 0,
    written: writtenOnce(columns),
    columns: new Map(columns.flatMap(({ place, key }) => (key === null ? [] : [[place, key] as const]))),
    async *rows(): AsyncGenerator<RawRow> {},
  };
  const header = matchedHeader(sheet, spec, draft.fileName);
  const read = rowReader(spec, header, { vn2000: draft.settings.options.zone, extent: 'vietnam' });
  const placesOf = placeFinder(columns, spec);
  return (row) => {
    const reading = read(row);
    if (reading === 'empty' || reading === 'example') return [];
    return reading.problems.map((problem) => {
      const places = placesOf(problem.column);
      const column = spec.columns.find(
        ({ key }) => key === columns.find(({ place }) => place === places[0])?.key,
      );
      return foundOf(problem, places, column ?? null, false);
    });
  };
}

function viewOf(
  { code, places, value, params, suggestion, warning }: FoundProblem,
  row: number,
): CellProblem {
  const problem = {
    code,
    row,
    ...(value === undefined ? {} : { value }),
    ...(params === undefined ? {} : { params }),
  };
  return {
    code,
    places: [...places],
    messages: messagesOf(problem),
    suggestion: suggestion === undefined ? null : [...suggestion],
    warning: warning === true,
  };
}
