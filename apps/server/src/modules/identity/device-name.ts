/** Told apart in this order: most browsers also call themselves by older ones' names. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['Cốc Cốc', /coc_coc_browser/i],
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser/],
  ['Zalo', /\bZalo\b/],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
  ['curl', /^curl\//],
];
const systems: readonly (readonly [string, RegExp])[] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X|Macintosh/],
  ['Linux', /Linux|X11/],
];

const first = (of: readonly (readonly [string, RegExp])[], agent: string): string | undefined =>
  of.find(([, pattern]) => pattern.test(agent))?.[0];

/** What a browser says of itself, in plain words: `Firefox · Windows`; '?' where it says nothing known. */
export function deviceName(agent: string): string {
  const named = [first(browsers, agent), first(systems, agent)].filter((name) => name !== undefined);
  return named.length === 0 ? '?' : named.join(' · ');
}
