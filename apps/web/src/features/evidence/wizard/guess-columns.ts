import type { DraftColumn, KnownColumn } from '@hatangso/contracts/drafts';

/** Words that say nothing of what a column holds. */
const idle = new Set(['so', 'cua', 'cac', 'ho', 'theo', 'co', 'la', 'the', 'of', 'number']);

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('\u0111', 'd')
    .replaceAll('\u0110', 'D')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !idle.has(word));

/** How much of a column's name a heading says, 0 to 1. */
function likeness(heading: string, { heading: { vi, en } }: KnownColumn): number {
  const own = new Set(wordsOf(heading));
  if (own.size === 0) return 0;
  return Math.max(
    ...[vi, en].map((name) => {
      const wanted = [...new Set(wordsOf(name))];
      const shared = wanted.filter((word) => own.has(word)).length;
      return wanted.length === 0 ? 0 : shared / Math.max(wanted.length, own.size);
    }),
  );
}

export interface Guess {
  readonly key: string;
  readonly column: DraftColumn;
}

/** For columns still missing: the heading that nobody has yet and that sounds most like it. Only offered. */
export function guessColumns(
  missing: readonly string[],
  columns: readonly DraftColumn[],
  known: readonly KnownColumn[],
): Guess[] {
  return missing.flatMap((key) => {
    const wanted = known.find((one) => one.key === key);
    if (wanted === undefined) return [];
    const [best] = columns
      .filter((column) => column.key === null && column.heading !== '')
      .map((column) => ({ column, score: likeness(column.heading, wanted) }))
      .sort((a, b) => b.score - a.score);
    return best === undefined || best.score < 0.5 ? [] : [{ key, column: best.column }];
  });
}
