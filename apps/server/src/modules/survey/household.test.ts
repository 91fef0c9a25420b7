import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contradictions, digestOf, type Household, householdOf, isPlausibleDate } from './household.ts';

const count = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null });
const flag = fc.option(fc.boolean(), { nil: null });
const values = fc.record({
  code: fc.string({ minLength: 1, maxLength: 6 }),
  group: fc.constant('TDP01'),
  lon: fc.constant(108.8),
  lat: fc.constant(15.15),
  people: fc.integer({ min: 0, max: 8 }),
  people15: count,
  people18: count,
  adults: count,
  adults_with_smartphone: count,
  adults_with_signature: count,
  people_with_digital_id: count,
  has_fibre: flag,
  wants_fibre: flag,
  package_mbps: count,
  has_ipv6: flag,
  iot_connections: count,
  surveyed_on: fc.constant(null),
});

test('adults stand for whichever of 15 and 18 was not asked, and for nothing else', () => {
  fc.assert(
    fc.property(values, (given) => {
      const household = householdOf(2, given);
      expect(household.people15).toBe(given.people15 ?? given.adults);
      expect(household.people18).toBe(given.people18 ?? given.adults);
      expect(household.adults_with_smartphone).toBe(given.adults_with_smartphone);
    }),
  );
});

test('what is let in has no part larger than its whole, and nothing else is refused', () => {
  const fits = (part: number | null, whole: number | null) =>
    part === null || whole === null || part <= whole;
  fc.assert(
    fc.property(values, (given) => {
      const one = householdOf(2, given);
      const good =
        fits(one.people15, one.people) &&
        fits(one.people18, one.people15 ?? one.people) &&
        fits(one.adults_with_smartphone, one.people15 ?? one.people18 ?? one.people) &&
        fits(one.adults_with_signature, one.people18 ?? one.people15 ?? one.people) &&
        fits(one.people_with_digital_id, one.people);
      expect(contradictions(one).length === 0).toBe(good);
    }),
  );
});

test('the digest tells households apart and is a bigint of the database', () => {
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 9 }), (given, more) => {
      const one = householdOf(2, given);
      const other: Household = { ...one, people: one.people + more };
      expect(digestOf(one, 'TDP01')).not.toBe(digestOf(other, 'TDP01'));
      expect(digestOf(one, 'TDP01')).not.toBe(digestOf(one, 'TDP02'));
      expect(digestOf({ ...one, row: 99 }, 'TDP01')).toBe(digestOf(one, 'TDP01'));
      expect(BigInt.asIntN(64, BigInt(digestOf(one, 'TDP01')))).toBe(BigInt(digestOf(one, 'TDP01')));
    }),
  );
});

test('a survey lies behind us and in this century', () => {
  expect(isPlausibleDate('2026-11-22', '2026-11-22')).toBe(true);
  expect(isPlausibleDate('2026-11-23', '2026-11-22')).toBe(false);
  expect(isPlausibleDate('1999-12-31', '2026-11-22')).toBe(false);
});
