import { nameKey } from '../../../platform/names.ts';

/** A text prepared to be found: by letters and tones, and without them. */
export interface Findable {
  readonly exact: string;
  readonly plain: string;
}

/** Accents and tones taken off a name key; đ is d. */
const plainOf = (key: string): string => key.replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Names are prepared once: those of 3,321 units for every letter typed took most of the time. */
const prepared = new Map<string, Findable>();
const mostPrepared = 50_000;

export function findable(text: string): Findable {
  const before = prepared.get(text);
  if (before !== undefined) return before;
  const exact = nameKey(text);
  const found = { exact, plain: plainOf(exact) };
  if (prepared.size >= mostPrepared) prepared.clear();
  prepared.set(text, found);
  return found;
}

/**
 * How well a text answers a query, smaller is better; null where it does not. Words may be cut short ("tổ d 4" finds
 * "Tổ dân phố 4") and must come in their order. The whole text goes before its beginning, that before words begun in
 * the middle, those before letters inside a word, those before initials ("vhxh" = Văn hóa – Xã hội). What agrees
 * without its accents alone stands behind what agrees with them.
 */
export function matchRank(text: Findable, query: Findable): number | null {
  if (query.plain === '') return null;
  const withTones = rankOf(text.exact, query.exact);
  if (withTones !== null) return withTones * 2;
  const without = rankOf(text.plain, query.plain);
  return without === null ? null : without * 2 + 1;
}

function rankOf(text: string, query: string): number | null {
  if (text === query) return 0;
  if (text.startsWith(`${query} `)) return 1;
  if (text.startsWith(query)) return 2;
  if (` ${text}`.includes(` ${query}`)) return 3;
  const words = text.split(' ');
  if (wordsBegin(words, query.split(' '))) return 4;
  if (text.includes(query)) return 5;
  const initials = words.map((word) => [...word][0] ?? '').join('');
  return !query.includes(' ') && query.length >= 2 && initials.includes(query) ? 6 : null;
}

/** Whether each asked word begins a word of the text, in the same order. */
function wordsBegin(words: readonly string[], asked: readonly string[]): boolean {
  let at = 0;
  for (const word of words) {
    const wanted = asked[at];
    if (wanted === undefined) break;
    if (word.startsWith(wanted)) at += 1;
  }
  return at === asked.length;
}
