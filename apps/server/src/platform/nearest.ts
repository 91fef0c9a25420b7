import { looseKey } from './names.ts';

/** Letters to change, add or take away between two short texts (Levenshtein 1966). */
export function letterDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The one text that is nearest, at most a third of its letters away, accents and signs not counted; null where two are as near. */
export function nearestTo(given: string, known: readonly string[]): string | null {
  const key = looseKey(given);
  const [best, next] = known
    .map((text) => ({ text, far: letterDistance(key, looseKey(text)) / Math.max(1, looseKey(text).length) }))
    .sort((a, b) => a.far - b.far);
  return best === undefined || best.far > 1 / 3 || next?.far === best.far ? null : best.text;
}
