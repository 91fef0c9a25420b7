import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Where the browser says the request comes from: it sets both headers itself, a page cannot. `null`: it says nothing,
 * so it is no browser of today.
 */
function fromHere(request: FastifyRequest): boolean | null {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin';
  const { origin } = request.headers;
  if (typeof origin !== 'string') return null;
  try {
    return new URL(origin).host === request.host;
  } catch {
    return false;
  }
}

/**
 * A write that rests on a cookie must come from our own pages: another site's page could send it too, with the cookie.
 * A write on a public route (signing in, setting up) must not come from another site either, but a program may call it.
 */
export function demandSameOrigin(request: FastifyRequest, byCookie: boolean): void {
  if (safe.has(request.method) || request.headers.authorization !== undefined) return;
  const here = fromHere(request);
  if (here === false || (here === null && byCookie)) throw new Problem('auth.other_site');
}
