import { expect, test } from 'vitest';
import { factText } from './fact-text.ts';

const text = (value: unknown): string => factText(value, (iso) => iso.slice(0, 10));

test('digests and ids by their beginning, moments as people read them, lists and objects without brackets', () => {
  expect(text('a'.repeat(64))).toBe('aaaaaaaa…');
  expect(text('c619d7a4-b2f9-48f6-8e85-b88261f2110a')).toBe('c619d7a4…');
  expect(text('2026-11-29T19:35:08.677Z')).toBe('2026-11-29');
  expect(text([{ role: 'office', unit: '21172' }, 'x'])).toBe('office · 21172, x');
  expect(text(null)).toBe('–');
  expect(text(3)).toBe('3');
  const words = new Map([
    ['office', 'Đơn vị'],
    ['true', 'có'],
  ]);
  const inWords = (value: unknown): string => factText(value, String, (code) => words.get(code) ?? code);
  expect(inWords([{ role: 'office', unit: '21172' }, true, 3])).toBe('Đơn vị · 21172, có, 3');
});
