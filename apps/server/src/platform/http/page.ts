import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Language } from '@hatangso/contracts/problems';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { runQuery } from '../action.ts';
import { publicScope } from '../db/scope.ts';
import { type Kernel, publicActor } from '../kernel.ts';
import { Problem } from '../problem.ts';
import type { Reader } from './endpoint.ts';
import { toProblem } from './reply-problem.ts';

/** What a page answers: text or bytes, made whole before the first byte leaves. */
export interface PageReply {
  readonly mediaType: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
  /** `forever`: its address changes whenever its content does; `never`: depends on the moment. */
  readonly kept?: 'shortly' | 'forever' | 'never';
  /** Given: sent as a file of this name. */
  readonly fileName?: string;
  /** The page loads a script of our own; it works without. */
  readonly script?: true;
}

/** Another page of the same site to go to instead. */
export interface PageRedirect {
  readonly redirect: string;
}

export interface PageAsked<P, Q> {
  readonly params: P;
  readonly query: Q;
  /** `?lang=en` or Vietnamese: never by the browser's settings, so that an address is one page. */
  readonly language: Language;
  /** `https://host` as the reader wrote it. */
  readonly origin: string;
  readonly demonstration: boolean;
  readonly now: Date;
  /** Address that asks; for pace only. */
  readonly ip: string;
  readonly kernel: Kernel;
  /** Digest of the file that was sent to a page with `digestUpTo`; null where none was. The file itself is gone. */
  readonly digest: string | null;
}

/**
 * A page outside `/api`, for anybody: it reads as the public, sets no cookie and looks at none. One declaration, like
 * every route; a GET, or a form that sends a file of which nothing but the digest is taken.
 */
export interface Page {
  readonly path: string;
  readonly summary: string;
  readonly permission: 'public';
  readonly handle: (asked: PageAsked<never, never>, run: Reader) => Promise<PageReply | PageRedirect>;
  /** What a refused request reads. */
  readonly refuse: (problem: Problem, asked: PageAsked<unknown, unknown>) => PageReply;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  /** Given: a POST with one file of at most so many bytes; it is read once and never kept. */
  readonly digestUpTo?: number;
}

type Of<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

export function page<P extends z.ZodType | undefined, Q extends z.ZodType | undefined>(
  declaration: Omit<Page, 'handle' | 'params' | 'query'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly handle: (asked: PageAsked<Of<P>, Of<Q>>, run: Reader) => Promise<PageReply | PageRedirect>;
  },
): Page {
  return declaration as unknown as Page;
}

/** Nothing but our own style, pictures and fonts; no script, not even our own, but where a page says so. */
export const pagePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // nothing of ours fetches anything, but whoever checks the page reads robots.txt through it
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const lifetimes = {
  shortly: 'public, max-age=300',
  forever: 'public, max-age=31536000, immutable',
  never: 'no-store',
} as const;

export function addPages(app: FastifyInstance, pages: readonly Page[], kernel: Kernel): void {
  for (const one of pages) {
    const method = one.digestUpTo === undefined ? 'GET' : 'POST';
    const handler = (request: FastifyRequest, reply: FastifyReply) => answer(request, reply, one, kernel);
    app.route({ method, url: one.path, schema: { hide: true }, handler });
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  one: Page,
  kernel: Kernel,
): Promise<FastifyReply> {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const language: Language = query.lang === 'en' ? 'en' : 'vi';
  const asked = {
    params: request.params,
    query,
    language,
    origin: originOf(request),
    demonstration: kernel.installation.demonstration,
    now: kernel.clock(),
    ip: request.ip,
    kernel,
    digest: null,
  };
  const caller = { actor: publicActor, scope: publicScope, language };
  try {
    const digest = one.digestUpTo === undefined ? null : await digestOf(request, one.digestUpTo);
    const params = check(one.params, asked.params);
    const checked = { ...asked, params, query: check(one.query, query), digest };
    const made = await one.handle(checked as PageAsked<never, never>, {
      query: (what, input) => runQuery(kernel, what, input, caller),
    });
    if ('redirect' in made) return reply.header('cache-control', lifetimes.shortly).redirect(made.redirect);
    return send(request, reply, made);
  } catch (error) {
    const problem = toProblem(error, kernel.log);
    return send(request, reply, {
      kept: 'never',
      ...one.refuse(problem, asked),
      status: problem.status,
    });
  }
}

/** Reads the sent file as it comes and keeps nothing of it; null where no file was chosen. */
async function digestOf(request: FastifyRequest, limit: number): Promise<string | null> {
  if (!request.isMultipart()) return null;
  const part = await request.file({ limits: { fileSize: limit + 1 } });
  if (part === undefined) return null;
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of part.file as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > limit) throw new Problem('request.too_large', { limit: `${Math.round(limit / 2 ** 20)} MB` });
    hash.update(piece);
  }
  return size === 0 ? null : hash.digest('hex');
}

/** What does not fit its contract names nothing that exists. */
function check(contract: z.ZodType | undefined, value: unknown): unknown {
  if (contract === undefined) return undefined;
  const read = contract.safeParse(value);
  if (!read.success) throw new Problem('request.not_found', { path: '' });
  return read.data;
}

/** The host goes into addresses on the page, so one that is no host's name is not believed. */
const originOf = ({ protocol, host }: FastifyRequest): string =>
  `${protocol}://${/^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(host) ? host : 'localhost'}`;

function send(request: FastifyRequest, reply: FastifyReply, made: PageReply): FastifyReply {
  const bytes = typeof made.body === 'string' ? Buffer.from(made.body) : made.body;
  const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  void reply
    .code(made.status ?? 200)
    .header('content-security-policy', made.script === true ? `${pagePolicy}; script-src 'self'` : pagePolicy)
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cache-control', lifetimes[made.kept ?? 'shortly'])
    .header('etag', tag)
    .header('vary', 'accept-encoding');
  // a copy may carry the tag of its packed form
  const seen = (request.headers['if-none-match'] ?? '').split(/,\s*/).map((one) => one.replace(/^W\//, ''));
  if (made.status === undefined && seen.includes(tag)) return reply.code(304).send();
  if (made.fileName !== undefined) {
    const name = encodeURIComponent(made.fileName);
    void reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
  }
  const packed = pack(request.headers['accept-encoding'] ?? '', made.mediaType, bytes);
  if (packed.encoding !== null) void reply.header('content-encoding', packed.encoding);
  return reply.type(made.mediaType).send(Buffer.from(packed.bytes));
}

/** Text is packed where the reader takes it; a slow phone's minute is worth a millisecond here. */
function pack(
  accepted: string,
  mediaType: string,
  bytes: Uint8Array,
): { readonly encoding: string | null; readonly bytes: Uint8Array } {
  if (bytes.length < 1000 || !/^(text\/|application\/(json|atom|xml))|svg/.test(mediaType))
    return { encoding: null, bytes };
  if (/\bbr\b/.test(accepted)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    return { encoding: 'br', bytes: brotliCompressSync(bytes, { params }) };
  }
  return /\bgzip\b/.test(accepted) ? { encoding: 'gzip', bytes: gzipSync(bytes) } : { encoding: null, bytes };
}
