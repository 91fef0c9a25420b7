import { expect, test } from 'vitest';
import { isTyping, moved, stepped } from './grid-keys.ts';

const bounds = { rows: 10, columns: 4, page: 5 };
const key = (name: string, ctrl = false) => ({ key: name, ctrl });

test('arrows, pages and ends stay within the sheet', () => {
  expect(moved({ row: 0, column: 0 }, key('ArrowDown'), bounds)).toEqual({ row: 1, column: 0 });
  expect(moved({ row: 9, column: 3 }, key('ArrowDown'), bounds)).toEqual({ row: 9, column: 3 });
  expect(moved({ row: 3, column: 0 }, key('ArrowLeft'), bounds)).toEqual({ row: 3, column: -1 });
  expect(moved({ row: 3, column: 2 }, key('ArrowRight', true), bounds)).toEqual({ row: 3, column: 3 });
  expect(moved({ row: 3, column: 2 }, key('PageDown'), bounds)).toEqual({ row: 8, column: 2 });
  expect(moved({ row: 3, column: 2 }, key('Home', true), bounds)).toEqual({ row: 0, column: 0 });
  expect(moved({ row: 3, column: 2 }, key('x'), bounds)).toBeNull();
});

test('Tab reads on from row to row and stops at the ends', () => {
  expect(stepped({ row: 0, column: 3 }, false, bounds)).toEqual({ row: 1, column: 0 });
  expect(stepped({ row: 1, column: 0 }, true, bounds)).toEqual({ row: 0, column: 3 });
  expect(stepped({ row: 9, column: 3 }, false, bounds)).toEqual({ row: 9, column: 3 });
});

test('letters type over a cell, shortcuts and the space bar do not', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false };
  expect(isTyping({ ...none, key: 'ố' })).toBe(true);
  expect(isTyping({ ...none, key: ' ' })).toBe(false);
  expect(isTyping({ ...none, key: 'c', ctrlKey: true })).toBe(false);
  expect(isTyping({ ...none, key: 'Enter' })).toBe(false);
});
