import { expect, test } from 'vitest';
import { bucketsOf, failuresNow, networkOf, waitOf } from './throttle.ts';

const now = Date.parse('2026-11-22T02:00:00Z');
const after = (failures: number, seconds: number) => ({ failures, lastAt: now - seconds * 1000 });

test('the first wrong attempts cost nothing, the next ones twice as much each, up to a quarter of an hour', () => {
  expect([0, 1, 4].map((failures) => waitOf('login', after(failures, 0), now))).toEqual([0, 0, 0]);
  expect([5, 6, 7, 8, 13, 14, 40].map((failures) => waitOf('login', after(failures, 0), now))).toEqual([
    2, 4, 8, 16, 512, 900, 900,
  ]);
  expect(waitOf('login', after(7, 5), now)).toBe(3);
  expect(waitOf('login', after(7, 8), now)).toBe(0);
  expect(waitOf('login', { failures: 0, lastAt: null }, now)).toBe(0);
});

test('a network bears an office full of people, and never waits more than a minute', () => {
  expect(waitOf('network', after(49, 0), now)).toBe(0);
  expect(waitOf('network', after(50, 0), now)).toBe(1);
  expect(waitOf('network', after(5_000, 0), now)).toBe(60);
});

test('all is forgotten after a quiet time', () => {
  expect(failuresNow('login', after(30, 86_399), now)).toBe(30);
  expect(failuresNow('login', after(30, 86_400), now)).toBe(0);
  expect(failuresNow('network', after(500, 3_600), now)).toBe(0);
});

test('a network is one IPv4 address or one line of IPv6', () => {
  expect(networkOf('203.113.1.7')).toBe('203.113.1.7');
  expect(networkOf('::ffff:203.113.1.7')).toBe('203.113.1.7');
  const line = networkOf('2405:4802:9f:1234:aaaa::1');
  expect(line).toBe('2405:4802:9f:1200::/56');
  expect(networkOf('2405:4802:009f:12ff:1::')).toBe(line);
  expect(networkOf('2405:4802:9f:1300::1')).not.toBe(line);
  expect(networkOf('::1')).toBe('0:0:0:0::/56');
  expect(networkOf('nonsense')).toBe('unknown');
});

test('a known browser is counted by itself, another login or network apart, and no key names anybody', () => {
  const keys = (login: string, ip: string, device: string | null = null): string[] =>
    bucketsOf(login, ip, device).map(({ key }) => key);
  expect(keys('an', '203.113.1.7', 'd1')).toHaveLength(1);
  expect(keys('an', '203.113.1.7', 'd1')).toEqual(keys('an', '14.0.0.1', 'd1'));
  const [login, network] = keys('an', '203.113.1.7');
  const [elsewhere, otherNetwork] = keys('an', '14.0.0.1');
  expect(login).not.toBe(elsewhere);
  expect(network).not.toBe(otherNetwork);
  expect(keys('binh', '203.113.1.7')[1]).toBe(network);
  expect(keys('an', '203.113.1.7').join()).not.toMatch(/an\b|203/);
});
