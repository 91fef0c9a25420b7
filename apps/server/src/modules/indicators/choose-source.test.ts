import { expect, test } from 'vitest';
import { type Candidate, chooseSource } from './choose-source.ts';
import { standardDefinitions } from './read-definitions.ts';

const definition = (code: string) => {
  const found = standardDefinitions().find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const speaks = (source: string, value: number | null, more: Partial<Candidate> = {}): Candidate => ({
  source,
  value,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  method: 'count',
  evidenceDate: '2026-10-01',
  evidence: [],
  ...more,
});
const fibre = definition('households_with_fibre');

test('the definition’s order proposes until the office closes one; the others stay beside it', () => {
  const both = [speaks('register:VNPT', 80), speaks('survey', 90)];
  const proposed = chooseSource(fibre, both, null);
  expect(proposed.sources.map((one) => [one.source, one.closed])).toEqual([
    ['survey', false],
    ['register:VNPT', false],
  ]);
  const closed = chooseSource(fibre, both, 'register:VNPT');
  expect(closed.sources.map((one) => [one.source, one.closed])).toEqual([
    ['register:VNPT', true],
    ['survey', false],
  ]);
  expect(closed.chosen?.value).toBe(80);
});

test('a closed source whose evidence was taken back falls to the proposal, and says so', () => {
  const choice = chooseSource(fibre, [speaks('survey', 90)], 'register:VNPT');
  expect([choice.chosen?.source, choice.chosen?.closed, choice.closedIsMissing]).toEqual([
    'survey',
    false,
    true,
  ]);
  expect(chooseSource(fibre, [], null)).toEqual({
    chosen: null,
    sources: [],
    differences: [],
    closedIsMissing: false,
  });
});

test('a source that has a value comes before one that has none, the newest register before older ones', () => {
  expect(chooseSource(fibre, [speaks('survey', null), speaks('register', 80)], null).chosen?.source).toBe(
    'register',
  );
  const registers = [speaks('register:A', 1, { evidenceDate: '2025-01-01' }), speaks('register:B', 2)];
  expect(chooseSource(fibre, registers, null).chosen?.source).toBe('register:B');
});

test('a source that only compares is never the figure, closed or not', () => {
  const number = definition('people_with_id_number');
  const choice = chooseSource(number, [speaks('survey', 0.9)], 'survey');
  expect([choice.chosen, choice.sources.length, choice.closedIsMissing]).toEqual([null, 1, true]);
  expect(chooseSource(number, [speaks('survey', 0.9), speaks('register', 0.8)], null).chosen?.source).toBe(
    'register',
  );
});

test('large differences are pointed out, in points for percent and relative elsewhere', () => {
  const differences = (code: string, a: number, b: number) =>
    chooseSource(definition(code), [speaks('survey', a), speaks('register', b)], null).differences;
  expect(differences('households_with_fibre', 90, 85)).toEqual([]);
  expect(differences('households_with_fibre', 90, 84)).toEqual([
    { source: 'register', difference: -6, withinInterval: false },
  ]);
  expect(differences('iot_per_person', 1, 0.9)).toEqual([]);
  expect(differences('iot_per_person', 1, 0.8)).toHaveLength(1);
  const sampled = [speaks('survey', 90, { low: 80, high: 96 }), speaks('register', 84)];
  expect(chooseSource(fibre, sampled, null).differences[0]?.withinInterval).toBe(true);
});
