import { expect, test } from 'vitest';

// the words remember the language on the device; here there is none
Object.assign(globalThis, { localStorage: { getItem: () => null } });
const { age, bytes, day, money, number, percent } = await import('./format.ts');
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('numbers, shares and money as people here write them', () => {
  expect(plain(number(49_308))).toBe('49.308');
  expect(plain(percent(93.24))).toBe('93,2 %');
  expect(plain(money(1_250_000))).toBe('1.250.000 \u0111');
  expect(number(null)).toBe('–');
  expect(plain(bytes(1_240_000))).toBe('1,2 MB');
});

test('what is not all is never 100 %', () => {
  expect(plain(percent(99.97))).toBe('99,9 %');
  expect(plain(percent(100))).toBe('100 %');
});

test('a moment is told by the day in Viet Nam; ages in words', () => {
  expect(day('2026-11-22')).toBe('22/11/2026');
  expect(day('2026-11-22T18:00:00.000Z')).toBe('23/11/2026');
  expect(age('2026-11-13', '2026-11-22')).toBe('9 ngày trước');
});
