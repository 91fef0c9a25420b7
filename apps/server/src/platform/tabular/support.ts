import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import { strToU8, zipSync } from 'fflate';
import { onTestFinished } from 'vitest';
import type { FileSource } from './cells.ts';
import { readTable, type Skipped, type Table, type TableOptions, type TableRow } from './read-table.ts';

// Helpers of this folder's tests.

/** Puts bytes in a file as an upload would be, until the test ends. */
export function spooled(bytes: Uint8Array | string, name = 'thu.csv'): FileSource {
  const folder = mkdtempSync(join(tmpdir(), 'tabular-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'upload');
  writeFileSync(path, bytes);
  return { path, name };
}

export type ReadAll = Omit<Table, 'rows' | 'skipped'> & {
  readonly rows: TableRow[];
  readonly skipped: Skipped;
};

export async function readAll(source: FileSource, spec: KindSpec, options?: TableOptions): Promise<ReadAll> {
  const table = await readTable(source, spec, options);
  const rows = await Array.fromAsync(table.rows);
  return { ...table, rows };
}

/** The code of the problem that an action is refused with; `done` where it is not. */
export async function refusalOf(action: () => Promise<unknown>): Promise<string> {
  try {
    await action();
    return 'done';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}

export function column(
  key: string,
  type: ColumnSpec['type'],
  vi: string,
  more: Partial<ColumnSpec> = {},
): ColumnSpec {
  return {
    key,
    type,
    heading: { vi, en: key },
    required: false,
    note: { vi: `Về ${vi}`, en: `About ${key}` },
    example: null,
    ...more,
  };
}

/** A kind with every type of column. */
export const household: KindSpec = {
  kind: 'households',
  title: { vi: 'Hộ gia đình', en: 'Households' },
  columns: [
    column('code', 'text', 'Mã hộ', { required: true, example: 'H001' }),
    column('group', 'text', 'Tổ dân phố', { required: true, aliases: ['TDP'], example: '01' }),
    column('lon', 'longitude', 'Kinh độ', { example: 108.809 }),
    column('lat', 'latitude', 'Vĩ độ', { example: 15.157 }),
    column('people', 'integer', 'Số nhân khẩu', { required: true, min: 0, max: 99, example: 4 }),
    column('fibre', 'yes_no', 'Có cáp quang', { example: true }),
    column('speed', 'number', 'Tốc độ gói (Mb/s)', { min: 0, example: 150 }),
    column('surveyed', 'date', 'Ngày khảo sát', { example: '2026-03-31' }),
    column('share', 'percent', 'Tỷ lệ', { example: 93.2 }),
    column('spent', 'money', 'Đã chi (đồng)', { example: 1_250_000 }),
    column('kind', 'choice', 'Loại', {
      choices: [
        { code: 'health', vi: 'Cơ sở y tế', en: 'Health' },
        { code: 'road', vi: 'Đường bộ', en: 'Road', aliases: ['đường'] },
      ],
      example: 'health',
    }),
  ],
};

/** A workbook around the XML of one sheet's `sheetData`, as bytes. */
export function workbookOf(
  sheetData: string,
  more: { after?: string; strings?: string; styles?: string; workbook?: string; sheet?: string } = {},
): Uint8Array {
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts: Record<string, string> = {
    'xl/workbook.xml': `<workbook ${ns} xmlns:r="${rel}">${more.workbook ?? ''}<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/s.xml"/><Relationship Id="rId2" Type="${rel}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${rel}/styles" Target="/xl/styles.xml"/></Relationships>`,
    'xl/worksheets/s.xml':
      more.sheet ?? `<worksheet ${ns}><sheetData>${sheetData}</sheetData>${more.after ?? ''}</worksheet>`,
    'xl/styles.xml': `<styleSheet ${ns}>${more.styles ?? ''}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst ${ns}>${more.strings ?? ''}</sst>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])));
}

/** A row of inline texts. */
export function textRow(row: number, texts: readonly string[]): string {
  return `<row r="${row}">${texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
}
