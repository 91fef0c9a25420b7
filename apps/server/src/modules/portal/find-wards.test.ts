import { expect, test } from 'vitest';
import { findWards } from './find-wards.ts';

const wards = [
  { code: '21172', name: 'Phường Trương Quang Trọng' },
  { code: '21025', name: 'Phường Nghĩa Lộ' },
  { code: '21100', name: 'Xã Quang Trung' },
];
const found = (text: string): string[] => findWards(wards, text).map(({ code }) => code);

test('with or without tones, whole or in part, by name or code; names that begin so come first', () => {
  expect(found('truong quang')).toEqual(['21172']);
  expect(found('TRƯƠNG QUANG TRỌNG')).toEqual(['21172']);
  expect(found('nghia lo')).toEqual(['21025']);
  expect(found('quang')).toEqual(['21100', '21172']);
  expect(found('2110')).toEqual(['21100']);
  expect(found('phường')).toEqual(['21172', '21025']);
  expect(found('  ')).toEqual([]);
  expect(found('Hà Nội')).toEqual([]);
});
