import fc from 'fast-check';
import type { Endpoint } from '../../../apps/server/src/platform/http/endpoint.ts';
import type { Request } from '../../support/house.ts';
import { fitting } from './from-contract.ts';
import { hostile, hostileText, oddHeaders, spoiled, wrongBodies, wrongFiles } from './hostile.ts';

type Method = Request['method'];

/** A request as fast-check made it; `path` under `/api/v1`. */
export interface Made {
  readonly method: Method;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
}

const arbitraries = new Map<string, fc.Arbitrary<Omit<Made, 'path'> & { path: (good: string) => string }>>();

/** One request to a route, the same for the same seed. `good`: an address of it that means something. */
export function requestTo(endpoint: Endpoint, good: string, seed: number): Made {
  const key = `${endpoint.method} ${endpoint.path}`;
  const arbitrary = arbitraries.get(key) ?? arbitraryOf(endpoint);
  arbitraries.set(key, arbitrary);
  const [made] = fc.sample(arbitrary, { seed, numRuns: 1 });
  if (made === undefined) throw new Error('fast-check made nothing');
  return { ...made, path: made.path(good) };
}

function arbitraryOf(endpoint: Endpoint) {
  const { method, params, query, body, upload } = endpoint;
  const sent: fc.Arbitrary<Sent> =
    upload === true ? files : method === 'GET' ? fc.constant({}) : bodies(body);
  return fc
    .record({ address: addresses(endpoint.path, params), asked: queries(query), headers: oddHeaders, sent })
    .map(({ address, asked, headers, sent: given }) => ({
      method,
      path: (good: string) => `${address(good.split('?')[0] ?? good)}${asked ?? queryOf(good)}`,
      ...given,
      headers: { ...headers, ...given.headers },
    }));
}

const queryOf = (address: string): string =>
  address.includes('?') ? address.slice(address.indexOf('?')) : '';

type Sent = Pick<Made, 'body' | 'file'> & { readonly headers?: Readonly<Record<string, string>> };

function bodies(contract: Endpoint['body']): fc.Arbitrary<Sent> {
  const fits = contract === undefined ? fc.jsonValue() : fitting(contract);
  const json = fc.oneof({ weight: 3, arbitrary: fits }, { weight: 4, arbitrary: spoiled(fits) }, hostile);
  const headers = { 'content-type': 'application/json' };
  return fc.oneof(
    { weight: 6, arbitrary: json.map((value) => ({ body: JSON.stringify(value) ?? 'null', headers })) },
    {
      weight: 1,
      arbitrary: wrongBodies.map(({ type, body }) => ({ body, headers: { 'content-type': type } })),
    },
  );
}

const files: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 4, arbitrary: wrongFiles.map((file) => ({ file })) },
  {
    weight: 1,
    arbitrary: wrongBodies.map(({ type, body }) => ({ body, headers: { 'content-type': type } })),
  },
);

/** The good address, or one with a part of it replaced. */
function addresses(path: string, params: Endpoint['params']): fc.Arbitrary<(good: string) => string> {
  const names = path.split('/').flatMap((part, at) => (part.includes(':') ? [at] : []));
  const kept = fc.constant((good: string) => good);
  if (names.length === 0) return kept;
  const values = params === undefined ? fc.constant<unknown>({}) : fitting(params);
  const strange = fc.tuple(fc.constantFrom(...names), hostileText).map(
    ([at, text]) =>
      (good: string): string =>
        good
          .split('/')
          .map((part, place) => (place === at ? encode(text) : part))
          .join('/'),
  );
  const fits = values.map((value) => (): string => {
    const known = value as Readonly<Record<string, unknown>>;
    return path.replace(/:(\w+)/g, (_, name: string) => encode(wordOf(known[name] ?? 'x')));
  });
  return fc.oneof(
    { weight: 5, arbitrary: kept },
    { weight: 2, arbitrary: fits },
    { weight: 2, arbitrary: strange },
  );
}

/** Null: the good address's own. */
function queries(contract: Endpoint['query']): fc.Arbitrary<string | null> {
  const fits = contract === undefined ? fc.constant({}) : fitting(contract);
  const given = fc.oneof(fits, spoiled(fits)).map((value) => {
    const pairs = Object.entries((value ?? {}) as object).flatMap(([name, one]) =>
      [one].flat(3).map((each) => `${encode(name)}=${encode(wordOf(each))}`),
    );
    return pairs.length === 0 ? '' : `?${pairs.slice(0, 20).join('&')}`;
  });
  const odd = fc.constantFrom(
    '?',
    '?&&&',
    '?a[b]=c',
    '?lang=en&lang=vi',
    '?__proto__=1',
    '?limit=%',
    '?q=%00',
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 3, arbitrary: given },
    { weight: 1, arbitrary: odd },
  );
}

/** What JSON has made may name its own `toString`. */
const wordOf = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined');

const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 2_000);
