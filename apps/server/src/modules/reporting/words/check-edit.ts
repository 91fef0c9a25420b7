import type { RowProblem } from '@hatangso/contracts/problems';
import type { DeclaredNumbers } from '@hatangso/contracts/report-desk';
import { Problem } from '../../../platform/problem.ts';
import { readTokens, tokenPattern, tokensIn } from '../text/marks.ts';
import { printable } from '../text/plain.ts';

/** What an edit is held against. */
export interface EditGround {
  /** Computed words of the place with tokens; empty where the paragraph is added. */
  readonly computed: string;
  /** Words that hold there now, with tokens. */
  readonly holds: string;
  /** How a number reads now; undefined where the report has none of that name. */
  readonly reading: (name: string) => string | undefined;
}

/**
 * Words as they may be stored. Whatever people write, the computed numbers stay what they are: refused is an edit that
 * drops one, puts another in or has digits typed without saying so (`says`); that types a number it dropped; that
 * names a number the report has not; or that glues something to a number so that it reads as another.
 */
export function checkedEdit(given: string, says: DeclaredNumbers, ground: EditGround): string {
  const text = cleaned(given);
  const unknown = tokensIn(text).filter((name) => ground.reading(name) === undefined);
  if (unknown.length > 0) throw refusal('report.text_unknown_number', 'unknown', unknown, unknown);
  const glued = gluedTokens(text).filter((pair) => !gluedTokens(ground.computed).includes(pair));
  if (glued.length > 0) throw refusal('report.text_number_glued', 'glued', glued, glued);
  const written = count(tokensIn(text));
  const computed = count(tokensIn(ground.computed));
  const dropped = surplus(computed, written);
  const typed = surplus(
    count(digitsIn(text)),
    most(count(digitsIn(ground.computed)), count(digitsIn(ground.holds))),
  );
  mustNotRetype(dropped, typed, ground);
  const read = (name: string): string => ground.reading(name) ?? name;
  mustSay('report.text_number_dropped', 'dropped', dropped, says.dropped, read);
  mustSay('report.text_number_added', 'added', surplus(written, computed), says.added, read);
  mustSay('report.text_number_typed', 'typed', typed, says.typed.flatMap(digitsIn), (number) => number);
  return text;
}

/** Without what cannot be seen and turns or hides what can: format characters, private letters, fillers. */
const cleaned = (text: string): string =>
  printable(text.normalize('NFC').replace(/\p{Cf}|\p{Co}|\p{Cn}|\u034F|\u115F|\u1160|\u3164|\uFFA0/gu, ''));

/** Digits of the words outside tokens, each run with the letters it hangs on: "5G", "20/2026", "1.250,5". */
export function digitsIn(text: string): string[] {
  const words = text.replace(tokenPattern, ' ').normalize('NFKC');
  return (
    words.match(/[\p{L}\p{M}\p{N}]*\p{N}[\p{L}\p{M}\p{N}]*(?:[.,/:-](?=\p{N})[\p{L}\p{M}\p{N}]+)*/gu) ?? []
  );
}

/** Tokens with something glued to them: a letter, digit or sign before, one after, or a fraction. */
function gluedTokens(text: string): string[] {
  const token = tokenPattern.source;
  const before = new RegExp(`([\\p{L}\\p{M}\\p{N}\\p{S}}.,/%°_*#@&-])${token}`, 'gu');
  const after = new RegExp(`${token}([\\p{L}\\p{M}\\p{N}\\p{S}{%°_*#@&/-]|[.,:](?=[\\p{N}{]))`, 'gu');
  return [...text.matchAll(before), ...text.matchAll(after)].map(([whole]) => whole);
}

type Counts = ReadonlyMap<string, number>;

function count(items: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** What stands in `a` more often than in `b`, as often as that. */
const surplus = (a: Counts, b: Counts): string[] =>
  [...a].flatMap(([item, times]) => Array<string>(Math.max(0, times - (b.get(item) ?? 0))).fill(item));

const most = (a: Counts, b: Counts): Counts =>
  new Map([...a.keys(), ...b.keys()].map((item) => [item, Math.max(a.get(item) ?? 0, b.get(item) ?? 0)]));

function mustNotRetype(dropped: readonly string[], typed: readonly string[], ground: EditGround): void {
  const readings = dropped.flatMap((name) => digitsIn(ground.reading(name) ?? ''));
  const retyped = typed.filter((number) => readings.includes(number));
  if (retyped.length > 0) throw refusal('report.text_number_retyped', 'retyped', retyped, retyped);
}

function mustSay(
  code: 'report.text_number_dropped' | 'report.text_number_added' | 'report.text_number_typed',
  column: string,
  happened: readonly string[],
  said: readonly string[],
  read: (item: string) => string,
): void {
  const unsaid = surplus(count(happened), count(said));
  if (unsaid.length > 0) throw refusal(code, column, unsaid, unsaid.map(read));
}

function refusal(
  code: RowProblem['code'],
  column: string,
  values: readonly string[],
  numbers: readonly string[],
): Problem {
  const rows = values.map(
    (value, index): RowProblem => ({
      code,
      row: index + 1,
      column,
      value,
      params: { numbers: numbers[index] ?? '' },
    }),
  );
  return new Problem(code, { numbers: [...new Set(numbers)].join('; ') }, { rows });
}

/** As it would be read; null where the report lacks one of its numbers. */
export const readEdit = (text: string, { reading }: EditGround): string | null => readTokens(text, reading);
