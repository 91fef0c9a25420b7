/** Text that is markup already. Only `html` and `trusted` make it, so nothing else reaches a page unescaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** What may be put into a template: text is escaped, markup stays, lists are joined, nothing is nothing. */
export type Fill = string | number | Html | null | undefined | false | readonly Fill[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for the value of a quoted attribute, in HTML and XML alike; what XML forbids becomes a replacement sign. */
export const escapeText = (text: string): string =>
  text
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu, '\uFFFD');

function write(fill: Fill): string {
  if (fill === null || fill === undefined || fill === false) return '';
  if (fill instanceof Html) return fill.text;
  if (typeof fill === 'number') return String(fill);
  if (typeof fill === 'string') return escapeText(fill);
  return fill.map(write).join('');
}

/** A template of a page: everything filled in is escaped. Attributes are always written in double quotes. */
export function html(parts: TemplateStringsArray, ...fills: readonly Fill[]): Html {
  let text = parts[0] ?? '';
  fills.forEach((fill, at) => {
    text += write(fill) + (parts[at + 1] ?? '');
  });
  return new Html(text);
}

/** Markup of our own that no template wrote: never anything that came from a person or a file. */
export const trusted = (text: string): Html => new Html(text);
