import { expect, test } from 'vitest';
import { makePace } from './pace.ts';

test('an address may ask so often in a minute and then again; others are not held up', () => {
  const pace = makePace(2);
  const at = (seconds: number): Date => new Date(1_800_000_000_000 + seconds * 1000);
  pace.take('a', at(0));
  pace.take('a', at(1));
  expect(() => pace.take('a', at(20))).toThrow(expect.objectContaining({ code: 'request.too_often' }));
  expect(() => pace.take('a', at(20))).toThrow(expect.objectContaining({ params: { seconds: 40 } }));
  expect(() => pace.take('b', at(20))).not.toThrow();
  expect(() => pace.take('a', at(60))).not.toThrow();
});
