import { expect, test } from 'vitest';
import { originOf } from './origin.ts';

test('this machine, the office’s network and the Internet are told apart, in both families', () => {
  const from = (ip: string): string => originOf({ ip, local: false }).network;
  expect(originOf({ ip: '127.0.0.1', local: true })).toEqual({ network: 'machine', address: '127.0.0.1' });
  for (const ip of [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.9',
    '100.64.0.1',
    '::ffff:10.0.0.1',
    'fd00::1',
    'fe80::1%eth0',
    '::1',
  ])
    expect([ip, from(ip)]).toEqual([ip, 'private']);
  for (const ip of ['113.160.0.1', '172.32.0.1', '2001:ee0::1', '::ffff:8.8.8.8', 'not an address'])
    expect([ip, from(ip)]).toEqual([ip, 'public']);
  expect(originOf({ ip: '::ffff:8.8.8.8', local: false }).address).toBe('8.8.8.8');
});
