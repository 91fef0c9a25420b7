import { createHash } from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';

/** What is counted: one login from one network, everything from a network, or one known browser. */
export type BucketKind = 'login' | 'network' | 'device';

export interface Bucket {
  readonly kind: BucketKind;
  /** A digest: the table names nobody. */
  readonly key: string;
}

interface Patience {
  /** So many wrong attempts cost nothing. */
  readonly free: number;
  /** Seconds after the first one that does; doubled with every `every` further ones, up to `most`. */
  readonly first: number;
  readonly every: number;
  readonly most: number;
  /** Seconds without an attempt after which all is forgotten. */
  readonly forget: number;
}

/**
 * A stranger's attempts never count against somebody elsewhere: there is no count of a login alone. Within one network
 * (an office behind one address) only the generous count is shared, and a browser that the person has signed in from
 * has a count of its own and does not meet that one either.
 */
const patience: Readonly<Record<BucketKind, Patience>> = {
  login: { free: 5, first: 2, every: 1, most: 900, forget: 86_400 },
  network: { free: 50, first: 1, every: 5, most: 60, forget: 3_600 },
  device: { free: 10, first: 2, every: 1, most: 300, forget: 86_400 },
};

export interface Count {
  readonly failures: number;
  /** Milliseconds; null: never. */
  readonly lastAt: number | null;
}

/** The count as it stands now: none once it is forgotten. */
export function failuresNow(kind: BucketKind, { failures, lastAt }: Count, now: number): number {
  return lastAt === null || now - lastAt >= patience[kind].forget * 1000 ? 0 : failures;
}

/** Seconds still to wait before the next attempt, 0 where it may be made now. */
export function waitOf(kind: BucketKind, count: Count, now: number): number {
  const { free, first, every, most } = patience[kind];
  const over = failuresNow(kind, count, now) - free;
  if (over < 0 || count.lastAt === null) return 0;
  const delay = Math.min(most, first * 2 ** Math.floor(over / every));
  return Math.max(0, Math.ceil((count.lastAt + delay * 1000 - now) / 1000));
}

/** One household or office: an IPv4 address, or the /56 that a line of IPv6 usually gets. */
export function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return plain;
  if (!isIPv6(plain)) return 'unknown';
  const [head = '', tail = ''] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = plain.includes('::') && tail !== '' ? tail.split(':') : [];
  const zeros = plain.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  const groups = [...left, ...zeros, ...right].map((group) => Number.parseInt(group, 16) || 0);
  const [a = 0, b = 0, c = 0, d = 0] = groups;
  return `${[a, b, c, d & 0xff00].map((group) => group.toString(16)).join(':')}::/56`;
}

const digest = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** What an attempt is counted under. `device`: the id of a known browser of the very person. */
export function bucketsOf(login: string, ip: string, device: string | null): readonly Bucket[] {
  if (device !== null) return [{ kind: 'device', key: digest('device', device) }];
  const network = networkOf(ip);
  return [
    { kind: 'login', key: digest('login', login, network) },
    { kind: 'network', key: digest('network', network) },
  ];
}

/** What second steps and proofs are counted under: the person, wherever from; a known browser or session has its own. */
export const secondBuckets = (personId: string, known: string | null): readonly Bucket[] =>
  known === null
    ? [{ kind: 'login', key: digest('second', personId) }]
    : [{ kind: 'device', key: digest('second', personId, known) }];
