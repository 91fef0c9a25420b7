import { lookup as systemLookup } from 'node:dns/promises';
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Problem } from '../problem.ts';
import { isPrivateAddress } from './private-address.ts';

/** A host that may be called, and what is allowed with it beyond https to the open internet. */
export interface AllowedHost {
  /** `host` or `host:port`, lower case, as `URL.host` writes it. */
  readonly host: string;
  readonly plainHttp: boolean;
  readonly privateAddress: boolean;
}

export interface OutgoingRules {
  readonly hosts: readonly AllowedHost[];
  /** For the whole exchange. */
  readonly timeoutMs?: number;
  /** Of the answer's body. */
  readonly maxBytes?: number;
}

export interface OutgoingRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

export type Outgoing = (url: string, asked?: OutgoingRequest) => Promise<Response>;
type Resolve = (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>;

const defaults = { timeoutMs: 10_000, maxBytes: 1024 * 1024 } as const;

const why = {
  unlisted: ['không có trong danh sách được phép', 'it is not on the list'],
  plain: ['chỉ được gọi qua https', 'only https is allowed'],
  private: ['địa chỉ nằm trong mạng nội bộ', 'its address is inside a private network'],
  redirect: ['nó chuyển sang địa chỉ khác', 'it redirects elsewhere'],
  size: ['câu trả lời quá lớn', 'its answer is too large'],
} as const;

const refusal = (host: string, reason: keyof typeof why): Problem => {
  const [whyVi, whyEn] = why[reason];
  return new Problem('outgoing.refused', { host, whyVi, whyEn });
};

/**
 * The one way out: `fetch` for the hosts that the installation names and no other. https only, no private address
 * (unless the host's entry says so), no redirect followed, an end in time and size. The address that was checked is the
 * one connected to, so a name that answers differently the second time gains nothing. Refused as `outgoing.refused`;
 * whatever else goes wrong is `outgoing.failed`.
 */
export function makeOutgoing(rules: OutgoingRules, resolve: Resolve = resolveAll): Outgoing {
  const limits = { ...defaults, ...rules };
  return async (address, asked = {}) => {
    const url = new URL(address);
    const allowed = rules.hosts.find(({ host }) => host === url.host);
    if (allowed === undefined || url.username !== '' || url.password !== '')
      throw refusal(url.host, 'unlisted');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && allowed.plainHttp))
      throw refusal(url.host, 'plain');
    const to = await checkedAddress(url, allowed, resolve);
    const timeout = AbortSignal.timeout(limits.timeoutMs);
    const signal = asked.signal === undefined ? timeout : AbortSignal.any([timeout, asked.signal]);
    try {
      const answer = await send(url, to, asked, signal);
      return await responseOf(url, answer, limits.maxBytes);
    } catch (error) {
      if (error instanceof Problem) throw error;
      const reason = timeout.aborted ? `${limits.timeoutMs} ms` : reasonOf(error);
      throw new Problem('outgoing.failed', { host: url.host, reason }, { cause: error });
    }
  };
}

const reasonOf = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
};

const resolveAll: Resolve = (host) => systemLookup(host, { all: true, verbatim: true });

interface Address {
  readonly address: string;
  readonly family: number;
}

/** The address to connect to; one private address among a name's addresses refuses the name. */
async function checkedAddress(url: URL, allowed: AllowedHost, resolve: Resolve): Promise<Address> {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const literal = isIP(name);
  const found =
    literal === 0
      ? await resolve(name).catch((cause: unknown) => {
          throw new Problem('outgoing.failed', { host: url.host, reason: reasonOf(cause) }, { cause });
        })
      : [{ address: name, family: literal }];
  const [first] = found;
  if (first === undefined) throw new Problem('outgoing.failed', { host: url.host, reason: 'ENOTFOUND' });
  if (!allowed.privateAddress && found.some(({ address }) => isPrivateAddress(address)))
    throw refusal(url.host, 'private');
  return first;
}

function send(url: URL, to: Address, asked: OutgoingRequest, signal: AbortSignal): Promise<IncomingMessage> {
  // whatever the name says by now, the connection goes to what was checked
  const lookup: LookupFunction = (_name, options, done) => {
    if (options.all === true) done(null, [{ address: to.address, family: to.family }]);
    else done(null, to.address, to.family);
  };
  const options: RequestOptions = {
    method: asked.method ?? 'GET',
    headers: { ...asked.headers, 'accept-encoding': 'identity' },
    lookup,
    signal,
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const sent = request(url, options, resolve);
    sent.on('error', reject);
    sent.end(asked.body);
  });
}

async function responseOf(url: URL, answer: IncomingMessage, maxBytes: number): Promise<Response> {
  const status = answer.statusCode ?? 502;
  if (status >= 300 && status < 400) {
    answer.destroy();
    throw refusal(url.host, 'redirect');
  }
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) {
      answer.destroy();
      throw refusal(url.host, 'size');
    }
    pieces.push(piece);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers))
    for (const one of [value ?? []].flat()) headers.append(name, one);
  const empty = status === 204 || status === 205;
  return new Response(empty ? null : Buffer.concat(pieces), { status, headers });
}
