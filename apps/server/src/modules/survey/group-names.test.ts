import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameKey } from '../../platform/names.ts';
import { editDistance, groupKey, groupMatcher } from './group-names.ts';

const groups = [
  { code: 'TDP01', name: 'Tổ dân phố số 01' },
  { code: 'TDP02', name: 'Tổ dân phố số 02' },
  { code: 'TDP-10', name: 'Tổ dân phố số 10' },
  { code: 'LT', name: 'Tổ dân phố Liên Hiệp 1' },
  { code: 'TA1', name: 'Thôn Hòa Bình' },
  { code: 'TA2', name: 'Tổ dân phố Hoa Binh' },
  { code: 'X7', name: 'Thôn 7' },
  { code: 'Y7', name: 'Tổ dân phố 7' },
];
const match = groupMatcher(groups);

test.each([
  ['TDP01', 'TDP01'],
  ['tdp 01', 'TDP01'],
  ['TDP 1', 'TDP01'],
  ['tdp1', 'TDP01'],
  ['Tổ 1', 'TDP01'],
  ['Tổ dân phố số 1', 'TDP01'],
  ['TO DAN PHO SO 1', 'TDP01'],
  ['1', 'TDP01'],
  ['TDP 10', 'TDP-10'],
  ['Liên Hiệp 1', 'LT'],
  ['tổ dân phố liên hiệp 01', 'LT'],
  ['Thôn Hoà Bình', 'TA1'],
  ['Hòa Bình', 'TA1'],
  ['Hoa Binh', 'TA2'],
  ['Thôn 7', 'X7'],
  ['TDP 7', null],
  ['TDP 99', null],
])('%s is %s', (given, code) => {
  expect(match(given).code).toBe(code);
});

test('several groups that answer are told, not chosen from', () => {
  expect(match('TDP 7')).toEqual({ code: null, ambiguous: true, near: ['Thôn 7 (X7)', 'Tổ dân phố 7 (Y7)'] });
});

test('an unknown group is told with what comes near', () => {
  expect(match('Lien Hiep 2')).toMatchObject({ ambiguous: false, near: ['Tổ dân phố Liên Hiệp 1 (LT)'] });
  expect(match('Nghĩa Lộ Thượng Sơn')).toMatchObject({ ambiguous: false, near: [] });
});

test('any name finds itself, however its tones are composed and its kind is written', () => {
  const names = fc.stringMatching(/^[A-ZĐÂÊÔƠƯ][a-zđâêôơưáàảãạ]{2,8}( [A-ZĐ][a-zđáàảãạ]{2,8})?$/u);
  fc.assert(
    fc.property(names, fc.constantFrom('Tổ dân phố ', 'TDP ', 'Thôn ', 'thôn ', ''), (name, kind) => {
      const own = groupMatcher([{ code: '#', name: `Tổ dân phố ${name}` }]);
      expect(own(`${kind}${name}`.normalize('NFD')).code).toBe('#');
    }),
  );
});

test('the pattern never eats a whole name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      if (nameKey(text) !== '') expect(groupKey(text)).not.toBe('');
    }),
  );
});

test('the edit distance is a distance', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, a)).toBe(0);
      expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
    }),
  );
});
