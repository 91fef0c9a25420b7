import { expect, test } from 'vitest';
import { type Column, sorted } from './table.ts';

interface Row {
  readonly name: string;
  readonly share: number | null;
}
const columns: readonly Column<Row>[] = [
  { key: 'name', label: 'n', value: (row) => row.name },
  { key: 'share', label: 's', value: (row) => row.share },
];
const rows: readonly Row[] = [
  { name: 'Tổ 10', share: null },
  { name: 'Tổ 9', share: 0 },
  { name: 'Đông', share: 50 },
];
const names = (by: { key: string; down: boolean }): string[] =>
  sorted(rows, columns, by).map(({ name }) => name);

test('names by Vietnamese order with numbers in them, missing values last either way', () => {
  expect(names({ key: 'name', down: false })).toEqual(['Đông', 'Tổ 9', 'Tổ 10']);
  expect(names({ key: 'share', down: false })).toEqual(['Tổ 9', 'Đông', 'Tổ 10']);
  expect(names({ key: 'share', down: true })).toEqual(['Đông', 'Tổ 9', 'Tổ 10']);
});
