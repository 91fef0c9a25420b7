import { strFromU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { household, readAll, spooled } from './support.ts';
import { writeTemplate } from './template.ts';

test.each(['vi', 'en'] as const)('a template handed in unchanged takes no row (%s)', async (language) => {
  const read = await readAll(spooled(writeTemplate(household, language)), household);
  expect(read.rows).toEqual([]);
  expect(read.skipped).toEqual({ empty: 0, examples: 1 });
  expect(read.columns).toEqual(household.columns.map(({ key }) => key));
  expect(read.unknownColumns).toEqual([]);
});

test('an example that was written over but kept its mark is refused, not swallowed', async () => {
  const parts = unzipSync(writeTemplate(household, 'vi'));
  const path = 'xl/worksheets/sheet1.xml';
  const sheet = strFromU8(parts[path] ?? new Uint8Array());
  expect(sheet).toContain('<v>4</v>');
  parts[path] = new TextEncoder().encode(sheet.replace('<v>4</v>', '<v>5</v>'));
  const read = await readAll(spooled(zipSync(parts)), household);
  expect(read.rows).toMatchObject([
    { row: 2, problems: [{ code: 'row.example_edited', value: 'Ví dụ: H001' }] },
  ]);
});

test('headings have hints, choices drop-downs, columns notes', () => {
  const parts = unzipSync(writeTemplate(household, 'vi'));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('promptTitle="Mã hộ" prompt="(bắt buộc) Về Mã hộ" sqref="A1"');
  expect(sheet).toContain('sqref="F2:F20000"><formula1>\'Danh mục\'!$A$2:$A$3</formula1>');
  expect(strFromU8(parts['xl/worksheets/sheet2.xml'] ?? new Uint8Array())).toContain('Về Đã chi (đồng)');
  expect(strFromU8(parts['xl/worksheets/sheet3.xml'] ?? new Uint8Array())).toContain('Cơ sở y tế');
});
