import fc from 'fast-check';

type Any = fc.Arbitrary<unknown>;

/** Texts that have broken programs before: of SQL, pages, paths, formats, letters and lengths. */
const texts: readonly string[] = [
  '',
  ' ',
  "' or 1=1 --",
  "'; drop table audit.entries; --",
  '$1',
  '\\',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff',
  '\u202eabc',
  'ﬁ',
  'e\u0301'.repeat(40),
  '👩‍👩‍👧‍👦'.repeat(20),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}',
  '\u0024{process.env}',
  '%s%n%x',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2f',
  '/etc/passwd\u0000.docx',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'javascript:alert(1)',
  '=cmd|/c calc!A1',
  '__proto__',
  'constructor',
  'toString',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '+275760-09-13',
  '-1',
  '1e309',
  '0x10',
  'NaN',
  'Infinity',
  '99999999999999999999',
  'null',
  'VN',
  '00000',
  '٠١٢٣٤',
  'x'.repeat(5_000),
];

const numbers: readonly number[] = [
  0,
  -0,
  -1,
  0.1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  -(2 ** 63),
  1e21,
  1e308,
  5e-324,
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** A value of whatever kind, in place of the one that was meant. */
export const hostile: Any = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(...numbers) },
  { weight: 1, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null]) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.constant(nested(2_000)) },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = [value];
  return value;
}

/** What fits, with some of its fields made strange, lacking or added. */
export const spoiled = (fits: Any): Any =>
  fc.tuple(fits, hostile, hostileText, fc.nat(20), fc.nat(3)).map(([value, strange, name, which, how]) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return strange;
    const keys = Object.keys(value);
    const key = keys[which % Math.max(1, keys.length)] ?? name;
    if (how === 0) return { ...value, [name]: strange };
    if (how === 1) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
    return { ...value, [key]: strange };
  });

/** Bodies as they stand on the wire, with the type they claim to be of. */
export const wrongBodies: fc.Arbitrary<{ readonly type: string; readonly body: string }> = fc.constantFrom(
  { type: 'application/json', body: '{"a":' },
  { type: 'application/json', body: '' },
  { type: 'application/json', body: '{"__proto__":{"role":"administrator"}}' },
  { type: 'application/json', body: '{"constructor":{"prototype":{"x":1}}}' },
  { type: 'application/json', body: `${'['.repeat(100_000)}` },
  { type: 'application/json', body: `"${'x'.repeat(1_100_000)}"` },
  { type: 'application/json; charset=utf-16', body: '{}' },
  { type: 'text/plain', body: '{}' },
  { type: 'application/xml', body: '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>' },
  { type: 'application/x-www-form-urlencoded', body: 'a=1&a=2' },
  { type: 'multipart/form-data', body: 'x' },
  { type: 'multipart/form-data; boundary=b', body: '--b\r\nContent-Disposition: form-data; name="file"' },
  { type: 'not a type', body: '{}' },
);

/** Files that are not what they say. */
export const wrongFiles: fc.Arbitrary<{ readonly name: string; readonly bytes: Uint8Array }> = fc.record({
  name: fc
    .oneof(fc.constantFrom('a.xlsx', 'a.csv', 'a.geojson', 'a.pdf', 'a.docx', 'a.yaml'), hostileText)
    .map(
      // what a form can carry at all
      (name) =>
        name
          .toWellFormed()
          .replaceAll(/[\p{Cc}"]/gu, '_')
          .slice(0, 200) || 'x',
    ),
  bytes: fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.constantFrom(
      ...[
        'PK\u0003\u0004garbage',
        '%PDF-1.7\n%%EOF',
        '{"type":"FeatureCollection","features":[{}]}',
        'a: &a [*a]',
        'a;b\n1',
      ].map((text) => new TextEncoder().encode(text)),
    ),
    hostileText.map((text) => new TextEncoder().encode(`Chỉ số;Tử số;Mẫu số\n${text};${text};${text}\n`)),
  ),
});

/** Headers that a stranger may set. */
export const oddHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.dictionary(
  fc.constantFrom(
    'accept-language',
    'if-none-match',
    'range',
    'origin',
    'sec-fetch-site',
    'cookie',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-proto',
    'x-http-method-override',
    'host',
    'user-agent',
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      '*',
      'en',
      'bytes=0-0',
      'bytes=9-1',
      'null',
      '127.0.0.1',
      'https',
      'gzip;q=0',
      'a=b; a=c',
      'DELETE',
    ),
    fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?')),
  ),
  { maxKeys: 3 },
);
