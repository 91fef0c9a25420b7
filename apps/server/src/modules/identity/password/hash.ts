import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../../platform/problem.ts';

interface Cost {
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP's password storage sheet, 2026: N = 2^15, r = 8, p = 3; 32 MB and some 0.25 s a password. */
const cost: Cost = { n: 2 ** 15, r: 8, p: 3 };
const keyBytes = 32;

/** Hashing takes a thread and 32 MB each: two at a time, and whoever would wait for 40 others is told to come again. */
const atOnce = 2;
const mayWait = 40;
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) throw new Problem('identity.busy');
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

/** NFKC: the same letters typed on another keyboard or system are the same password. */
const derive = (password: string, salt: Buffer, { n, r, p }: Cost): Promise<Buffer> =>
  inTurn(
    () =>
      new Promise((resolve, reject) => {
        const options = { N: n, r, p, maxmem: 256 * n * r };
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => {
          if (error === null) resolve(key);
          else reject(error);
        });
      }),
  );

/** `scrypt$N$r$p$salt$key` (base64url). Never inside a transaction: it takes a quarter of a second. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.n, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Stands in where there is nobody by that login, so that finding out takes as long as being wrong. */
const nobody = { cost, salt: randomBytes(16), key: randomBytes(keyBytes) };

export interface Checked {
  readonly right: boolean;
  /** Right, but hashed at a cost that is no longer ours. */
  readonly outdated: boolean;
}

/** Holds a password against a stored hash; null: against nobody's, which is never right. */
export async function checkPassword(password: string, hash: string | null): Promise<Checked> {
  const kept = hash === null ? nobody : parse(hash);
  const key = await derive(password, kept.salt, kept.cost);
  const right = timingSafeEqual(key, kept.key) && hash !== null;
  const { n, r, p } = kept.cost;
  return { right, outdated: right && (n < cost.n || r < cost.r || p < cost.p) };
}

function parse(hash: string): typeof nobody {
  const [name, n, r, p, salt, key] = hash.split('$');
  if (name !== 'scrypt' || salt === undefined || key === undefined) throw new Error('not a hash of ours');
  return {
    cost: { n: Number(n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}
