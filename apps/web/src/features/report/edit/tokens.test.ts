import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingTokens, piecesOf, plainOf, typedIn } from './tokens.ts';

test('words and numbers come apart and together again', () => {
  const text = 'Có {count:III.1.met} chỉ tiêu đạt: {figure:a.value register:Công an phường} {không phải}.';
  expect(piecesOf(text)).toEqual([
    { words: 'Có ' },
    { token: 'count:III.1.met' },
    { words: ' chỉ tiêu đạt: ' },
    { token: 'figure:a.value register:Công an phường' },
    { words: ' {không phải}.' },
  ]);
  fc.assert(fc.property(fc.string(), (any) => plainOf(any, (token) => `{${token}}`) === any));
});

test('what an edit left out is told as often as it is gone', () => {
  expect(missingTokens('{a:b} {a:b} {c:d}', 'x {a:b}')).toEqual(['a:b', 'c:d']);
  expect(missingTokens('{a:b}', '{a:b} {a:b}')).toEqual([]);
});

test('numbers typed by hand are found in the words, the longest first', () => {
  expect(typedIn('dạy 120 người, 20 lớp', ['20', '120'])).toEqual([
    { text: 'dạy ', typed: false },
    { text: '120', typed: true },
    { text: ' người, ', typed: false },
    { text: '20', typed: true },
    { text: ' lớp', typed: false },
  ]);
});
