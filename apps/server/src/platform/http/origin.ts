import { BlockList, isIP } from 'node:net';
import type { Origin } from '../kernel.ts';
import type { Client } from './client.ts';

/** Addresses of networks that are nobody's on the Internet: RFC 1918, 6598, 3927, 4193, 4291. */
const privateRanges = new BlockList();
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
] as const)
  privateRanges.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
] as const)
  privateRanges.addSubnet(network, bits, 'ipv6');

/** Where a request came from: this machine, a private network (the office), or the Internet. */
export function originOf({ ip, local }: Pick<Client, 'ip' | 'local'>): Origin {
  if (local) return { network: 'machine', address: ip };
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const version = isIP(plain);
  const inside = version !== 0 && privateRanges.check(plain, version === 4 ? 'ipv4' : 'ipv6');
  return { network: inside ? 'private' : 'public', address: plain };
}
