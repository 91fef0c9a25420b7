import { expect, test } from 'vitest';

// the catalogue asks the browser which language was chosen
Object.assign(globalThis, { localStorage: { getItem: () => null } });
const { firstLine, rowCell } = await import('./row-cell.ts');
const say = { yes: () => 'có', no: () => 'không' };
const of = (type: string, choices = {}) => ({ type, choices });

test('a cell is told as people write it', () => {
  expect(rowCell(true, of('yes_no'), say)).toBe('có');
  expect(rowCell(false, of('yes_no'), say)).toBe('không');
  expect(rowCell('2026-02-15', of('date'), say)).toBe('15/02/2026');
  expect(rowCell(1250, of('integer'), say)).toBe('1.250');
  expect(rowCell('all', of('choice', { all: { vi: 'toàn bộ', en: 'all' } }), say)).toBe('toàn bộ');
  expect(rowCell('H1', of('text'), say)).toBe('H1');
  expect([null, ''].map((cell) => rowCell(cell, of('text'), say))).toEqual(['–', '–']);
});

test('the line asked for is on the page, among its neighbours', () => {
  expect([null, 1, 10, 500].map(firstLine)).toEqual([0, 0, 0, 490]);
});
