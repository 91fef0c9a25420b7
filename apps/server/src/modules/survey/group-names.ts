import { looseKey, nameKey } from '../../platform/names.ts';

/** What people put before a group's name or number; longest first, so that "tổ dân phố" goes before "tổ". */
const prefixes = [
  'tổ dân phố',
  'khối phố',
  'khu phố',
  'khu dân cư',
  'khối',
  'thôn',
  'buôn',
  'làng',
  'bản',
  'xóm',
  'ấp',
  'tdp',
  'kdc',
  'tổ',
].sort((a, b) => b.length - a.length);
const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
const words = prefixes.flatMap((prefix) => [nameKey(prefix), nameKey(withoutAccents(prefix))]);
const numberWord = `(?:${nameKey('số')}|so)`;

/**
 * A pattern (PostgreSQL's and JavaScript's alike; to be replaced everywhere by nothing) of what does not count in a
 * group's `name_key`: the kind of group in front, with or without accents, the word "số", and zeros before a number.
 * What is left is the key under which "TDP 1" and "Tổ dân phố số 01" are one. It never leaves nothing.
 */
export const groupNoise = `^(?:(?:${[...new Set(words)].join('|')})(?: |(?=[0-9])))?(?:${numberWord} )?|(?<![0-9])0+(?=[0-9])`;
const noise = new RegExp(groupNoise, 'gu');

/** The key of a group's name without the kind of group: compared by letters and tones, numbers by value. */
export const groupKey = (name: string): string => nameKey(name).replace(noise, '');

export interface NamedGroup {
  readonly code: string;
  readonly name: string;
}

/** The group meant, or why none: codes and names that come near, most alike first. */
export type GroupMatch =
  | { readonly code: string }
  | { readonly code: null; readonly ambiguous: boolean; readonly near: readonly string[] };

/**
 * Finds the group a person meant, by code, by name, or by name without its kind, where only one group answers.
 * What does not match is told with what comes near, never guessed.
 */
export function groupMatcher(groups: readonly NamedGroup[]): (given: string) => GroupMatch {
  const codes = indexBy(groups, ({ code }) => looseKey(code));
  const names = indexBy(groups, ({ name }) => nameKey(name));
  const shortNames = indexBy(groups, ({ name }) => groupKey(name));
  const told = ({ code, name }: NamedGroup): string => `${name} (${code})`;
  return (given) => {
    const exact = groups.find(({ code }) => code === given.trim());
    if (exact !== undefined) return { code: exact.code };
    for (const found of [
      codes.get(looseKey(given)),
      names.get(nameKey(given)),
      shortNames.get(groupKey(given)),
    ]) {
      if (found === undefined) continue;
      const [only, other] = found;
      if (only !== undefined && other === undefined) return { code: only.code };
      return { code: null, ambiguous: true, near: found.slice(0, 5).map(told) };
    }
    return { code: null, ambiguous: false, near: nearest(given, groups).map(told) };
  };
}

function indexBy(
  groups: readonly NamedGroup[],
  keyOf: (group: NamedGroup) => string,
): ReadonlyMap<string, NamedGroup[]> {
  const index = new Map<string, NamedGroup[]>();
  for (const group of groups) {
    const key = keyOf(group);
    if (key === '') continue;
    const there = index.get(key);
    if (there === undefined) index.set(key, [group]);
    else there.push(group);
  }
  return index;
}

/** At most three groups whose name or code is a few letters away, accents not counted. */
function nearest(given: string, groups: readonly NamedGroup[]): NamedGroup[] {
  const sought = [looseKey(given), looseKey(groupKey(given))];
  const scored = groups.map((group) => {
    const own = [looseKey(group.name), looseKey(groupKey(group.name)), looseKey(group.code)];
    const distance = Math.min(
      ...sought.flatMap((one) => own.map((other) => editDistance(one, other) / Math.max(1, one.length))),
    );
    return { group, distance };
  });
  return scored
    .filter(({ distance }) => distance <= 0.5)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ group }) => group);
}

/** Letters to change, add or take away (Levenshtein 1966), for short texts. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
