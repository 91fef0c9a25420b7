import type { DraftColumn, KnownColumn } from '@hatangso/contracts/drafts';
import { expect, test } from 'vitest';
import { guessColumns } from './guess-columns.ts';

const column = (place: number, heading: string, key: string | null = null): DraftColumn => ({
  place,
  letter: 'A',
  heading,
  key,
  how: 'none',
  samples: [],
});
const known = (key: string, vi: string): KnownColumn => ({
  key,
  heading: { vi, en: key },
  note: { vi: '', en: '' },
  type: 'text',
  required: true,
  choices: [],
});

test('a heading that says the same in other words is offered, one that is taken or says something else is not', () => {
  const columns = [
    column(0, 'STT'),
    column(1, 'Nhân khẩu của hộ'),
    column(2, 'Ghi chú'),
    column(3, 'Mã hộ', 'code'),
  ];
  const guesses = guessColumns(['people', 'group'], columns, [
    known('people', 'Số nhân khẩu'),
    known('group', 'Tổ dân phố'),
  ]);
  expect(guesses.map(({ key, column: { place } }) => [key, place])).toEqual([['people', 1]]);
});
