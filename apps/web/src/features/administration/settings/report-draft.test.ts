import { expect, test } from 'vitest';
import { bodyOf, draftOf, yearDayOf } from './report-draft.ts';

test('a day that comes every year', () => {
  expect(yearDayOf('10/12')).toEqual({ day: 10, month: 12 });
  expect(yearDayOf(' 5-1 ')).toEqual({ day: 5, month: 1 });
  expect(yearDayOf('')).toBeNull();
  for (const bad of ['29/2', '31/4', '0/1', '12/13', 'mười']) expect(yearDayOf(bad)).toBeUndefined();
});

test('what is typed goes to the server, what is empty is derived, what is not shown stays', () => {
  const set = {
    addressees: ['Ủy ban nhân dân tỉnh'],
    compilerSign: 'VHXH',
    closing: { N: { month: 11, day: 15 }, Q1: { month: 3, day: 20 } },
    deadlines: { offices: { month: 12, day: 10 }, upward: null },
  };
  const inForce = {
    addressees: [],
    recipients: [],
    place: '',
    sign: '',
    signer: { role: 'chair' as const, name: null },
    closing: {},
    deadlines: { offices: null, upward: null },
  };
  const template = { own: false, fileName: null, sha256: null, bytes: null, setAt: null };
  const draft = draftOf({ ward: '21172', set, setAt: null, setBy: null, inForce, template });
  expect(draft.offices).toBe('10/12');
  const body = bodyOf({ ...draft, closing: '', place: ' Phường A ' }, set);
  expect(body).toMatchObject({
    compilerSign: 'VHXH',
    place: 'Phường A',
    closing: { Q1: { month: 3, day: 20 } },
    signer: null,
  });
  expect(body.closing).not.toHaveProperty('N');
});
