import type { FastifyReply, FastifyRequest } from 'fastify';

/** Of the server: so long may headers take, so long a whole request with the biggest file, so often it is looked at. */
export const serverLimits = {
  http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384 },
  requestTimeout: 300_000,
  keepAliveTimeout: 72_000,
} as const;

/** So long may a body that is no file take: 1 MiB comes in that time over the slowest line. */
export const bodyMs = 30_000;

const answer = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n';

/**
 * Ends a request whose body does not come: somebody who sends a byte a minute holds nothing for long. What is sent as
 * a file has the server's own, longer limit.
 */
export function limitBodyTime(
  { raw, headers }: FastifyRequest,
  { raw: answered }: FastifyReply,
  limitMs: number = bodyMs,
): void {
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => {
    // an answer that has left already (a refusal before the body was read) is the only one
    if (raw.complete || answered.writableEnded) return;
    raw.socket.write(answer, () => raw.socket.destroy());
  }, limitMs);
  timer.unref();
  const stop = (): void => clearTimeout(timer);
  for (const done of ['end', 'close', 'error'] as const) raw.once(done, stop);
  for (const done of ['finish', 'close'] as const) answered.once(done, stop);
}
