import type { KindSpec } from '@hatangso/contracts/columns';
import { expect, test } from 'vitest';
import { figureColumns } from '../figures-columns.ts';
import { matchColumns, missingColumns, recognise } from './recognise.ts';

const column = (
  key: string,
  vi: string,
  required = false,
  type: 'text' | 'longitude' | 'latitude' = 'text',
) => ({ key, heading: { vi, en: key }, type, required, note: { vi, en: vi }, example: null }) as const;
const places: KindSpec = {
  kind: 'places',
  title: { vi: 'Địa điểm', en: 'Places' },
  columns: [
    column('code', 'Mã', true),
    column('name', 'Tên', true),
    column('lon', 'Kinh độ', true, 'longitude'),
    column('lat', 'Vĩ độ', true, 'latitude'),
  ],
};
const none = new Map<string, string>();
const kinds = [
  { kind: 'places', spec: places, remembered: none },
  { kind: 'figures', spec: figureColumns, remembered: none },
];
const matched = (headings: string[], remembered = none, hand: [number, string | null][] = []) =>
  matchColumns(headings, places, remembered, new Map(hand)).map(({ key, how }) => `${key} ${how}`);

test('the kind whose columns are there comes first, with the row its heading stands in', () => {
  const early = [
    { row: 1, cells: ['BIỂU 01: CHỈ SỐ'] },
    { row: 3, cells: ['STT', 'Chỉ số', 'Tử số', 'Mẫu số', 'Ngày'] },
    { row: 4, cells: [1, 'people_with_digital_id', 1, 2, '01/01/2026'] },
  ];
  const [first, second] = recognise(early, kinds);
  expect(first).toMatchObject({ kind: 'figures', headerRow: 3, missing: [] });
  expect(first?.confidence).toBeGreaterThan(0.8);
  expect(second).toBeUndefined();
  expect(recognise([{ row: 1, cells: ['a', 'b'] }], kinds)).toEqual([]);
});

test('what a person says goes before what was remembered, and that before the name; no column twice', () => {
  expect(matched(['Mã', 'Tên', 'Ma', 'Ghi chú'])).toEqual([
    'code name',
    'name name',
    'null twice',
    'null none',
  ]);
  const remembered = new Map([
    ['kyhieu', 'code'],
    ['ten', ''],
  ]);
  expect(matched(['Mã', 'Ký hiệu', 'Tên'], remembered)).toEqual([
    'null twice',
    'code remembered',
    'null remembered',
  ]);
  expect(
    matched(['Mã', 'Ký hiệu', 'Tên'], remembered, [
      [2, 'name'],
      [0, 'code'],
    ]),
  ).toEqual(['code hand', 'null twice', 'name hand']);
});

test('X and Y stand for longitude and latitude', () => {
  expect(matched(['Mã', 'Tên', 'Tọa độ X', 'Y (m)'])).toEqual(['code name', 'name name', 'x name', 'y name']);
  expect(missingColumns(places, new Set(['code', 'name', 'x', 'y']))).toEqual([]);
  expect(missingColumns(places, new Set(['code', 'x']))).toEqual(['name', 'lon', 'lat']);
});
