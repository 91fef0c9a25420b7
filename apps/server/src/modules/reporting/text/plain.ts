const amount = String.raw`(\d[\d.,]*\s?%?)`;

/** Signs that offices write as words; only before a number, so that a name keeps what it is written with. */
const signs: readonly [RegExp, string][] = [
  [new RegExp(String.raw`(?:≥|>=)\s*${amount}`, 'g'), 'từ $1 trở lên'],
  [new RegExp(String.raw`(?:≤|<=)\s*${amount}`, 'g'), 'không quá $1'],
  [new RegExp(String.raw`>\s*${amount}`, 'g'), 'trên $1'],
  [new RegExp(String.raw`<\s*${amount}`, 'g'), 'dưới $1'],
];

/** What XML 1.0 cannot hold: control characters, lone surrogates, two non-characters. */
const unprintable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Text as it can be printed: without characters XML cannot hold; line breaks and tabs become one space. */
export function printable(text: string): string {
  return text.replace(unprintable, '').replace(/\s+/g, ' ').normalize('NFC').trim();
}

/** Printable text in the offices' style: a hyphen for a long dash, words for signs. */
export function plain(text: string): string {
  const dashed = printable(text).replace(/[\u2012-\u2015\u2212]/g, '-');
  return signs.reduce((result, [sign, words]) => result.replace(sign, words), dashed);
}

/** First letter large. */
export const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);

/** First letter large, a full stop at the end unless some other stop is there. */
export function sentence(text: string): string {
  const body = text.trim();
  return `${capital(body)}${/[.;:!?…]$/.test(body) ? '' : '.'}`;
}

/** Text to be put inside a sentence: no closing stop. */
export function clause(text: string): string {
  return text.trim().replace(/[.;,\s]+$/, '');
}

/** A clause that goes on after others: first letter small, unless the word is an abbreviation or a name. */
export function continued(text: string): string {
  const body = clause(text);
  const [first = ''] = body.split(/\s/, 1);
  const ordinary = /^\p{Lu}\p{Ll}*$/u.test(first) && !/^\S+\s+\p{Lu}/u.test(body);
  return ordinary ? body.slice(0, 1).toLocaleLowerCase('vi') + body.slice(1) : body;
}
