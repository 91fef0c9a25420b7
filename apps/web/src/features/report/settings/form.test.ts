import type { ReportSettingsAnswer, ReportSettingsBody } from '@hatangso/contracts/reporting';
import { expect, test } from 'vitest';
import { bodyOf, dayOf, formOf, wrongDays } from './form.ts';

const answer = (set: ReportSettingsBody | null) => ({ set }) as ReportSettingsAnswer;

test('what was set comes back as it was, what is empty is left to the server', () => {
  const set: ReportSettingsBody = {
    addressees: ['Ủy ban nhân dân tỉnh', 'Sở Khoa học và Công nghệ'],
    recipients: null,
    place: null,
    sign: 'BC-UBND',
    compilerSign: null,
    signer: { role: 'deputy', name: 'Trần B' },
    closing: { N: { month: 12, day: 15 }, Q2: { month: 6, day: 30 } },
    deadlines: { offices: { month: 12, day: 10 }, upward: null },
  };
  expect(bodyOf(formOf(answer(set)), set)).toEqual(set);
  expect(bodyOf(formOf(answer(null)), null)).toMatchObject({ addressees: null, signer: null, closing: null });
});

test('a day is a day that every year has', () => {
  expect(dayOf('10/12')).toEqual({ month: 12, day: 10 });
  expect(dayOf('5.6')).toEqual({ month: 6, day: 5 });
  for (const none of ['29/2', '31/11', '0/5', '10', '', '1/13']) expect(dayOf(none), none).toBeNull();
  expect(wrongDays({ ...formOf(answer(null)), offices: '31/11', upward: ' ' })).toEqual(['offices']);
});
