import { expect, test } from 'vitest';
import { matches } from './find.ts';

test('names are found without their accents, and by them where they are typed', () => {
  expect(matches('Xã Trà Bồng', 'tra bong')).toBe(true);
  expect(matches('Xã Trà Bồng', 'TRÀ')).toBe(true);
  expect(matches('Xã Trà Bồng', 'trá')).toBe(false);
  expect(matches('Phường Đức Phổ', 'duc')).toBe(true);
  expect(matches('Phường Đức Phổ'.normalize('NFD'), 'Đức')).toBe(true);
  expect(matches('Xã Ba Tơ', 'ba to')).toBe(true);
  expect(matches('Xã Ba Tơ', 'bato')).toBe(false);
});
