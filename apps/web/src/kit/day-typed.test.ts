import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayTyped } from './day-typed.ts';

test('a day is typed day first, in whatever way people part it', () => {
  for (const text of [
    '1/7/2025',
    '01/07/2025',
    '01-07-2025',
    '1.7.2025',
    ' 01 07 2025 ',
    '01072025',
    '2025-07-01',
  ])
    expect(dayTyped(text), text).toBe('2025-07-01');
});

test('what is no day of the calendar is told apart from nothing', () => {
  expect(dayTyped('  ')).toBe('');
  for (const text of [
    '31/02/2026',
    '29/2/2025',
    '13/13/2026',
    '0/1/2026',
    '1/7/25',
    '1/7',
    '7',
    '2025-7',
    'hôm nay',
  ])
    expect(dayTyped(text), text).toBeNull();
});

test('property: a day as it is written is the same day when typed', () => {
  const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const iso = date.toISOString().slice(0, 10);
      expect(dayTyped(iso.split('-').reverse().join('/'))).toBe(iso);
      expect(dayTyped(iso)).toBe(iso);
    }),
  );
});
