import type { KindSpec } from '@hatangso/contracts/columns';
import type { DraftColumn, MatchReason } from '@hatangso/contracts/drafts';
import { looseKey } from '../../../platform/names.ts';
import type { RawRow } from '../../../platform/tabular/cells.ts';
import { cellText, headingIndex, lookUp, metresKey } from '../../../platform/tabular/header.ts';
import { shown } from '../../../platform/tabular/row.ts';
import { columnLetters } from '../../../platform/tabular/write-xlsx.ts';

/** Headings of a kind as matched before in the ward: heading's key → column's key, '' where it was left out. */
export type Remembered = ReadonlyMap<string, string>;

/** What is asked of a kind to recognise its files. */
export interface Recognisable {
  readonly kind: string;
  readonly spec: KindSpec;
  readonly remembered: Remembered;
}

export interface Candidate {
  readonly kind: string;
  /** The row of the file in which the heading stands. */
  readonly headerRow: number;
  /** 0 to 1: the share of headings known and of required columns found. */
  readonly confidence: number;
  /** Keys of required columns that are not there. */
  readonly missing: readonly string[];
}

export const headingText = (cell: RawRow['cells'][number] | undefined): string =>
  cellText(cell ?? null)
    .replace(/\s+/g, ' ')
    .trim();

/** The kinds a sheet may be, best first: each with the row among the first ones that names the most of its columns. */
export function recognise(early: readonly RawRow[], kinds: readonly Recognisable[]): Candidate[] {
  return kinds
    .flatMap((kind): Candidate[] => {
      const found = early.map((row) => rate(row, kind)).filter((one) => one.matched > 0);
      const best = found.reduce<Rated | null>(
        (most, one) => (most === null || one.matched > most.matched ? one : most),
        null,
      );
      if (best === null || best.matched < Math.min(2, kind.spec.columns.length)) return [];
      const { headerRow, confidence, missing } = best;
      return [{ kind: kind.kind, headerRow, confidence, missing }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

interface Rated extends Omit<Candidate, 'kind'> {
  readonly matched: number;
}

function rate(row: RawRow, { spec, remembered }: Recognisable): Rated {
  const headings = row.cells.map(headingText);
  const columns = matchColumns(headings, spec, remembered, new Map());
  const keys = new Set(columns.flatMap(({ key }) => key ?? []));
  const written = headings.filter((text) => text !== '').length;
  const missing = missingColumns(spec, keys);
  const required = spec.columns.filter((column) => column.required).length;
  const found = required === 0 ? 1 : (required - missing.length) / required;
  const confidence = written === 0 ? 0 : (keys.size / written) * 0.5 + found * 0.5;
  return { headerRow: row.row, confidence: Math.round(confidence * 100) / 100, missing, matched: keys.size };
}

/** Required columns without a heading; X and Y stand for longitude and latitude. */
export function missingColumns(spec: KindSpec, keys: ReadonlySet<string>): string[] {
  const metres = keys.has('x') && keys.has('y');
  return spec.columns
    .filter(({ key, type, required }) => {
      const position = type === 'longitude' || type === 'latitude';
      return required && !keys.has(key) && !(metres && position);
    })
    .map(({ key }) => key);
}

type Matched = Omit<DraftColumn, 'samples'>;

/** Which column each heading goes with: what a person said, what was remembered, then the name. No column twice. */
export function matchColumns(
  headings: readonly string[],
  spec: KindSpec,
  remembered: Remembered,
  byHand: ReadonlyMap<number, string | null>,
): Matched[] {
  const index = headingIndex(spec);
  const positions = spec.columns.some(({ type }) => type === 'longitude');
  const keys = new Set(spec.columns.map(({ key }) => key).concat(positions ? ['x', 'y'] : []));
  const wanted = headings.map((heading, place): { key: string | null; how: MatchReason } => {
    if (byHand.has(place)) return { key: byHand.get(place) ?? null, how: 'hand' };
    const before = heading === '' ? undefined : remembered.get(looseKey(heading));
    if (before !== undefined && (before === '' || keys.has(before)))
      return { key: before === '' ? null : before, how: 'remembered' };
    const named = lookUp(heading, index)?.key ?? (positions ? metresKey(heading) : null);
    return heading === '' || named === null ? { key: null, how: 'none' } : { key: named, how: 'name' };
  });
  const rank: readonly MatchReason[] = ['hand', 'remembered', 'name'];
  const owner = new Map<string, number>();
  for (const how of rank) {
    for (const [place, one] of wanted.entries()) {
      if (one.how === how && one.key !== null && keys.has(one.key) && !owner.has(one.key))
        owner.set(one.key, place);
    }
  }
  return wanted.map(({ key, how }, place) => {
    const base = { place, letter: columnLetters(place), heading: headings[place] ?? '' };
    if (key === null) return { ...base, key: null, how };
    return owner.get(key) === place ? { ...base, key, how } : { ...base, key: null, how: 'twice' as const };
  });
}

/** The first values of each column below its heading, for a person to recognise it by. */
export function samplesOf(early: readonly RawRow[], headerRow: number, place: number): string[] {
  return early
    .filter(({ row }) => row > headerRow)
    .map(({ cells }) => shown(cells[place] ?? null).trim())
    .filter((text) => text !== '')
    .slice(0, 3)
    .map((text) => text.slice(0, 60));
}
