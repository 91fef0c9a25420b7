import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { lockedPackages } from './lock.ts';

/** An advisory as a registry answers it. */
export interface Advisory {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly severity: 'info' | 'low' | 'moderate' | 'high' | 'critical';
  readonly vulnerable_versions: string;
  readonly cwe: readonly string[];
  readonly cvss: { readonly score: number; readonly vectorString: string | null };
}
type Asked = Readonly<Record<string, readonly string[]>>;

/**
 * A registry on this machine that answers what npm asks when it audits: the bulk question (`{name: [versions]}`, gzipped) with
 * the advisories of the packages asked about, and what is known of a package. `refusal` is answered to every question instead;
 * an older npm then asks the quick one, which this has not.
 */
export async function startRegistry(
  advisories: Readonly<Record<string, readonly Advisory[]>>,
  refusal?: { readonly status: number; readonly body: string },
) {
  const asked: Asked[] = [];
  const answer = async (request: IncomingMessage, reply: ServerResponse): Promise<void> => {
    const bulk = request.method === 'POST' && request.url === '/-/npm/v1/security/advisories/bulk';
    if (refusal !== undefined) {
      reply.writeHead(refusal.status).end(refusal.body);
    } else if (bulk) {
      const body = await buffer(request);
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
      const question = JSON.parse(text.toString()) as Asked;
      asked.push(question);
      const known = Object.entries(advisories).filter(([name]) => name in question);
      send(reply, 200, Object.fromEntries(known));
    } else if (request.method === 'GET') {
      const name = decodeURIComponent(request.url?.slice(1) ?? '');
      const found = packument(name);
      send(reply, found === null ? 404 : 200, found ?? { error: 'not found' });
    } else send(reply, 404, { error: 'not found' });
  };
  const server = createServer((request, reply) => void answer(request, reply));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(reply: ServerResponse, status: number, body: unknown): void {
  reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** What a registry knows of a package: here the versions of the lock file. */
function packument(name: string) {
  const versions = lockedPackages().filter((one) => one.name === name);
  const last = versions.at(-1);
  if (last === undefined) return null;
  return {
    name,
    'dist-tags': { latest: last.version },
    versions: Object.fromEntries(versions.map(({ version }) => [version, { name, version, dist: {} }])),
  };
}
