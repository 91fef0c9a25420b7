import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import type { DraftColumn, ProblemGroup } from '@hatangso/contracts/drafts';
import type { ProblemCode, ProblemParams, RowProblem } from '@hatangso/contracts/problems';
import { problemText } from '@hatangso/contracts/problems';
import { LineWriter } from '../../../platform/files/line-store.ts';
import type { DraftFiles } from './files.ts';
import { writtenOnce } from './matching.ts';
import { suggest } from './suggest.ts';

/** A problem as it is kept: without texts, with the places of its cells. */
export interface FoundProblem {
  readonly code: ProblemCode;
  readonly places: readonly number[];
  readonly value?: string;
  readonly params?: ProblemParams;
  readonly suggestion?: readonly string[];
  /** Refuses nothing. */
  readonly warning?: true;
}

export interface FoundRow {
  readonly row: number;
  readonly problems: readonly FoundProblem[];
}

/** What a check found, in short. */
export interface Found {
  /** The revision of the mends that was looked at. */
  readonly checked: number;
  readonly rowsRead: number;
  readonly withProblems: number;
  readonly cellsWithProblems: number;
  readonly warnings: number;
  readonly groups: readonly ProblemGroup[];
  readonly notices: readonly { readonly code: string; readonly messages: { vi: string; en: string } }[];
  /** Why nothing of the file can be taken, where it is the file as a whole. */
  readonly problem: { readonly code: string; readonly messages: { vi: string; en: string } } | null;
}

/** Finds the cells that a problem's column names: a heading as written, a column's own name, or several of them. */
export function placeFinder(
  columns: readonly DraftColumn[],
  spec: KindSpec | null,
): (column: string | undefined) => readonly number[] {
  const places = new Map<string, number>();
  const placeOfKey = new Map(
    columns.flatMap(({ key, place }) => (key === null ? [] : [[key, place] as const])),
  );
  for (const { key, heading } of spec?.columns ?? []) {
    const place = placeOfKey.get(key);
    if (place === undefined) continue;
    for (const name of [key, heading.en, heading.vi]) places.set(name, place);
  }
  for (const metres of ['x', 'y'] as const) {
    const place = placeOfKey.get(metres);
    if (place !== undefined) places.set(metres.toUpperCase(), place);
  }
  for (const [place, name] of writtenOnce(columns).entries()) if (name !== '') places.set(name, place);
  const known = new Map<string, readonly number[]>();
  return (column) => {
    if (column === undefined) return [];
    const before = known.get(column);
    if (before !== undefined) return before;
    const whole = places.get(column);
    const parts = column.split(', ').map((part) => places.get(part));
    const found = whole === undefined ? parts.filter((place) => place !== undefined) : [whole];
    known.set(column, found);
    return found;
  };
}

/** Where problems stand and what they say; keeps them by row, and counts and groups them. */
export async function keepFound(
  files: DraftFiles,
  given: {
    readonly revision: number;
    readonly rowsRead: number;
    readonly problems: readonly RowProblem[];
    readonly warnings: readonly RowProblem[];
    readonly columns: readonly DraftColumn[];
    readonly spec: KindSpec | null;
    readonly placesOf: (column: string | undefined) => readonly number[];
    readonly isRow: (row: number) => boolean;
  },
): Promise<Found> {
  const columnAt = columnFinder(given.columns, given.spec);
  const told = [
    ...given.problems.map((problem) => ({ problem, warning: false })),
    ...given.warnings.map((problem) => ({ problem, warning: true })),
  ];
  const ofFile = told.filter(({ problem }) => !given.isRow(problem.row));
  const ofRows = told.filter(({ problem }) => given.isRow(problem.row));
  ofRows.sort((a, b) => a.problem.row - b.problem.row);
  const groups = new Grouper();
  const writer = await LineWriter.open<FoundRow>(files.problems);
  let [withProblems, cells] = [0, 0];
  for (let at = 0; at < ofRows.length; ) {
    const row = ofRows[at]?.problem.row ?? 0;
    const own: FoundProblem[] = [];
    for (; ofRows[at]?.problem.row === row; at += 1) {
      const one = ofRows[at];
      if (one === undefined) break;
      const places = given.placesOf(one.problem.column);
      const found = foundOf(one.problem, places, columnAt(places[0]), one.warning);
      own.push(found);
      if (!one.warning) groups.add(one.problem, found);
    }
    const hard = own.filter(({ warning }) => warning === undefined);
    if (hard.length > 0) withProblems += 1;
    cells += hard.reduce((sum, { places }) => sum + Math.max(1, places.length), 0);
    await writer.add(row, { row, problems: own });
  }
  await writer.finish();
  const problem = ofFile.find(({ warning }) => !warning)?.problem;
  return {
    checked: given.revision,
    rowsRead: given.rowsRead,
    withProblems,
    cellsWithProblems: cells,
    warnings: given.warnings.length,
    groups: groups.list(),
    notices: ofFile.filter(({ warning }) => warning).map((one) => toldOf(one.problem)),
    problem: problem === undefined ? null : toldOf(problem),
  };
}

const toldOf = (problem: RowProblem) => ({
  code: problem.code,
  messages: messagesOf(problem),
});

function columnFinder(columns: readonly DraftColumn[], spec: KindSpec | null) {
  const byPlace = new Map(
    columns.map(({ place, key }) => [place, spec?.columns.find((one) => one.key === key)]),
  );
  return (place: number | undefined): ColumnSpec | null =>
    place === undefined ? null : (byPlace.get(place) ?? null);
}

export function foundOf(
  problem: RowProblem,
  places: readonly number[],
  column: ColumnSpec | null,
  warning: boolean,
): FoundProblem {
  const suggestion = warning ? null : suggest(problem, column);
  return {
    code: problem.code,
    places,
    ...(problem.value === undefined ? {} : { value: problem.value }),
    ...(problem.params === undefined ? {} : { params: problem.params }),
    ...(suggestion === null || suggestion.length !== places.length ? {} : { suggestion }),
    ...(warning ? { warning: true as const } : {}),
  };
}

/** The texts of a problem, without the place it stands in: that is where they are shown. */
export function messagesOf(problem: Pick<RowProblem, 'code' | 'value' | 'params' | 'row' | 'column'>): {
  vi: string;
  en: string;
} {
  const { code, row, column, value, params } = problem;
  const filled = { row, column: column ?? '', value: value ?? '', ...params };
  return { vi: problemText(code, filled, 'vi'), en: problemText(code, filled, 'en') };
}

const mostGroups = 60;
const mostValues = 8;

/** Gathers problems that are mended in one way: the same code in the same column, and by the values in it. */
class Grouper {
  readonly #groups = new Map<string, Gathered>();

  add(problem: RowProblem, found: FoundProblem): void {
    const place = found.places[0] ?? null;
    const key = `${found.code}\t${found.places.join(',')}`;
    const group = this.#groups.get(key) ?? {
      code: found.code,
      place,
      rows: 0,
      firstRow: problem.row,
      suggested: 0,
      messages: messagesOf(problem),
      values: new Map(),
    };
    this.#groups.set(key, group);
    group.rows += 1;
    if (found.suggestion !== undefined) group.suggested += 1;
    const value = found.value ?? '';
    const known = group.values.get(value);
    if (known !== undefined) known.rows += 1;
    else if (group.values.size < 500)
      group.values.set(value, { value, rows: 1, suggestion: found.suggestion?.[0] ?? null });
  }

  list(): ProblemGroup[] {
    return [...this.#groups.values()]
      .sort((a, b) => b.rows - a.rows)
      .slice(0, mostGroups)
      .map(({ values, ...group }) => ({
        ...group,
        values: [...values.values()].sort((a, b) => b.rows - a.rows).slice(0, mostValues),
      }));
  }
}

type Gathered = Omit<ProblemGroup, 'values'> & {
  rows: number;
  suggested: number;
  values: Map<string, { value: string; rows: number; suggestion: string | null }>;
};
