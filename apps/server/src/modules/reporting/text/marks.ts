/**
 * Numbers in computed sentences carry a name, so that people can write around them and never over them.
 *
 *   mark    a computed number while sentences are made: ⟨open⟩name⟨middle⟩93,2%⟨close⟩, with letters of the private use
 *           area, which pass through every text function untouched
 *   token   the same number in words that people edit: {figure:households_with_fibre.value}
 *   name    kind:subject.part; the subject is an indicator, a target, a task, an office or what is counted. The same
 *           name is the same fact, whatever its value becomes.
 */
const open = '\uE000';
const middle = '\uE001';
const close = '\uE002';
const marked = /\uE000([^\uE000-\uE002]*)\uE001([^\uE000-\uE002]*)\uE002/g;

/** A name in braces; other braces are words. */
export const tokenPattern = /\{([a-z]+:[^{}\s](?:[^{}\n]{0,188}[^{}\s])?)\}/g;

/** A computed number under its name. */
export const mark = (name: string, text: string): string => `${open}${name}${middle}${text}${close}`;

/** As printed: the numbers without their names. */
export const unmarked = (text: string): string => text.replace(marked, '$2').replace(/[\uE000-\uE002]/g, '');

/** Text that people typed cannot forge a mark or a token. */
export const harmless = (text: string): string =>
  text.replace(/[\uE000-\uE002]/g, '').replace(tokenPattern, '($1)');

/** Words with tokens, and how each token reads. */
export interface Tokenised {
  readonly text: string;
  readonly numbers: ReadonlyMap<string, string>;
}

/** Marks become tokens; a name that reads differently the second time is told apart as `name~2`. */
export function tokenised(text: string): Tokenised {
  const numbers = new Map<string, string>();
  const replaced = text.replace(marked, (_whole, name: string, number: string) => {
    let own = name;
    for (let turn = 2; (numbers.get(own) ?? number) !== number; turn++) own = `${name}~${turn}`;
    numbers.set(own, number);
    return `{${own}}`;
  });
  return { text: replaced, numbers };
}

/** Names of the tokens in words, in their order, each as often as it stands there. */
export const tokensIn = (text: string): string[] =>
  [...text.matchAll(tokenPattern)].map(([, name = '']) => name);

/** Words with each token read; null where one of them has no reading. */
export function readTokens(text: string, reading: (name: string) => string | undefined): string | null {
  let whole = true;
  const read = text.replace(tokenPattern, (_token, name: string) => {
    const number = reading(name);
    if (number === undefined) whole = false;
    return number ?? '';
  });
  return whole ? read : null;
}
