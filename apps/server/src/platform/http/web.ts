import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export interface WebParts {
  /** The built web app; without it the server answers over HTTP and the command line only. */
  readonly folder: string;
  /** True: a stranger's first page is the desk's own (its first run, a demonstration's entrances), not the public window. */
  readonly deskFirst: () => Promise<boolean>;
  readonly sessionCookies: readonly string[];
  /** Other hosts that the desk may load from: a base map's, where one is set. */
  readonly hosts: readonly string[];
}

/** What pages of the desk may load: their own host only. Styles are set from script (theme, charts), the map draws in a worker. */
const policyFor = (hosts: readonly string[]): string =>
  [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${hosts.join(' ')}`.trim(),
    `connect-src 'self' ${hosts.join(' ')}`.trim(),
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Paths that answer for themselves when unknown; every other page address is the web app's. */
const notPages = /^\/(api|health|metrics|cong-khai|assets|huong-dan)(\/|$)/;

/**
 * Serves the desk: files by their names (packed copies where the client takes them), its one page for every address
 * of its screens. A stranger at `/` is sent to the public window, unless the desk comes first.
 */
export async function serveWeb(app: FastifyInstance, parts: WebParts): Promise<void> {
  if (!existsSync(join(parts.folder, 'index.html'))) return;
  const policy = policyFor(parts.hosts);
  await app.register(staticFiles, {
    root: parts.folder,
    wildcard: false,
    index: false,
    preCompressed: true,
    globIgnore: ['**/*.br', '**/*.gz', '.built'],
    setHeaders: (reply, path) => {
      const forever = path.includes('/assets/');
      reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
      // of scripts too: what a worker may load is said by its own file
      reply.header('content-security-policy', policy);
    },
  });
  const page = (reply: FastifyReply): FastifyReply =>
    reply
      .header('content-security-policy', policy)
      .header('cache-control', 'no-cache')
      .sendFile('index.html', { cacheControl: false });
  app.get('/', { schema: { hide: true } }, async (request, reply) => {
    if (hasSession(request, parts.sessionCookies) || (await parts.deskFirst())) return page(reply);
    return reply.header('cache-control', 'no-store').redirect('/cong-khai');
  });
  app.get('/huong-dan', { schema: { hide: true } }, (_request, reply) => reply.redirect('/huong-dan/'));
  app.get('/huong-dan/', { schema: { hide: true } }, (_request, reply) =>
    reply.sendFile('huong-dan/index.html'),
  );
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    return notPages.test(path) || /\.\w{2,5}$/.test(path) ? reply.callNotFound() : page(reply);
  });
}

const hasSession = (request: FastifyRequest, names: readonly string[]): boolean =>
  names.some((name) =>
    (request.headers.cookie ?? '').split(/;\s*/).some((pair) => pair.startsWith(`${name}=`)),
  );
