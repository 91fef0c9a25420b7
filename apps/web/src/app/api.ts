import { noteAnswer, noteOffline } from './connection.ts';
import { askProof } from './prove.ts';
import { locale } from './words.ts';

/** A cell, row or place the server refused, as it tells it. */
export interface ToldRow {
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
  readonly code: string;
  readonly messages?: { readonly vi: string; readonly en: string };
}

/** What the server refused, in words (RFC 9457), or `connection.lost` where it could not be reached. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly rows: readonly ToldRow[];
  readonly body: Readonly<Record<string, unknown>>;
  constructor(code: string, status: number, message: string, body: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.body = body;
    this.rows = Array.isArray(body['rows']) ? (body['rows'] as ToldRow[]) : [];
  }
}

const prefix = '/api/v1';
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Called when an answer says that nobody is signed in any more: the shell asks for the password over the page. */
let signedOut: () => void = () => undefined;
export const onSignedOut = (listen: () => void): void => {
  signedOut = listen;
};

/** Called when the server withholds everything until the person has a second factor. */
let held: () => void = () => undefined;
export const onHeld = (listen: () => void): void => {
  held = listen;
};

async function problemOf(answer: Response): Promise<ApiProblem> {
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  const text = body['detail'] ?? body['title'] ?? answer.statusText;
  const problem = new ApiProblem(String(body['code'] ?? 'unknown'), answer.status, String(text), body);
  if (problem.code === 'auth.missing' || problem.code === 'auth.invalid') signedOut();
  if (problem.code === 'auth.needs_factor') held();
  return problem;
}

async function ask(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const answer = await fetch(`${prefix}${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      'accept-language': locale(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    noteOffline();
    throw new ApiProblem('connection.lost', 0, '');
  });
  noteAnswer(answer);
  if (!answer.ok) {
    const problem = await problemOf(answer);
    // a sensitive act: the person proves again who they are, and it goes on
    if (problem.code === 'auth.prove_again' && (await askProof())) return ask(method, path, body, signal);
    throw problem;
  }
  return answer;
}

async function send<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await ask(method, path, body, signal);
  return answer.status === 204 ? (undefined as T) : ((await answer.json()) as T);
}

export const api = {
  /** `path` under `/api/v1`, e.g. `/wards/21172/indicators?asOf=2026-11-22`. */
  get: <T>(path: string, signal?: AbortSignal): Promise<T> => send<T>('GET', path, undefined, signal),
  post: <T>(path: string, body: unknown = {}): Promise<T> => send<T>('POST', path, body),
  put: <T>(path: string, body: unknown = {}): Promise<T> => send<T>('PUT', path, body),
  del: <T>(path: string): Promise<T> => send<T>('DELETE', path),
  upload: <T>(path: string, file: File, onProgress?: Progress): Promise<T> =>
    sendFile<T>('POST', path, file, onProgress),
  /** Puts a file where there is one at most, in place of it. */
  replace: <T>(path: string, file: File, onProgress?: Progress): Promise<T> =>
    sendFile<T>('PUT', path, file, onProgress),
  /** A file whose refusal is told on the page, as a link's cannot be; `saveFile` keeps it under the server's name for it. */
  async file(path: string): Promise<{ name: string; content: Blob }> {
    const answer = await ask('GET', path);
    const said = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    return { name: decodeURIComponent(said ?? 'file'), content: await answer.blob() };
  },
  /** The address of a download, for a link; the session's cookie goes with it. */
  href: (path: string): string => `${prefix}${path}`,
};

/** Gets the share sent, 0 to 1. */
type Progress = (share: number) => void;

/** XMLHttpRequest, since fetch tells no progress. */
function sendFile<T>(
  method: 'POST' | 'PUT',
  path: string,
  file: File,
  onProgress: Progress | undefined,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, `${prefix}${path}`);
    request.setRequestHeader('accept-language', locale());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => {
      noteOffline();
      reject(new ApiProblem('connection.lost', 0, ''));
    };
    request.onload = () => {
      const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' };
      // 204 and the like may carry no body at all
      const body = request.status === 204 ? null : request.responseText;
      const answer = new Response(body, { status: request.status, headers });
      if (answer.ok) resolve((body === null ? undefined : JSON.parse(body)) as T);
      else void problemOf(answer).then(reject);
    };
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

/** `?a=1&b=2` of what is set. */
export function queryOf(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  const set = Object.entries(values).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`;
}
