/** Words of the report with its numbers as tokens, `{figure:people_with_5g.value}`: see the contracts' report-desk. */
const pattern = /\{([a-z]+:[^{}\s](?:[^{}\n]{0,188}[^{}\s])?)\}/g;

/** A run of words, or a number by its name. */
export type Piece = { readonly words: string } | { readonly token: string };

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) pieces.push({ words: text.slice(from, match.index) });
    pieces.push({ token: match[1] ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ words: text.slice(from) });
  return pieces;
}

export const tokensIn = (text: string): string[] =>
  piecesOf(text).flatMap((piece) => ('token' in piece ? [piece.token] : []));

/** Tokens of the computed words that an edit has no longer, each as often. */
export function missingTokens(computed: string, edited: string): string[] {
  const left = tokensIn(edited);
  return tokensIn(computed).filter((token) => {
    const at = left.indexOf(token);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** As it reads, for a label or a comparison. */
export const plainOf = (text: string, read: (token: string) => string): string =>
  piecesOf(text)
    .map((piece) => ('token' in piece ? read(piece.token) : piece.words))
    .join('');

/** Words cut where a number that somebody typed by hand stands, so that it can be marked. */
export function typedIn(
  words: string,
  typed: readonly string[],
): { readonly text: string; readonly typed: boolean }[] {
  const found = typed
    .filter((number) => number !== '' && words.includes(number))
    .toSorted((a, b) => b.length - a.length);
  const [first] = found;
  if (first === undefined) return words === '' ? [] : [{ text: words, typed: false }];
  const at = words.indexOf(first);
  return [
    ...typedIn(words.slice(0, at), typed),
    { text: first, typed: true },
    ...typedIn(words.slice(at + first.length), typed),
  ];
}
