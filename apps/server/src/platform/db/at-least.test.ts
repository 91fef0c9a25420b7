import { expect, test } from 'vitest';
import { atLeast } from './at-least.ts';

test('versions are compared by their numbers, whatever stands behind them', () => {
  expect(atLeast('15.18 (Debian 15.18-0+deb12u1)', 15, 0)).toBe(true);
  expect(atLeast('15.18 (Debian 15.18-0+deb12u1)', 15, 18)).toBe(true);
  expect(atLeast('15.18 (Debian 15.18-0+deb12u1)', 15, 19)).toBe(false);
  expect(atLeast('18beta1', 15, 0)).toBe(true);
  expect(atLeast('14.9', 15, 0)).toBe(false);
  expect(atLeast('3.3.2', 3, 3)).toBe(true);
  expect(atLeast('3.10.0', 3, 3)).toBe(true);
  expect(atLeast('', 1, 0)).toBe(false);
});
