import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import { afterAll, expect, test } from 'vitest';
import { readGeoJson } from '../../apps/server/src/platform/geo/read-geojson.ts';
import { readTable } from '../../apps/server/src/platform/tabular/read-table.ts';
import { writeTemplate } from '../../apps/server/src/platform/tabular/template.ts';
import { writeSheets } from '../../apps/server/src/platform/tabular/write-sheets.ts';
import { openXlsx } from '../../apps/server/src/platform/tabular/xlsx/read-xlsx.ts';

// The readers on real files of other people, and against LibreOffice as judge.

const data = new URL('../../../shared/data/', import.meta.url).pathname;
const present = existsSync(data);
if (!present) console.warn(`SKIPPED: the real data are not at ${data}`);
const office = existsSync('/usr/bin/soffice');
if (!office && process.env.CI === 'true') throw new Error('CI needs LibreOffice');
if (!office) console.warn('SKIPPED: LibreOffice is not installed');

const folder = mkdtempSync(join(tmpdir(), 'files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const column = (key: string, type: ColumnSpec['type'], required = false): ColumnSpec => ({
  key,
  type,
  required,
  heading: { vi: key, en: key },
  note: { vi: key, en: key },
  example: null,
});
const kind = (...columns: ColumnSpec[]): KindSpec => ({
  kind: 'real',
  title: { vi: 'Thật', en: 'Real' },
  columns,
});
const source = (name: string) => ({ path: data + name, name });

test.runIf(present)('all units of the country stream in bounded memory', async () => {
  const before = process.memoryUsage().rss;
  let most = 0;
  let units = 0;
  for await (const unit of readGeoJson(source('admin/all_wards_2025.geojsonl.gz'), { shapes: ['Polygon'] })) {
    expect(unit.problems).toEqual([]);
    units += 1;
    expect(unit.row).toBe(units);
    most = Math.max(most, process.memoryUsage().rss);
  }
  expect(units).toBe(3_321);
  expect(most - before).toBeLessThan(300_000_000);
});

test.runIf(present)('the 96 units of the province, tiles of Guam, towers of Bandung', async () => {
  for (const name of readdirSync(`${data}admin/quang-ngai-wards`)) {
    const units = await Array.fromAsync(readGeoJson(source(`admin/quang-ngai-wards/${name}`)));
    const [expected] = JSON.parse(readFileSync(`${data}admin/quang-ngai-wards/${name}`, 'utf8')).features;
    expect(units).toMatchObject([
      { row: 1, properties: expected.properties, geometry: expected.geometry, problems: [] },
    ]);
  }
  const towers = await Array.fromAsync(
    readGeoJson(source('towers/bandung_menara_data_2017.json'), { extent: 'world' }),
  );
  expect(towers.length).toBe(938);
  expect(towers.flatMap(({ problems }) => problems)).toEqual([]);
  const [tower] = await Array.fromAsync(readGeoJson(source('towers/bandung_menara_data_2017.json')));
  expect(tower?.problems).toMatchObject([{ code: 'geo.outside' }]);
  const tiles = await Array.fromAsync(
    readGeoJson(source('speed-test/fixed_guam_ookla_2023Q4.geojson'), {
      extent: 'world',
      shapes: ['Polygon'],
    }),
  );
  expect(tiles.filter(({ geometry }) => geometry !== null).length).toBe(tiles.length);
});

test.runIf(present)('population and succession tables', async () => {
  const population = kind(
    column('code', 'text', true),
    column('full_name', 'text', true),
    column('area_km2_bando', 'number'),
    column('population_bando_2025', 'integer'),
    column('lon', 'longitude'),
    column('lat', 'latitude'),
  );
  const table = await readTable(source('admin/quang-ngai-area-population.csv'), population);
  const rows = await Array.fromAsync(table.rows);
  expect(table.unknownColumns).toEqual(['merged_from']);
  expect(rows.length).toBe(96);
  expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
  expect(rows.filter(({ values }) => values.population_bando_2025 === null).length).toBe(4);
  expect(rows.find(({ values }) => values.code === '21172')?.values).toMatchObject({
    area_km2_bando: 34.65,
    population_bando_2025: 49_308,
  });
  const succession = kind(
    column('old_code', 'text', true),
    column('new_code', 'text', true),
    column('is_divided', 'yes_no', true),
    column('effective_date', 'date', true),
  );
  const steps = await Array.fromAsync(
    (await readTable(source('admin/quang-ngai-succession-2025.csv'), succession)).rows,
  );
  expect(steps.length).toBe(274);
  // Lý Sơn was a district without communes: its row has no old unit, and says so.
  expect(steps.flatMap(({ problems }) => problems)).toMatchObject([
    { row: 173, code: 'cell.required', column: 'old_code' },
  ]);
  expect(steps[0]).toMatchObject({
    row: 2,
    values: { old_code: '21010', is_divided: false, effective_date: '2025-07-01' },
  });
});

test.runIf(present)(
  'a real workbook opens whole; one that is an old .xls under a new name is told',
  async () => {
    const workbook = await openXlsx(source('forms/socio-economic-survey-v20240515.xlsx'));
    expect(workbook.sheets).toEqual(['survey', 'choices', 'settings']);
    const [survey, choices] = [
      await Array.fromAsync(workbook.rows(0)),
      await Array.fromAsync(workbook.rows(1)),
    ];
    expect(survey[0]?.cells.slice(0, 2)).toEqual(['type', 'name']);
    expect(choices.length).toBeGreaterThan(10);
    await workbook.close();
    const old = readTable(
      source('forms/ifrc-distribution-site-assessment-v1.xlsx'),
      kind(column('type', 'text')),
    );
    await expect(old).rejects.toMatchObject({ code: 'file.old_excel' });
  },
);

const sheet = kind(
  column('ten', 'text', true),
  column('ty_le', 'percent'),
  column('ngay', 'date'),
  column('so', 'integer'),
);
const values = Array.from({ length: 50 }, (_, index) => [
  `Tổ "${index}"; Hòa, Bình`,
  index + 0.25,
  `2026-03-${String((index % 28) + 1).padStart(2, '0')}`,
  index * 1_000,
]);

function convert(from: string, to: string): string {
  execFileSync(
    '/usr/bin/soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      to,
      '--outdir',
      folder,
      from,
    ],
    { stdio: 'ignore' },
  );
  return from.replace(/\.\w+$/, `.${to.split(':')[0] ?? ''}`);
}

test.runIf(office)(
  'LibreOffice reads what we write, and we read what it writes',
  async () => {
    const formats = ['text', 'percent', 'date', 'integer'] as const;
    const columns = sheet.columns.map(({ key }, index) => ({
      heading: key,
      format: formats[index] ?? ('general' as const),
    }));
    const path = join(folder, 'a.xlsx');
    writeFileSync(path, writeSheets([{ name: 'Bảng', title: 'Bảng 1', columns, rows: values }]));
    // Through LibreOffice's own format and back: what it understood of ours, in its own hand.
    const again = convert(convert(path, 'ods'), 'xlsx:Calc MS Excel 2007 XML');
    const rows = await Array.fromAsync((await readTable({ path: again, name: 'a.xlsx' }, sheet)).rows);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([]);
    expect(rows.map(({ values: read }) => Object.values(read))).toEqual(values);
    const template = join(folder, 'b.xlsx');
    const example = (type: ColumnSpec['type']) =>
      type === 'text' ? 'Tổ 1' : type === 'date' ? '2026-03-31' : 12;
    const withExample = {
      ...sheet,
      columns: sheet.columns.map((each) => ({ ...each, example: example(each.type) })),
    };
    writeFileSync(template, writeTemplate(withExample, 'vi'));
    const read = await readTable(
      { path: convert(convert(template, 'ods'), 'xlsx:Calc MS Excel 2007 XML'), name: 'b.xlsx' },
      withExample,
    );
    expect(await Array.fromAsync(read.rows)).toEqual([]);
  },
  120_000,
);

test.runIf(present)('a packed file is the same as the plain one', async () => {
  const packed = readFileSync(`${data}admin/all_wards_2025.geojsonl.gz`).subarray(0, 3_000_000);
  const plain = gunzipSync(packed, { finishFlush: 2 });
  const whole = plain.subarray(0, plain.lastIndexOf(10) + 1);
  const path = join(folder, 'c.geojsonl');
  writeFileSync(path, whole);
  const units = await Array.fromAsync(readGeoJson({ path, name: 'c.geojsonl' }));
  expect(units.length).toBe(String(whole).trim().split('\n').length);
});
