import type { Readable } from 'node:stream';
import type { Permission } from '@hatangso/contracts/permissions';
import type { Language } from '@hatangso/contracts/problems';
import type { z } from 'zod';
import type { Caller, Command, Query } from '../action.ts';
import type { SpooledFile } from '../files/spool.ts';
import type { Actor, Kernel } from '../kernel.ts';
import type { Client } from './client.ts';
import type { Conditions } from './kept.ts';

/** A file as an answer: made whole before the first byte leaves, never inside a transaction. */
export interface FileReply {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A file that is sent as it is read, because it may be bigger than memory. */
export class FileStream {
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly content: Readable;
  constructor(fileName: string, mediaType: string, size: number, content: Readable) {
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.size = size;
    this.content = content;
  }
}

export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The spooled upload of a route with `upload: true`. */
  readonly file: SpooledFile;
  readonly language: Language;
  readonly kernel: Kernel;
  /** Whoever the route was opened to; on a public route nobody (see `whoAsks`). */
  readonly actor: Actor;
  /** For work that is longer than a transaction and runs commands of its own. */
  readonly caller: Caller;
  readonly client: Client;
  /** On a public route: who the request's credentials are, if any; null where they are none or wrong. */
  readonly whoAsks: (authorization?: string) => Promise<Actor | null>;
  /** What the browser says of the copy it has; see `Kept`. */
  readonly conditions: Conditions;
}

/** An answer that also sets cookies (`cookieHeader` writes them). */
export class WithCookies {
  readonly body: unknown;
  readonly cookies: readonly string[];
  constructor(body: unknown, cookies: readonly string[]) {
    this.body = body;
    this.cookies = cookies;
  }
}

export interface Reader {
  query<I, O>(what: Query<I, O>, input: I): Promise<O>;
}
export interface Writer extends Reader {
  command<I, O>(what: Command<I, O>, input: I): Promise<O>;
}

type Shape = z.ZodType;
type Of<S extends Shape | undefined> = S extends Shape ? z.output<S> : undefined;

interface Common<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined> {
  readonly path: string;
  /** What it does, for OpenAPI. */
  readonly summary: string;
  /** Spelled out on every route; `'public'` needs no credentials and runs at level public: it sees what is published. */
  readonly permission: Permission | 'public';
  /** A write that names no unit is the country's; `own`: it belongs to whoever asks, and its command holds it there. */
  readonly reach?: 'own';
  /** `cache-control` of a public route's answer; everything else is `no-store`. */
  readonly cache?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** JSON answer's contract, or the media types of a file. */
  readonly response: z.ZodType | readonly string[];
  readonly upload?: true;
}

/** A route is one declaration: contract, permission, and what it runs. A GET cannot write: it gets no commands. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission | 'public';
  readonly reach?: 'own';
  readonly cache?: string;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  readonly body?: z.ZodType | undefined;
  readonly response: z.ZodType | readonly string[];
  readonly upload?: true;
  readonly handle: (asked: Asked<never, never, never>, run: Writer) => Promise<unknown>;
}

export function read<P extends Shape | undefined, Q extends Shape | undefined>(
  declaration: Common<P, Q, undefined> & {
    readonly handle: (asked: Asked<Of<P>, Of<Q>, undefined>, run: Reader) => Promise<unknown>;
  },
): Endpoint {
  return { method: 'GET', ...declaration } as unknown as Endpoint;
}

export function write<P extends Shape | undefined, Q extends Shape | undefined, B extends Shape | undefined>(
  declaration: Common<P, Q, B> & {
    readonly method: 'POST' | 'PUT' | 'DELETE';
    readonly handle: (asked: Asked<Of<P>, Of<Q>, Of<B>>, run: Writer) => Promise<unknown>;
  },
): Endpoint {
  return { ...declaration } as unknown as Endpoint;
}
