import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { makeApp } from '../../apps/server/src/app.ts';
import { type Config, readConfig } from '../../apps/server/src/config.ts';
import { openKernel } from '../../apps/server/src/context.ts';
import { newSecret } from '../../apps/server/src/modules/identity/index.ts';
import { openServer } from '../../apps/server/src/platform/db/server.ts';
import type { Kernel } from '../../apps/server/src/platform/kernel.ts';
import { templateDatabase } from './databases.ts';

export type EngineName = 'embedded' | 'postgres';

/** The application over a database of the test's own, spoken to over HTTP. */
export interface House {
  readonly engine: EngineName;
  /** The application's, but that its connection is the owner's: tests look at what no request may see. */
  readonly kernel: Kernel;
  /** The application's own: on PostgreSQL it connects as a login that owns nothing. */
  readonly serving: Kernel;
  readonly config: Config;
  /** Credential of an administrator. */
  readonly secret: string;
  /** Stops the test's clock at this moment; null lets it run again. */
  setNow(moment: string | null): void;
  ask<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    secret?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<T>>;
  /** Sends text or bytes as a file; `path` under `/api/v1`. */
  send<T = unknown>(
    path: string,
    fileName: string,
    content: string | Uint8Array,
    secret?: string,
    method?: 'POST' | 'PUT',
  ): Promise<Reply<T>>;
  /** Listens on a free port of this machine and gives the address, for a browser. */
  listen(): Promise<string>;
  /** A request as it is, under `/api/v1`: without credentials unless its headers have them. */
  request<T = unknown>(asked: Request): Promise<Reply<T>>;
  /** The status of a page outside the API. */
  health(path: string): Promise<number>;
  /** Ends the application and leaves its data, for a process of its own to serve. */
  stop(): Promise<void>;
  /** Ends the application where it still runs, and throws its data away. */
  close(): Promise<void>;
}

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Address of whoever asks; this machine's where it is left out. */
  readonly from?: string;
}

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Declares the same tests for both engines; PostgreSQL is skipped (loudly, once a run) where it is missing. */
export function onBothEngines(name: string, tests: (house: () => House) => void): void {
  for (const engine of ['embedded', 'postgres'] as const) onEngine(engine, name, tests);
}

/** The tests on one engine: for files so long that each engine has its own. */
export function onEngine(engine: EngineName, name: string, tests: (house: () => House) => void): void {
  const there = engine === 'embedded' || inject('postgresUrl') !== null;
  describe.skipIf(!there)(`${name} (${engine})`, () => {
    let house: House | undefined;
    const get = (): House => {
      if (house === undefined) throw new Error('the house is open only inside tests');
      return house;
    };
    beforeAllOpen(engine, (opened) => {
      house = opened;
    });
    afterAll(async () => house?.close());
    tests(get);
  });
}

function beforeAllOpen(engine: EngineName, keep: (house: House) => void): void {
  beforeAll(async () => keep(await openHouse(engine)));
}

let made = 0;

/** A fresh installation on the engine, copied from the run's template. */
export async function openHouse(engine: EngineName, webFolder: string | null = null): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-house-'));
  const database = engine === 'postgres' ? await copyDatabase() : null;
  if (engine === 'embedded') cpSync(inject('embeddedTemplate'), folder, { recursive: true });
  const config: Config = {
    ...readConfig({ data: folder }, {}),
    databaseUrl: database?.servingUrl ?? null,
    webFolder,
    // tests end machines no more often than themselves
    sync: false,
    logLevel: 'fatal',
  };
  const drop = async (): Promise<void> => {
    await database?.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  return houseOn(engine, config, drop, database?.url ?? null);
}

/** A database of the test's own with nothing in it. */
export const emptyDatabase = (): Promise<TestDatabase> => copyDatabase('template0');

export interface TestDatabase {
  /** As its owner, who is superuser. */
  readonly url: string;
  readonly servingUrl: string;
  readonly drop: () => Promise<void>;
}

async function copyDatabase(template: string = templateDatabase): Promise<TestDatabase> {
  const maintenance = inject('postgresUrl');
  const serving = inject('servingUrl');
  if (maintenance === null || serving === null)
    throw new Error(`PostgreSQL is missing: ${inject('postgresMissing')}`);
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: maintenance });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name} template ${template}`);
  return {
    url: maintenance.replace(/\/postgres$/, `/${name}`),
    servingUrl: serving.replace(/\/postgres$/, `/${name}`),
    drop: () => run(`drop database if exists ${name} with (force)`),
  };
}

/** The application over a standing installation. */
export async function houseOn(
  engine: EngineName,
  config: Config,
  after: () => Promise<void> = async () => undefined,
  ownerUrl: string | null = null,
): Promise<House> {
  let stopped: string | null = null;
  let ended = false;
  const serving = await openKernel(config, () => (stopped === null ? new Date() : new Date(stopped)));
  const owner = ownerUrl === null ? null : await openServer(ownerUrl);
  const kernel = owner === null ? serving : withEngine(serving, owner);
  const secret = newSecret();
  const app = await makeApp(serving, config, secret);
  await app.ready();
  const reply = <T>(answer: { statusCode: number; rawPayload: Buffer; headers: object }): Reply<T> => {
    const isJson = /[/+]json/.test(String((answer.headers as Record<string, unknown>)['content-type'] ?? ''));
    return {
      status: answer.statusCode,
      bytes: answer.rawPayload,
      body: (isJson ? JSON.parse(answer.rawPayload.toString('utf8')) : undefined) as T,
      headers: answer.headers as Record<string, unknown>,
    };
  };
  const stop = async (): Promise<void> => {
    if (ended) return;
    ended = true;
    await app.close();
    await serving.engine.close();
    await owner?.close();
  };
  return {
    engine,
    kernel,
    serving,
    config,
    secret,
    stop,
    setNow(moment) {
      stopped = moment;
    },
    async ask(method, path, body, as = secret, more = {}) {
      const headers: Record<string, string> = { authorization: `Bearer ${as}`, ...more };
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return reply(answer);
    },
    async send(path, fileName, content, as = secret, method = 'POST') {
      const form = new FormData();
      form.append('file', new Blob([content as string | Uint8Array<ArrayBuffer>]), basename(fileName));
      const encoded = new Response(form);
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${as}`, 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      });
      return reply(answer);
    },
    async listen() {
      await app.listen({ host: '127.0.0.1', port: 0 });
      return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    },
    async request({ method, path, body, headers = {}, from }) {
      const answer = await app.inject({
        method,
        url: `/api/v1${path}`,
        headers: { ...headers },
        ...(from === undefined ? {} : { remoteAddress: from }),
        ...(body === undefined ? {} : { payload: body as object }),
      });
      return reply(answer);
    },
    health: async (path) => (await app.inject({ method: 'GET', url: path })).statusCode,
    async close() {
      await stop();
      await after();
    },
  };
}

/** The same kernel over another connection; what a test puts into it is put into the one that serves. */
const withEngine = (kernel: Kernel, engine: Kernel['engine']): Kernel =>
  new Proxy(kernel, { get: (target, name) => (name === 'engine' ? engine : Reflect.get(target, name)) });

/** Writes a file into a folder of the test's own and gives its path. */
export function fileIn(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
