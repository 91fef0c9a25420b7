import { expect, test } from 'vitest';
import { strengthOf } from './password-strength.ts';

const level = (password: string, own: readonly string[] = []): string => {
  const found = strengthOf(password, own);
  return found.why ?? found.level;
};

test('a short password tells how much is missing', () => {
  expect(strengthOf('sông', [])).toEqual({ level: 'short', missing: 6, why: null });
});

test('what others know, runs, repeats and usual words are called weak', () => {
  expect(level('nguyenan1990', ['Nguyễn An', 'nguyen.an'])).toBe('fair');
  expect(level('trongtruong1', ['Trương Quang Trọng'])).toBe('fair');
  expect(level('hoangminh12', ['hoangminh'])).toBe('own');
  expect(level('aaaaaaaaaaaa')).toBe('repeat');
  expect(level('123456789012')).toBe('run');
  expect(level('Matkhau@2026')).toBe('usual');
  expect(level('Quảng Ngãi 76')).toBe('usual');
});

test('several words that have nothing to do with each other are good', () => {
  expect(level('thuyền nan qua sông Trà')).toBe('good');
  expect(level('Caphe#muoi9h')).toBe('good');
  expect(level('benxecuadong')).toBe('fair');
});
