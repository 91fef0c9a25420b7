import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { isoFromParts, isoToSerial, serialToIso } from './serial-date.ts';
import { writeSheets } from './write-sheets.ts';
import { columnLetters } from './write-xlsx.ts';

const table = {
  name: 'Chỉ tiêu: 2025/2030 với một cái tên rất dài cần cắt',
  columns: [
    { heading: 'Tên & mã', width: 30, format: 'text' as const },
    { heading: 'Tỷ lệ', format: 'percent' as const },
    { heading: 'Ngày', format: 'date' as const },
  ],
  rows: [
    ['=1+1 <b>"x"</b>\u0001', 93.25, '2026-02-28'],
    ['Thủy', null, 'chưa có số liệu'],
    ['b', Number.NaN, '2026-02-30'],
  ],
};

test('numbers are numbers, dates serials, texts inline and harmless', () => {
  const parts = unzipSync(writeSheets([table, table]));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(sheet).toContain('<c r="B2" s="5"><v>93.25</v></c>');
  expect(sheet).toContain(`<c r="C2" s="6"><v>${isoToSerial('2026-02-28')}</v></c>`);
  expect(sheet).toContain('=1+1 &lt;b&gt;&quot;x&quot;&lt;/b&gt;</t>');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<c r="B3" s="5"/>');
  expect(sheet).toContain('chưa có số liệu');
  expect(sheet).toContain('<c r="B4" s="5"/>');
  expect(sheet).toContain('2026-02-30</t>');
  const names = [
    ...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/sheet name="([^"]*)"/g),
  ].map((m) => m[1] ?? '');
  expect(new Set(names).size).toBe(2);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(31);
});

test('the same tables give the same bytes', () => {
  expect(writeSheets([table]).equals(writeSheets([table]))).toBe(true);
});

test('serial dates of both systems', () => {
  expect(serialToIso(45_000, false)).toBe('2023-03-15');
  expect(serialToIso(45_000.75, false)).toBe('2023-03-15');
  expect(serialToIso(43_538, true)).toBe('2023-03-15');
  expect(serialToIso(1, false)).toBe('1900-01-01');
  expect(serialToIso(59, false)).toBe('1900-02-28');
  expect(serialToIso(60, false)).toBeNull();
  expect(serialToIso(61, false)).toBe('1900-03-01');
  expect(serialToIso(-1, false)).toBeNull();
  expect(isoToSerial('1900-03-01')).toBe(61);
  expect(isoFromParts(2026, 2, 29)).toBeNull();
  expect(isoFromParts(2024, 2, 29)).toBe('2024-02-29');
});

test('column letters', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});
