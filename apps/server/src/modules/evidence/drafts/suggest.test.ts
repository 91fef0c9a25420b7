import type { ColumnSpec } from '@hatangso/contracts/columns';
import type { RowProblem } from '@hatangso/contracts/problems';
import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

const column = (vi: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  key: 'k',
  heading: { vi, en: vi },
  type: 'text',
  required: false,
  note: { vi: '', en: '' },
  example: null,
  ...more,
});
const of = (code: RowProblem['code'], value: string, params?: RowProblem['params'], spec = column('Cột')) =>
  suggest({ code, row: 1, value, ...(params === undefined ? {} : { params }) }, spec);

test('days: month and day change places, words become figures, what cannot be stays open', () => {
  expect(of('cell.date_month_first', '03/31/2026')).toEqual(['31/03/2026']);
  expect(of('cell.date_month_first', '2-28-26')).toEqual(['28/02/26']);
  expect(of('cell.date', '15 thg 3, 2026')).toEqual(['15/03/2026']);
  expect(of('cell.date', '15-Mar-2026')).toEqual(['15/03/2026']);
  expect(of('cell.date', 'Mar 15, 2026')).toEqual(['15/03/2026']);
  expect(of('cell.date', 'chiều 5/3/2026 (thứ năm)')).toEqual(['05/03/2026']);
  expect(of('cell.date', '31 thg 2, 2026')).toBeNull();
  expect(of('cell.date', 'tuần trước')).toBeNull();
});

test('numbers: the only one in the cell, letters that look like digits, never one of two', () => {
  expect(of('cell.number', '4 người')).toEqual(['4']);
  expect(of('cell.number', 'l2')).toEqual(['12']);
  expect(of('cell.number', '1O')).toEqual(['10']);
  expect(of('cell.integer', '4,0')).toEqual(['4']);
  expect(of('cell.integer_dot', '49.308', { meant: 49308 })).toEqual(['49308']);
  for (const open of ['3-4', 'bốn', '3 hoặc 4', '-2']) expect(of('cell.number', open), open).toBeNull();
});

test('what Excel turned into a day becomes what was typed', () => {
  expect(of('cell.date_for_text', '03/04/2026', { date: '03/04/2026' })).toEqual(['3/4']);
  expect(of('cell.date_for_number', '04/01/1900', { date: '04/01/1900' })).toEqual(['4']);
  expect(of('cell.date_for_number', '15/03/2023', { date: '15/03/2023' })).toEqual(['45000']);
});

test('yes, no and choices: the one that is near, none where two are', () => {
  expect(of('cell.yes_no', 'coo')).toEqual(['có']);
  expect(of('cell.yes_no', 'khôg')).toEqual(['không']);
  expect(of('cell.yes_no', 'chưa lắp')).toEqual(['không']);
  expect(of('cell.yes_no', 'có thể')).toBeNull();
  expect(of('cell.yes_no', '?')).toBeNull();
  const choices = [
    { code: 'full', vi: 'Toàn bộ', en: 'Whole' },
    { code: 'partial', vi: 'Một phần', en: 'Part' },
  ];
  expect(of('cell.choice', 'toan bô.', {}, column('Mức phủ', { type: 'choice', choices }))).toEqual([
    'Toàn bộ',
  ]);
  expect(of('cell.choice', 'xanh', {}, column('Mức phủ', { type: 'choice', choices }))).toBeNull();
});

test('groups and tasks: a name where names are written, a code where codes are', () => {
  const near = 'Tổ dân phố An Phú (T3); Tổ dân phố An Phước (T4)';
  expect(of('survey.unknown_group', 'An Phu', { near }, column('Tổ dân phố'))).toEqual(['Tổ dân phố An Phú']);
  expect(of('coverage.unknown_group', 'T33', { near }, column('Mã TDP'))).toEqual(['T3']);
  expect(of('plan.task_unknown', 'IV1a', { near: 'IV.1.a, IV.1.b' })).toEqual(['IV.1.a']);
  expect(of('survey.unknown_group', 'x', { near: '–' })).toBeNull();
});

test('swapped coordinates are told for both cells', () => {
  expect(of('geo.swapped', '15,15; 108,8')).toEqual(['108,8', '15,15']);
});
