import type { FastifyRequest } from 'fastify';

/** Who stands at the other end, as far as the request itself tells. */
export interface Client {
  /** Address of the browser; that of the last proxy where no proxy is trusted (`HATANGSO_PROXY`). */
  readonly ip: string;
  /** What the browser says of itself, at most 300 characters. */
  readonly agent: string;
  /**
   * The machine itself: a loopback address, asked for by a loopback name (a page of another site that got its name
   * pointed here asks by that name), and nothing that says a proxy stands between.
   */
  readonly local: boolean;
  /** Over HTTPS, at the trusted proxy or here. */
  readonly secure: boolean;
  /** Passwords and cookies may pass: https, the machine itself, or plain HTTP that the installation allows. */
  readonly trusted: boolean;
  /** The address that the browser opened: `https://so.phuong.gov.vn`, as the trusted proxy or the request says. */
  readonly origin: string;
  readonly authorization: string | undefined;
  readonly cookies: ReadonlyMap<string, string>;
}

const loopbackAddress = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackName = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;
/** What proxies add; any of them means that the loopback address is the proxy's and not the person's. */
const proxyHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

export function clientOf(request: FastifyRequest, plainHttp: boolean): Client {
  const { headers } = request;
  const secure = request.protocol === 'https';
  const local =
    loopbackAddress.test(request.socket.remoteAddress ?? '') &&
    loopbackName.test(headers.host ?? '') &&
    proxyHeaders.every((name) => headers[name] === undefined);
  return {
    ip: request.ip,
    agent: (headers['user-agent'] ?? '').slice(0, 300),
    local,
    secure,
    trusted: secure || local || plainHttp,
    origin: `${request.protocol}://${request.host}`,
    authorization: headers.authorization,
    cookies: parseCookies(headers.cookie),
  };
}

/** The first of each name counts: a browser sends the most specific one first. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (name !== '' && at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

export interface Cookie {
  readonly name: string;
  /** Letters, digits, `-` and `_` only; empty clears it. */
  readonly value: string;
  readonly maxAgeSeconds: number;
  readonly secure: boolean;
}

/** `Set-Cookie`: never for scripts, never sent along by another site's forms, and under https for this host alone. */
export function cookieHeader({ name, value, maxAgeSeconds, secure }: Cookie): string {
  const parts = [`${name}=${value}`, 'Path=/', `Max-Age=${maxAgeSeconds}`, 'HttpOnly', 'SameSite=Lax'];
  return [...parts, ...(secure ? ['Secure'] : [])].join('; ');
}
