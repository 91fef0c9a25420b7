import { expect, test } from 'vitest';
import { factorChecks, graceNow, isRequired } from './required.ts';

const ground = (moment: string, graceUntil: string | null, demonstration = false) => ({
  clock: () => new Date(moment),
  graceUntil,
  installation: { id: 'x', demonstration },
});
const noon = '2026-12-01T05:00:00Z';

test('whoever administers, signs or releases needs one; nobody in a demonstration does', () => {
  for (const role of ['administrator', 'chair', 'compiler'] as const)
    expect([role, isRequired(ground(noon, null), ['reader', role])]).toEqual([role, true]);
  for (const role of [
    'office',
    'police',
    'team',
    'operator',
    'province_officer',
    'auditor',
    'reader',
  ] as const)
    expect([role, isRequired(ground(noon, null), [role])]).toEqual([role, false]);
  expect(isRequired(ground(noon, null), [])).toBe(false);
  expect(isRequired(ground(noon, null, true), ['administrator'])).toBe(false);
});

test('a grace lasts to the end of its day in Viet Nam, is told loudly, and then is over', () => {
  const during = ground('2026-12-31T16:59:59Z', '2026-12-31');
  expect([graceNow(during), isRequired(during, ['chair'])]).toEqual(['2026-12-31', false]);
  expect(factorChecks(during)).toMatchObject([{ ok: false }]);
  const over = ground('2026-12-31T17:00:00Z', '2026-12-31');
  expect([graceNow(over), isRequired(over, ['chair'])]).toEqual([null, true]);
  expect(factorChecks(over)).toMatchObject([{ ok: true }]);
});
