import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { makeApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openKernel } from '../context.ts';
import { newSecret } from '../modules/identity/index.ts';

export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under `/api/v1`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  /** A file sent as multipart. */
  readonly file?: string;
}

export interface Answer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** One way to the application: through the running server, or the same routes in this process. */
export interface Connection {
  ask(request: Ask): Promise<Answer>;
  close(): Promise<void>;
}

interface ServerNote {
  readonly url: string;
  readonly secret: string;
}

/** What a running server leaves in its folder (mode 0600): its address and the local credential. */
export const serverNotePath = (dataFolder: string): string => join(dataFolder, 'server.json');

/** Speaks to the server that holds the folder, or opens the installation in this process. */
export async function connect(config: Config): Promise<Connection> {
  if (config.databaseUrl === null) {
    const running = await runningServer(config.dataFolder);
    if (running !== null) return overHttp(running);
  }
  const kernel = await openKernel(config);
  const secret = newSecret();
  const app = await makeApp(kernel, config, secret);
  await app.ready();
  return {
    async ask(request) {
      const { headers, payload } = payloadOf(request);
      const answer = await app.inject({
        method: request.method,
        url: addressOf(request),
        headers: { authorization: `Bearer ${secret}`, 'accept-language': config.language, ...headers },
        ...(payload === undefined ? {} : { payload }),
      });
      return { status: answer.statusCode, bytes: answer.rawPayload };
    },
    async close() {
      await app.close();
      await kernel.engine.close();
    },
  };

  async function overHttp(note: ServerNote): Promise<Connection> {
    return {
      async ask(request) {
        const { headers, payload } = payloadOf(request);
        const answer = await fetch(`${note.url}${addressOf(request)}`, {
          method: request.method,
          headers: { authorization: `Bearer ${note.secret}`, 'accept-language': config.language, ...headers },
          ...(payload === undefined
            ? {}
            : {
                body: typeof payload === 'string' ? payload : (Readable.toWeb(payload) as ReadableStream),
                duplex: 'half',
              }),
        } as RequestInit);
        return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
      },
      close: async () => undefined,
    };
  }
}

async function runningServer(dataFolder: string): Promise<ServerNote | null> {
  const path = serverNotePath(dataFolder);
  if (!existsSync(path)) return null;
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as ServerNote;
    const answer = await fetch(`${note.url}/health/live`, { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? note : null;
  } catch {
    return null; // left behind by a server that was killed
  }
}

function addressOf({ path, query }: Ask): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) asked.set(name, value);
  const text = asked.toString();
  return `/api/v1${path}${text === '' ? '' : `?${text}`}`;
}

function payloadOf(request: Ask): { headers: Record<string, string>; payload?: string | Readable } {
  if (request.file !== undefined) return multipart(request.file);
  if (request.body === undefined) return { headers: {} };
  return { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(request.body) };
}

const boundary = '----hatangso-8f1d2c7b4e';

/** One file as multipart/form-data, streamed. */
function multipart(path: string): { headers: Record<string, string>; payload: Readable } {
  const name = basename(path).replaceAll('"', '%22');
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const length = Buffer.byteLength(head) + statSync(path).size + Buffer.byteLength(tail);
  const body = async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from(head);
    for await (const chunk of createReadStream(path)) yield chunk as Buffer;
    yield Buffer.from(tail);
  };
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(length),
    },
    payload: Readable.from(body()),
  };
}
