import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a request says of the copy it has: the tag it was given with, and a part of a file it asks for. */
export interface Conditions {
  readonly ifNoneMatch?: string | undefined;
  readonly range?: string | undefined;
}

/**
 * An answer that the browser alone may keep, and must ask about each time: who may no longer see it gets no "still
 * the same" either. `body` is null where there is nothing (204), `unchanged` where the browser's copy still holds (304).
 */
export class Kept {
  readonly etag: string;
  readonly mediaType: string;
  readonly body: Uint8Array | string | null | 'unchanged';
  /** Of a part of a file: `bytes 0-99/1000`. */
  readonly contentRange: string | undefined;
  constructor(
    etag: string,
    mediaType: string,
    body: Uint8Array | string | null | 'unchanged',
    contentRange?: string,
  ) {
    this.etag = etag;
    this.mediaType = mediaType;
    this.body = body;
    this.contentRange = contentRange;
  }
}

export const conditionsOf = (request: FastifyRequest): Conditions => ({
  ifNoneMatch: request.headers['if-none-match'],
  range: request.headers.range,
});

/** Whether one of the tags a browser sent names this answer; a proxy that packed it may have weakened the tag. */
export const matches = (etag: string, ifNoneMatch: string | undefined): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .some((given) => given.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));

const pack = promisify(gzip);
const worthPacking = 1024;

/** Packed where the browser takes it; parts of a file never, their positions count. */
export async function sendKept(request: FastifyRequest, reply: FastifyReply, kept: Kept): Promise<unknown> {
  void reply
    .header('cache-control', 'private, no-cache')
    .header('vary', 'authorization, cookie, accept-encoding')
    .header('etag', kept.etag)
    .header('x-content-type-options', 'nosniff');
  if (kept.body === 'unchanged') return reply.code(304).send();
  if (kept.body === null) return reply.code(204).send();
  void reply.type(kept.mediaType);
  if (kept.contentRange !== undefined) {
    return reply
      .code(206)
      .header('content-range', kept.contentRange)
      .header('accept-ranges', 'bytes')
      .send(kept.body);
  }
  const bytes = Buffer.from(kept.body as Uint8Array);
  if (bytes.byteLength < worthPacking || !/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    return reply.send(bytes);
  }
  return reply.header('content-encoding', 'gzip').send(await pack(bytes, { level: 5 }));
}
