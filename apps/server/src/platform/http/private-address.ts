import { BlockList, isIPv4 } from 'node:net';

/** What is not the open internet: own machine, local networks, carriers' inside, documentation, multicast, translations. */
const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
const v6 = [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const ranges = new BlockList();
for (const [net, prefix] of v4) {
  ranges.addSubnet(net, prefix, 'ipv4');
  // the same addresses written as IPv6
  ranges.addSubnet(`::ffff:${net}`, 96 + prefix, 'ipv6');
}
for (const [net, prefix] of v6) ranges.addSubnet(net, prefix, 'ipv6');

/** Is the address (IPv4 or IPv6, without brackets or zone) one that the open internet does not reach? */
export const isPrivateAddress = (address: string): boolean =>
  isIPv4(address) ? ranges.check(address, 'ipv4') : ranges.check(address.replace(/%.*$/, ''), 'ipv6');
