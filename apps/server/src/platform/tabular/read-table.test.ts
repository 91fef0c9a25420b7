import { expect, test } from 'vitest';
import { household, readAll, refusalOf, spooled } from './support.ts';

const read = (csv: string, options = {}) => readAll(spooled(csv), household, options);
const need = 'Mã hộ,Tổ dân phố,Số nhân khẩu';

test('columns are known by name in any order, either language, with or without accents', async () => {
  const table = await read(
    'SO NHAN KHAU,code, Tổ  Dân Phố (*),toc do goi mb/s,Người nhập,Speed\n4,01,2,150,Lan,'.replace(
      ',Speed',
      '',
    ),
  );
  expect(table.columns).toEqual(['people', 'code', 'group', 'speed']);
  expect(table.unknownColumns).toEqual(['Người nhập']);
  expect(table.rows).toMatchObject([
    { row: 2, values: { code: '01', group: '2', people: 4, speed: 150, fibre: null }, problems: [] },
  ]);
});

test('a unit in brackets may be left out', async () => {
  expect((await read(`${need},Tốc độ gói,Đã chi\nH,1,2,100,"1.250.000"`)).rows).toMatchObject([
    { values: { speed: 100, spent: 1_250_000 } },
  ]);
});

test('a required column missing, a column twice', async () => {
  expect(await refusalOf(() => read('Mã hộ,Tổ dân phố,Có cáp quang\nH,1,x'))).toBe('table.column_missing');
  expect(await refusalOf(() => read(`${need},TDP\nH,1,2,1`))).toBe('table.column_twice');
});

test('positions', async () => {
  const table = await read(
    `${need},Kinh độ,Vĩ độ\nA,1,1,"108,809","15,157"\nB,1,1,15.157,108.809\nC,1,1,0,0\nD,1,1,108.8,\nE,1,1,594321,1675432\nF,1,1,2.3,48.8\nG,1,1,abc,15\nH,1,1,,`,
  );
  expect(
    table.rows.map(({ values, problems }) => [values.lon, values.lat, problems.map(({ code }) => code)]),
  ).toEqual([
    [108.809, 15.157, []],
    [null, null, ['geo.swapped']],
    [null, null, ['geo.zero']],
    [null, null, ['geo.half']],
    [null, null, ['geo.metres']],
    [null, null, ['geo.outside']],
    [null, null, ['cell.number']],
    [null, null, []],
  ]);
  expect((await read(`${need},lon,lat\nF,1,1,2.3,48.8`, { extent: 'world' })).rows).toMatchObject([
    { values: { lon: 2.3, lat: 48.8 } },
  ]);
});

test('X is north and Y is east, in the zone that is given', async () => {
  const csv = `${need},X (m),Y (m)\nA,1,1,"1.676.379,5","586.970"\nB,1,1,586970,1676379\nC,1,1,,\nD,1,1,1676379,`;
  expect(await refusalOf(() => read(csv))).toBe('table.zone_needed');
  const table = await read(csv, { vn2000: 5898 });
  expect(table.rows[0]?.values.lon).toBeCloseTo(108.81, 2);
  expect(table.rows[0]?.values.lat).toBeCloseTo(15.157, 2);
  expect(table.rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
    [],
    ['geo.metres_swapped'],
    [],
    ['geo.half'],
  ]);
  expect(await refusalOf(() => read(csv, { vn2000: 4326 }))).toBe('geo.unknown_zone');
});

test('every problem of a row is told, with the file’s own heading and what stood there', async () => {
  const table = await read(
    `MA HO,TDP,SO NHAN KHAU,co cap quang,Ngày khảo sát,Loại\n,1,4.5,có lẽ,31/02/2026,chùa`,
  );
  expect(table.rows[0]?.problems.map(({ code, column, value }) => [code, column, value])).toEqual([
    ['cell.required', 'MA HO', ''],
    ['cell.integer', 'SO NHAN KHAU', '4.5'],
    ['cell.yes_no', 'co cap quang', 'có lẽ'],
    ['cell.date_impossible', 'Ngày khảo sát', '31/02/2026'],
    ['cell.choice', 'Loại', 'chùa'],
  ]);
});
