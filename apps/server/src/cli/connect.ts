import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { makeApp } from '../app.ts';
import type { Config } from '../config.ts';
import { openKernel } from '../context.ts';
import { newSecret } from '../modules/identity/index.ts';
import { Problem } from '../platform/problem.ts';

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
  /** Null: nobody in particular asks. */
  readonly secret: string | null;
}

/** What a running server leaves in its folder (mode 0600): its address and the local credential. */
export const serverNotePath = (dataFolder: string): string => join(dataFolder, 'server.json');

/** Speaks to the server that is named or that holds the folder, or opens the installation in this process. */
export async function connect(config: Config): Promise<Connection> {
  if (config.server !== null)
    return overHttp({ url: config.server.url, secret: config.server.token }, config.language);
  if (config.databaseUrl === null) {
    const running = await runningServer(config.dataFolder);
    if (running !== null) return overHttp(running, config.language);
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
}

const overHttp = (note: ServerNote, language: string): Connection => ({
  async ask(asked) {
    const { headers, payload } = payloadOf(asked);
    const who = note.secret === null ? {} : { authorization: `Bearer ${note.secret}` };
    const common = { ...who, 'accept-language': language };
    return exchange(note.url, addressOf(asked), asked.method, { ...common, ...headers }, payload);
  },
  close: async () => undefined,
});

/** One exchange without a time limit (all wards may take long); refused as `server.gone` where the answer never comes. */
function exchange(
  url: string,
  path: string,
  method: string,
  headers: Record<string, string>,
  payload?: string | Readable,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const gone = (error: Error): void =>
      reject(new Problem('server.gone', { url, reason: error.message }, { cause: error }));
    const send = url.startsWith('https:') ? requestOverTls : request;
    const asking = send(new URL(path, url), { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, bytes: Buffer.concat(chunks) });
        // answered before all was sent: nobody waits for the rest
        if (payload instanceof Readable) payload.destroy();
        asking.destroy();
      });
      answer.on('error', gone);
    });
    asking.on('error', gone);
    if (payload instanceof Readable) payload.on('error', (error) => asking.destroy(error)).pipe(asking);
    else asking.end(payload);
  });
}

/** A heavy question keeps the server from answering for a while; one that does not run refuses at once. */
const patience = 60_000;

/** The server that left the note, if it still runs: another one at its port does not know the credential. */
async function runningServer(dataFolder: string): Promise<ServerNote | null> {
  const path = serverNotePath(dataFolder);
  if (!existsSync(path)) return null;
  try {
    const note = JSON.parse(readFileSync(path, 'utf8')) as ServerNote;
    const headers = { authorization: `Bearer ${note.secret}` };
    const answer = await fetch(`${note.url}/metrics`, { headers, signal: AbortSignal.timeout(patience) });
    await answer.body?.cancel();
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
