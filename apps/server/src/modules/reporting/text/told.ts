import { countMark } from './named.ts';
import { clause } from './plain.ts';

/** This many of a kind are named in the text. */
export const inText = 3;

/** One thing told; `key` is stable within its part, `office` the id of whoever answers for the words. */
export interface Told {
  readonly key: string;
  readonly text: string;
  readonly office?: string | null;
}

/** Names of at most three, and how many more; `name` is what the others are counted under. */
export function briefly(name: string, names: readonly string[], others = 'nội dung khác'): string {
  const told = [...new Set(names)].map(clause);
  const rest = told.length - inText;
  if (rest <= 0) return told.join('; ');
  return `${told.slice(0, inText).join('; ')} và ${countMark(`${name}.more`, rest)} ${others}`;
}
