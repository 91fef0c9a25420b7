import { entityBomb, mergedSheet, polygons, workbook, zipBomb } from './hostile-files.ts';

export const heading = 'Mã hộ;Tổ dân phố;Số nhân khẩu\n';
const junk = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 7919 + (at >> 3)) % 256);

type Hostile = readonly [
  what: string,
  kind: string,
  content: () => string | Uint8Array,
  /** Any of these is a good answer, for the file or for one of its rows. */
  codes: readonly string[],
  name?: string,
];

const list: readonly Hostile[] = [
  ['a zip bomb', 'households', zipBomb, ['file.unpacks_too_large', 'file.too_many_rows'], 'bomb.xlsx'],
  ['an entity bomb', 'households', entityBomb, ['file.xml_unsafe'], 'entities.xlsx'],
  [
    'a million columns',
    'households',
    () => `${Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(';')}\n1;2\n`,
    ['file.too_many_columns', 'file.line_too_long'],
  ],
  ['a line of 100 MB', 'households', () => `${heading}${'x'.repeat(100 * 2 ** 20)}`, ['file.line_too_long']],
  [
    'a quotation that never ends',
    'households',
    () => `${heading}"H1;TDP01;3\n${'H2;TDP01;4\n'.repeat(400_000)}`,
    ['file.quote_open', 'file.line_too_long'],
  ],
  ['an empty file', 'households', () => '', ['file.empty']],
  ['only a heading', 'households', () => heading, ['import.empty']],
  ['binary junk', 'households', () => junk, ['file.wrong_type', 'file.damaged', 'table.no_header']],
  [
    'junk that says it is a workbook',
    'households',
    () => junk,
    ['file.wrong_type', 'file.damaged'],
    'junk.xlsx',
  ],
  ['half a workbook', 'households', () => workbook(mergedSheet).slice(0, 500), ['file.damaged'], 'half.xlsx'],
  [
    'a picture',
    'households',
    () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...junk.slice(0, 5000)]),
    ['file.wrong_type'],
  ],
  [
    'an old Excel file',
    'households',
    () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...junk.slice(0, 5000)]),
    ['file.old_excel', 'file.encrypted'],
  ],
  [
    'a polygon that crosses itself',
    'claims',
    () =>
      polygons([
        [108.79, 15.14],
        [108.8, 15.15],
        [108.8, 15.14],
        [108.79, 15.15],
        [108.79, 15.14],
      ]),
    ['coverage.invalid_area'],
    'a.geojson',
  ],
  [
    'swapped coordinates',
    'claims',
    () =>
      polygons([
        [15.14, 108.79],
        [15.15, 108.79],
        [15.15, 108.8],
        [15.14, 108.79],
      ]),
    ['geo.swapped'],
    'a.geojson',
  ],
  [
    'a polygon at 0,0',
    'claims',
    () =>
      polygons([
        [0, 0],
        [0.001, 0],
        [0.001, 0.001],
        [0, 0],
      ]),
    ['geo.zero', 'geo.outside'],
    'a.geojson',
  ],
  [
    'coordinates that are no numbers',
    'claims',
    () =>
      polygons([
        [108.8, 15.1],
        [108.81, 15.1],
        [108.81, 15.11],
        [108.8, 15.1],
      ]).replaceAll('108.81', '1e999'),
    ['geojson.position', 'geojson.damaged', 'geo.range', 'geo.outside'],
    'a.geojson',
  ],
  [
    'GeoJSON that never ends',
    'claims',
    () => `{"type":"FeatureCollection","features":[${'['.repeat(3_000_000)}`,
    ['geojson.damaged', 'geojson.too_deep', 'geojson.not', 'geojson.feature_too_large'],
    'a.geojson',
  ],
  [
    'households at 0,0 and swapped',
    'households',
    () => 'Mã hộ;Tổ dân phố;Kinh độ;Vĩ độ;Số nhân khẩu\nH1;TDP01;0;0;3\nH2;TDP01;15,15;108,8;3\n',
    ['geo.zero', 'geo.swapped'],
  ],
  [
    'a YAML bomb',
    'plan',
    () =>
      `a: &a ["x","x"]\n${Array.from({ length: 30 }, (_, at) => `${String.fromCharCode(98 + (at % 24))}${at}: &n${at} [${`*${at === 0 ? 'a' : `n${at - 1}`},`.repeat(9)}]`).join('\n')}\n`,
    ['plan.unreadable', 'plan.invalid', 'import.refused'],
    'plan.yaml',
  ],
];

/** Files that must be refused, and how. */
export const refused = list.map(([what, kind, content, codes, name]) => ({
  what,
  kind,
  content,
  codes,
  name,
}));
