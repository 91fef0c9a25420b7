import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultLimits } from '../cells.ts';
import { household, readAll, refusalOf, spooled } from '../support.ts';
import { readCsv } from './read-csv.ts';
import { csvRecords } from './records.ts';

const text = 'Mã hộ;TDP;Số nhân khẩu;Có cáp quang\r\nH1;Tổ Trường Thọ;4;có\r\nH2;Tổ Hòa Bình;1;\r\n';
const words = (bytes: Uint8Array | string) => readAll(spooled(bytes), household);

const tcvn3 = Buffer.from(
  'M· hé;TDP;Sè nh©n khÈu;Cã c¸p quang\r\nH1;Tæ Tr\u00adêng Thä;4;cã\r\nH2;Tæ Hßa B×nh;1;\r\n',
  'latin1',
);
const windows1258 = Buffer.from(
  [
    ...text
      .replaceAll('ộ', 'ô\u0323')
      .replaceAll('ổ', 'ô\u0309')
      .replaceAll('ố', 'ô\u0301')
      .replaceAll('ẩ', 'â\u0309')
      .replaceAll('ờ', 'ơ\u0300')
      .replaceAll('ọ', 'o\u0323')
      .replaceAll('ò', 'o\u0300')
      .replaceAll('ì', 'i\u0300')
      .replaceAll('ã', 'a\u0303'),
  ].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return (
      (
        { 803: 0xf2, 777: 0xd2, 769: 0xec, 768: 0xcc, 771: 0xde, 432: 0xfd, 417: 0xf5 } as Record<
          number,
          number
        >
      )[code] ?? code
    );
  }),
);

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with BOM', Buffer.from(`\ufeff${text}`)],
  ['UTF-8 NFD', Buffer.from(text.normalize('NFD'))],
  ['UTF-16LE with BOM', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16LE', Buffer.from(text.replaceAll('Tổ', 'To'), 'utf16le')],
  ['UTF-16BE with BOM', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['Windows-1258', windows1258],
  ['TCVN3', tcvn3],
  ['tabs', Buffer.from(text.replaceAll(';', '\t'))],
  ['commas', Buffer.from(text.replaceAll(';', ','))],
])('%s', async (name, bytes) => {
  const read = await words(bytes);
  const to = name === 'UTF-16LE' ? 'To' : 'Tổ';
  expect(
    read.rows.map(({ row, values }) => [row, values.code, values.group, values.people, values.fibre]),
  ).toEqual([
    [2, 'H1', `${to} Trường Thọ`, 4, true],
    [3, 'H2', `${to} Hòa Bình`, 1, null],
  ]);
  expect(read.rows.flatMap(({ problems }) => problems)).toEqual([]);
});

test('rows keep the numbers of the file: quoted line breaks, blank lines, a title above', async () => {
  const read = await words(
    'DANH SÁCH HỘ,,\n\nMã hộ *,"Tổ\ndân phố (1)",Số nhân khẩu\nH1,"a\r\nb",3\n\n,,\nH2,"nói ""có""",x\nH3,c,\n\n\n',
  );
  expect(read.headerRow).toBe(3);
  expect(read.rows.map(({ row }) => row)).toEqual([5, 9, 10]);
  expect(read.rows[1]).toMatchObject({
    values: { group: 'nói "có"', people: null },
    problems: [{ code: 'cell.number', row: 9, column: 'Số nhân khẩu', value: 'x' }],
  });
  expect(read.rows[2]?.problems).toMatchObject([{ code: 'cell.required', row: 10 }]);
  expect(read.skipped.empty).toBe(2);
});

test('records agree with csv-parse, however the text is cut into chunks', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'ộ', '"', ',', '\n', ' ', '\r\n') });
  const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('\n', '\r\n'),
      async (rows, size, end) => {
        const csv =
          rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join(end) + end;
        const chunks = csv.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
        const ours = await Array.fromAsync(
          csvRecords(
            (async function* () {
              yield* chunks;
            })(),
            ',',
            'x',
            defaultLimits,
          ),
        );
        expect(ours.map(({ cells }) => cells)).toEqual(
          parse(csv, { relax_column_count: true, skip_empty_lines: false }),
        );
        let line = 1;
        for (const [index, { row }] of ours.entries()) {
          expect(row).toBe(line);
          line += 1 + (rows[index] ?? []).join('').split('\n').length - 1;
        }
      },
    ),
  );
});

test('any text is read or refused with a problem', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ';', 'ộ') }),
      async (csv) => {
        const code = await refusalOf(async () => {
          for await (const _ of csvRecords(
            (async function* () {
              yield csv;
            })(),
            ',',
            'x',
            defaultLimits,
          ));
        });
        expect(['done', 'file.quote_open']).toContain(code);
      },
    ),
  );
});

test('a line without end is refused within bounded memory', async () => {
  async function* endless(piece: string) {
    for (let megabytes = 0; megabytes < 2_000; megabytes += 1) yield piece;
  }
  const run = (piece: string) =>
    refusalOf(async () => {
      for await (const _ of csvRecords(endless(piece), ',', 'x', defaultLimits));
    });
  const before = process.memoryUsage().rss;
  expect(await run('x'.repeat(1_000_000))).toBe('file.line_too_long');
  expect(await run(`"${'x\n'.repeat(500_000)}`)).toBe('file.line_too_long');
  expect(await run(','.repeat(1_000_000))).toBe('file.too_many_columns');
  expect(await run('""'.repeat(500_000))).toBe('file.line_too_long');
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
});

test('limits and wrong types by content', async () => {
  const code = (bytes: Uint8Array | string, limits = {}) =>
    refusalOf(() => readAll(spooled(bytes, 'hộ.xlsx'), household, { limits }));
  expect(await code('')).toBe('file.empty');
  expect(await code(text, { fileBytes: 10 })).toBe('file.too_large');
  expect(await code(text, { rows: 2 })).toBe('file.too_many_rows');
  expect(await code('Mã hộ,Tổ dân phố,Số nhân khẩu\n"x,1,2\n')).toBe('file.quote_open');
  expect(await code('%PDF-1.7\n')).toBe('file.wrong_type');
  expect(await code('<html><table></table></html>')).toBe('file.wrong_type');
  expect(await code('{"type": "FeatureCollection"}')).toBe('file.wrong_type');
  expect(await code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('file.old_excel');
  expect(
    await code(
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.alloc(3_000_000),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ),
  ).toBe('file.encrypted');
  expect(await code(new Uint8Array([1, 0, 0, 5, 0, 0, 7]))).toBe('file.wrong_type');
  expect(await code('a,b\n1,2\n')).toBe('table.no_header');
});

test('stopping early closes the file', async () => {
  const rows = readCsv(spooled(text));
  expect((await rows.next()).value).toMatchObject({ row: 1 });
  await rows.return(undefined);
  expect((await rows.next()).done).toBe(true);
});
