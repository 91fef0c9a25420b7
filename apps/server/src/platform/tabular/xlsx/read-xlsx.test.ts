import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { household, readAll, refusalOf, spooled, textRow, workbookOf } from '../support.ts';
import { writeSheets } from '../write-sheets.ts';

const heading = textRow(3, ['Mã hộ', 'Tổ dân phố', 'Số nhân khẩu', 'Ngày khảo sát', 'Tỷ lệ', 'Có cáp quang']);
const styles =
  '<numFmts><numFmt numFmtId="170" formatCode="[$-42A]dd/mm/yyyy;@"/><numFmt numFmtId="171" formatCode="00"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="171"/><xf numFmtId="16"/></cellXfs>';
const read = (bytes: Uint8Array, limits = {}) => readAll(spooled(bytes, 'hộ.xlsx'), household, { limits });

test('cells are read as the person sees them', async () => {
  const strings =
    '<si><t>H1</t></si><si><r><t>Tổ </t></r><r><t xml:space="preserve">Hòa</t></r><rPh><t>ngoại</t></rPh></si>';
  const table = await read(
    workbookOf(
      `${textRow(1, ['DANH SÁCH'])}${heading}
    <row r="5"><c r="A5" t="s"><v>0</v></c><c r="B5" t="s"><v>1</v></c><c r="C5"><f>1+3</f><v>4</v></c><c r="D5" s="1"><v>45000</v></c><c r="E5" s="2"><v>0.932</v></c><c r="F5" t="b"><v>1</v></c></row>
    <row r="6"><c r="A6" s="3"><v>7</v></c><c r="B6" s="4"><v>45000</v></c><c r="C6" s="1"><v>45000</v></c><c r="D6"><v>45000</v></c><c r="E6" t="e"><v>#N/A</v></c><c r="F6" t="str"><f>X</f><v>không_x000D_</v></c></row>
    <row r="7"><c r="A7"><v>1</v></c><c r="B7" t="inlineStr"><is><t>b &amp; c</t></is></c><c r="C7"><f>A1</f></c><c r="ZZZ7" s="1"/></row>`,
      { strings, styles },
    ),
  );
  expect(table.headerRow).toBe(3);
  expect(table.rows.map(({ row }) => row)).toEqual([5, 6, 7]);
  expect(table.skipped.empty).toBe(1);
  expect(table.rows[0]).toMatchObject({
    values: { code: 'H1', group: 'Tổ Hòa', people: 4, surveyed: '2023-03-15', share: 93.2, fibre: true },
    problems: [],
  });
  expect(table.rows[1]?.values).toMatchObject({ code: '07', surveyed: '2023-03-15', fibre: false });
  expect(table.rows[1]?.problems.map(({ code, value }) => [code, value])).toEqual([
    ['cell.date_for_text', '15/03/2023'],
    ['cell.date_for_number', '15/03/2023'],
    ['cell.excel_error', '#N/A'],
  ]);
  expect(table.rows[2]).toMatchObject({
    values: { code: '1', group: 'b & c' },
    problems: [{ code: 'cell.formula_without_value' }],
  });
});

test('dates of the 1904 system, rows and cells without references, prefixed tags', async () => {
  const sheet = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${heading.replaceAll(/<(\/?)(\w)/g, '<$1x:$2')}<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c><x:c><x:v>3</x:v></x:c><x:c s="1"><x:v>43538</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
  const table = await read(workbookOf('', { sheet, styles, workbook: '<workbookPr date1904="1"/>' }));
  expect(table.rows).toMatchObject([
    { row: 4, values: { code: '1', group: '2', people: 3, surveyed: '2023-03-15' }, problems: [] },
  ]);
});

test('merged cells: a group over its households, a number over several refused, a heading of two rows', async () => {
  const rows = `<row r="1"><c r="A1" t="inlineStr"><is><t>Mã hộ</t></is></c><c r="B1" t="inlineStr"><is><t>TDP</t></is></c><c r="C1" t="inlineStr"><is><t>Số nhân khẩu</t></is></c><c r="D1" t="inlineStr"><is><t>Tọa độ</t></is></c></row>
    <row r="2"><c r="D2" t="inlineStr"><is><t>Kinh độ</t></is></c><c r="E2" t="inlineStr"><is><t>Vĩ độ</t></is></c></row>
    ${[3, 4, 5].map((row) => `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>H${row}</t></is></c>${row === 3 ? '<c r="B3" t="inlineStr"><is><t>Tổ 1</t></is></c><c r="C3"><v>4</v></c>' : ''}${row === 5 ? '<c r="C5"><v>2</v></c>' : ''}</row>`).join('')}<row r="6"/>`;
  const after =
    '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:C2"/><mergeCell ref="D1:E1"/><mergeCell ref="B3:B6"/><mergeCell ref="C3:C4"/></mergeCells>';
  const table = await read(workbookOf(rows, { after }));
  expect(table.headerRow).toBe(2);
  expect(table.columns).toEqual(['code', 'group', 'people', 'lon', 'lat']);
  expect(table.rows.map(({ values }) => values.group)).toEqual(['Tổ 1', 'Tổ 1', 'Tổ 1']);
  expect(table.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['cell.merged_number'],
    [],
  ]);
});

test('hostile workbooks are refused', async () => {
  const code = (bytes: Uint8Array, limits = {}) => refusalOf(() => read(bytes, limits));
  const good = workbookOf(heading + textRow(4, ['H1', '1', '2']));
  expect(await code(good)).toBe('done');
  expect(await code(good.subarray(0, good.length - 30))).toBe('file.damaged');
  expect(await code(good.subarray(0, 300))).toBe('file.damaged');
  expect(await code(zipSync({ 'content.xml': strToU8('<a/>') }))).toBe('file.wrong_type');
  expect(
    await code(
      workbookOf('', {
        sheet: '<!DOCTYPE a [<!ENTITY b "bbb"><!ENTITY c "&b;&b;">]><worksheet>&c;</worksheet>',
      }),
    ),
  ).toBe('file.xml_unsafe');
  expect(
    await code(workbookOf(`${heading}<row r="4"><c t="inlineStr"><is><t>&bomb;</t></is></c></row>`)),
  ).toBe('file.damaged');
  expect(await code(workbookOf('', { sheet: '<a>'.repeat(100_000) }))).toBe('file.damaged');
  expect(await code(workbookOf(heading + textRow(2, ['x'])))).toBe('file.damaged');
  expect(await code(workbookOf('', { strings: '</si>' }))).toBe('file.damaged');
  expect(await code(workbookOf(`<row r="1"><c r="XFD1"><v>1</v></c></row>`))).toBe('file.too_many_columns');
  expect(await code(workbookOf(`<row r="1">${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`))).toBe(
    'file.too_many_columns',
  );
  expect(await code(workbookOf('<row r="99999999"/>'))).toBe('file.too_many_rows');
  expect(await code(workbookOf(heading + '<row/>'.repeat(1_200_000)))).toBe('file.too_many_rows');
});

test('bombs are stopped by what they really inflate to', async () => {
  const before = process.memoryUsage().rss;
  const zeros = 'x'.repeat(60_000_000);
  const text = workbookOf('', {
    sheet: `<worksheet><sheetData><row><c><v>${zeros}</v></c></row></sheetData></worksheet>`,
  });
  expect(text.length).toBeLessThan(500_000);
  expect(await refusalOf(() => read(text, { unpackedBytes: 20_000_000 }))).toBe('file.unpacks_too_large');
  expect(await refusalOf(() => read(text))).toBe('file.damaged');
  const strings = workbookOf(heading, { strings: `<si><t>${zeros}</t></si>` });
  expect(await refusalOf(() => read(strings))).toMatch(/^file\.(?:unpacks_too_large|damaged)$/);
  // A header that promises less than there is.
  const lying = Buffer.from(workbookOf(heading + textRow(4, ['x'.repeat(100_000), '1', '2'])));
  const at = lying.indexOf('xl/worksheets/s.xml', lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2])));
  lying.writeUInt32LE(10, at - 46 + 24);
  expect(await refusalOf(() => read(lying))).toBe('file.damaged');
  expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
});

test('a thread that runs out of memory is a refusal, not a crash', async () => {
  const strings = Array.from({ length: 600_000 }, (_, index) => `<si><t>chuỗi ${index}</t></si>`).join('');
  const bytes = workbookOf(heading, { strings });
  expect(await refusalOf(() => read(bytes, { workerMegabytes: 24 }))).toBe('file.reader_failed');
});

test('sheets without the heading are passed over, however long, and none of their rows is taken', async () => {
  const other = Array.from({ length: 5_000 }, (_, index) => [`ghi chú ${index}`, index]);
  const columns = [{ heading: 'Nội dung' }, { heading: 'Lần' }];
  const wanted = ['Mã hộ', 'Tổ dân phố', 'Số nhân khẩu'].map((heading) => ({ heading }));
  const rows = Array.from({ length: 3_000 }, (_, index) => [`H${index}`, 'TDP 1', 2]);
  const bytes = writeSheets([
    { name: 'Bìa', columns, rows: other },
    { name: 'Ghi chú', columns, rows: other },
    { name: 'Hộ', columns: wanted, rows },
  ]);
  const table = await readAll(spooled(bytes), household);
  expect(table.sheet).toBe('Hộ');
  expect(table.rows.map(({ values }) => values.code)).toEqual(rows.map(([code]) => code));
  expect(
    await refusalOf(() => readAll(spooled(writeSheets([{ name: 'Bìa', columns, rows: other }])), household)),
  ).toBe('table.no_header');
});

test('leaving early ends the thread', async () => {
  const { readTable } = await import('../read-table.ts');
  const rows = Array.from({ length: 5_000 }, (_, index) => textRow(index + 4, [`H${index}`, '1', '2'])).join(
    '',
  );
  const table = await readTable(spooled(workbookOf(heading + rows)), household);
  for await (const row of table.rows) {
    expect(row.row).toBe(4);
    break;
  }
  expect((await table.rows.next()).done).toBe(true);
});
