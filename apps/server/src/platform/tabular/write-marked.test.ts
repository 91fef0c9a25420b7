import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { spooled } from './support.ts';
import { type MarkedRow, writeMarked } from './write-marked.ts';
import { openXlsx } from './xlsx/read-xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'marked-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* rows(): AsyncGenerator<MarkedRow> {
  yield { row: 1, cells: [{ value: 'DANH SÁCH HỘ' }] };
  yield {
    row: 3,
    heading: true,
    cells: [{ value: 'Mã hộ' }, { value: 'Ngày' }, { value: 'Tỷ lệ' }, { value: 'Ghi chú' }],
  };
  yield {
    row: 4,
    cells: [
      { value: '=1+1 & <b>', mark: 'bad', note: 'Không đọc được\nthành số' },
      { value: { kind: 'date', iso: '2026-02-15', partial: false }, mark: 'mended', note: 'Đã sửa' },
      { value: { kind: 'percent', value: 93.2 } },
      { value: 'Không đọc được thành số' },
    ],
  };
  yield {
    row: 9,
    cells: [{ value: 12.5 }, { value: { kind: 'error', text: '#N/A' }, mark: 'bad' }, { value: true }],
  };
}
const book = () =>
  writeMarked({
    sheetName: 'Khảo sát/2026',
    rows: rows(),
    widths: [18, 18, 18, 70],
    guideName: 'Hướng dẫn',
    guide: [
      { texts: ['Cách sửa'], heading: true },
      { texts: ['', 'Ô có lỗi'], mark: 'bad' },
    ],
    author: 'Hạ tầng số',
  });

test('a marked sheet holds the values as they were, in their own rows', async () => {
  const opened = await openXlsx(spooled(await book(), 'bang.xlsx'));
  expect(opened.sheets).toEqual(['Khảo sát 2026', 'Hướng dẫn']);
  const read = await Array.fromAsync(opened.rows(0));
  await opened.close();
  expect(read.map(({ row }) => row)).toEqual([1, 3, 4, 9]);
  expect(read[2]?.cells.slice(0, 3)).toEqual([
    '=1+1 & <b>',
    { kind: 'date', iso: '2026-02-15', partial: false },
    { kind: 'percent', value: 93.2 },
  ]);
  expect(read[3]?.cells).toEqual([12.5, { kind: 'error', text: '#N/A' }, true]);
});

// on CI a missing judge is an error, elsewhere the test is left out
test.skipIf(!existsSync('/usr/bin/soffice') && process.env.CI !== 'true')(
  'LibreOffice opens it with its comments and colours',
  { timeout: 120_000 },
  async () => {
    const path = join(folder, 'bang.xlsx');
    writeFileSync(path, await book());
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync(
      '/usr/bin/soffice',
      [profile, '--headless', '--convert-to', 'fods', '--outdir', folder, path],
      { stdio: 'ignore' },
    );
    const flat = readFileSync(join(folder, 'bang.fods'), 'utf8');
    expect(flat.match(/<office:annotation /g)).toHaveLength(2);
    expect(flat).toContain('Không đọc được');
    for (const colour of ['#fbd5d5', '#d6e8ff']) expect(flat.toLowerCase()).toContain(colour);
    expect(flat).toContain('office:date-value="2026-02-15"');
  },
);
