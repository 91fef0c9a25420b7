import { expect, test } from 'vitest';
import { contribution, type Household } from './household-answer.ts';
import { standardDefinitions } from './read-definitions.ts';

const blank: Household = {
  people: null,
  people15: null,
  people18: null,
  adults_with_smartphone: null,
  adults_with_signature: null,
  people_with_digital_id: null,
  package_mbps: null,
  iot_connections: null,
  has_fibre: null,
  wants_fibre: null,
  has_ipv6: null,
};
function answer(code: string, household: Partial<Household>) {
  const definition = standardDefinitions().find((one) => one.code === code);
  const source = definition?.sources.find((one) => one.kind === 'survey');
  if (definition === undefined || source?.kind !== 'survey') throw new Error(code);
  return contribution(definition, source, { ...blank, ...household });
}

test('a blank is "not asked": the household has not answered', () => {
  expect(answer('households_with_fibre', {})).toBeNull();
  expect(answer('households_with_fibre', { has_fibre: false })).toEqual({ numerator: 0, denominator: 1 });
  expect(answer('iot_per_person', { people: 4 })).toBeNull();
  expect(answer('iot_per_person', { people: 4, iot_connections: 0 })).toEqual({
    numerator: 0,
    denominator: 4,
  });
});

test('adults are those of the indicator’s own age', () => {
  const household = { people15: 3, people18: 2, adults_with_smartphone: 3, adults_with_signature: 1 };
  expect(answer('adults_with_smartphone', household)).toEqual({ numerator: 3, denominator: 3 });
  expect(answer('adults_with_signature', household)).toEqual({ numerator: 1, denominator: 2 });
  expect(answer('adults_with_signature', { ...household, people18: null })).toBeNull();
});

test('whom the indicator does not speak of adds 0 to both, whatever else was not asked', () => {
  expect(answer('connections_with_ipv6', { has_fibre: false })).toEqual({ numerator: 0, denominator: 0 });
  expect(answer('connections_with_ipv6', { has_fibre: true })).toBeNull();
  expect(answer('connections_with_ipv6', { has_ipv6: true })).toEqual({ numerator: 1, denominator: 1 });
  expect(answer('connections_with_ipv6', { has_fibre: true })).toBeNull();
  expect(answer('connections_with_ipv6', {})).toBeNull();
  expect(answer('connections_with_ipv6', { has_fibre: true, has_ipv6: true })).toEqual({
    numerator: 1,
    denominator: 1,
  });
});
