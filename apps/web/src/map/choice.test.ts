import { expect, test } from 'vitest';
import { choice } from './choice.ts';

test('values that are told apart, and nothing to tell apart', () => {
  expect(
    choice(
      'kind',
      [
        ['school', 'T'],
        [['a', 'b'], 'X'],
      ],
      '•',
    ),
  ).toEqual(['match', ['get', 'kind'], 'school', 'T', ['a', 'b'], 'X', '•']);
  expect(choice('kind', [], '•')).toBe('•');
});
