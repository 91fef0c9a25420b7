import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Of what is data and no page: nothing in it runs, loads, or stands in a frame, should a browser ever show it. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** What our pages never use is off for them, and for whatever somebody might put into one. */
const features = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((name) => `${name}=()`)
  .join(', ');

/** A year: once seen over https, a browser comes back over https only. */
const strictTransport = 'max-age=31536000; includeSubDomains';

const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'content-security-policy': dataPolicy,
  'cache-control': 'no-store',
  'permissions-policy': features,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * Puts on an answer what it lacks: a route that says more of its own (a page's policy, a cache) keeps that. `secure`: the
 * browser speaks https; one that does not ignores what is said of it (RFC 6797, 8.1).
 */
export function putHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean = request.protocol === 'https',
): void {
  for (const [name, value] of Object.entries(always))
    if (!reply.hasHeader(name)) void reply.header(name, value);
  if (secure) void reply.header('strict-transport-security', strictTransport);
}

/** Every answer leaves with the headers that protect it, errors and unknown addresses too: no route can forget them. */
export function protectAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply) => putHeaders(request, reply));
}
