import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import { expectations } from '@hatangso/contracts/problems/expectations';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { runCommand, runQuery } from '../action.ts';
import type { Scope } from '../db/scope.ts';
import { type SpooledFile, spool } from '../files/spool.ts';
import { type Actor, type Kernel, publicActor } from '../kernel.ts';
import { invalidRequest, Problem } from '../problem.ts';
import { withOrigin } from '../request-origin.ts';
import { type Client, clientOf } from './client.ts';
import { markDemonstration } from './demonstration-mark.ts';
import {
  type Asked,
  type Endpoint,
  type FileReply,
  FileStream,
  WithCookies,
  type Writer,
} from './endpoint.ts';
import { protectAnswers, putHeaders } from './headers.ts';
import { type BackupHealth, healthRoutes } from './health.ts';
import { conditionsOf, Kept, sendKept } from './kept.ts';
import { makeMetrics } from './metrics.ts';
import { originOf } from './origin.ts';
import { addPages, type Page } from './page.ts';
import { type ProvinceOf, scopeFor } from './reach.ts';
import { rememberAsker } from './refusals.ts';
import { languageOf, replyProblem } from './reply-problem.ts';
import { demandSameOrigin } from './same-origin.ts';
import { limitBodyTime, serverLimits } from './time-limits.ts';

/** Finds out who asks from the request's credentials (header or cookie); before any transaction of the request itself. */
export type SignIn = (client: Client) => Promise<Actor>;

export interface HttpParts {
  readonly kernel: Kernel;
  readonly endpoints: readonly Endpoint[];
  readonly pages: readonly Page[];
  readonly signIn: SignIn;
  readonly provinceOf: ProvinceOf;
  readonly maxUploadBytes: number;
  /** Addresses of the proxies whose `X-Forwarded-*` count; null: nobody's do. */
  readonly trustedProxies: readonly string[] | null;
  /** Whether the newest backup is good enough. */
  readonly backupHealth: () => Promise<BackupHealth>;
  /** Passwords and cookies may pass over plain HTTP from other machines. */
  readonly plainHttp: boolean;
}

const prefix = '/api/v1';

/** The HTTP surface: `/api/v1/…` from the declarations, `/health`, `/metrics`, OpenAPI. */
export async function makeHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    ...serverLimits,
    trustProxy: parts.trustedProxies === null ? false : [...parts.trustedProxies],
    // an address that is none: refused before any route or hook, so it gets its headers here
    frameworkErrors: (error, request, reply) => {
      putHeaders(request, reply, parts.trustedProxies !== null);
      replyProblem(error, request, reply, parts.kernel.log);
    },
  });
  protectAnswers(app);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler((error, request, reply) => replyProblem(error, request, reply, parts.kernel.log));
  app.setNotFoundHandler((request, reply) =>
    replyProblem(
      new Problem('request.not_found', { path: request.url.split('?')[0] ?? '' }),
      request,
      reply,
      parts.kernel.log,
    ),
  );
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: parts.maxUploadBytes + 1 } });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Hạ tầng số', version: '0.1.0', license: { name: 'Apache-2.0' } },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  if (parts.kernel.installation.demonstration) markDemonstration(app);
  const metrics = makeMetrics(app);
  await app.register(async (scope) => {
    for (const endpoint of parts.endpoints) addRoute(scope, endpoint, parts);
    addPages(scope, parts.pages, parts.kernel);
    scope.get(`${prefix}/openapi.json`, { schema: { hide: true } }, async (request) => {
      await parts.signIn(clientOf(request, parts.plainHttp));
      return app.swagger();
    });
    healthRoutes(
      scope,
      parts.kernel,
      async (request) => {
        const actor = await parts.signIn(clientOf(request, parts.plainHttp));
        if (!actor.permissions.has('platform.installation.read'))
          throw new Problem('auth.forbidden', {
            permission: 'platform.installation.read',
            unit: actor.scope.value,
          });
        return metrics.text();
      },
      parts.backupHealth,
    );
  });
  return app;
}

function addRoute(app: FastifyInstance, endpoint: Endpoint, parts: HttpParts): void {
  const answersFile = Array.isArray(endpoint.response);
  app.route({
    method: endpoint.method,
    url: `${prefix}${endpoint.path}`,
    schema: {
      summary: endpoint.summary,
      ...(endpoint.permission === 'public' ? {} : { security: [{ token: [] }] }),
      ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
      ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
      ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
      ...(endpoint.upload === true ? { consumes: ['multipart/form-data'] } : {}),
      ...(answersFile
        ? { produces: [...endpoint.response] }
        : { response: { 200: endpoint.response as z.ZodType } }),
    },
    // before anything of the request is read: a stranger learns nothing, not even what would be valid
    onRequest: async (request, reply) => {
      if (endpoint.upload !== true) limitBodyTime(request, reply);
      callers.set(request, await callerOf(request, endpoint, parts));
    },
    handler: (request, reply) => handle(request, reply, endpoint, parts),
  });
}

/** Who asked and under which scope, from sign-in to the answer. */
const callers = new WeakMap<FastifyRequest, { readonly actor: Actor; readonly scope: Scope }>();

async function callerOf(
  request: FastifyRequest,
  endpoint: Endpoint,
  parts: HttpParts,
): Promise<{ actor: Actor; scope: Scope }> {
  const code = (request.params as { code?: string } | undefined)?.code;
  const open = endpoint.permission === 'public';
  const actor = open ? publicActor : await parts.signIn(clientOf(request, parts.plainHttp));
  rememberAsker(request, actor);
  demandSameOrigin(request, !open);
  return { actor, scope: await scopeFor(actor, endpoint, code, parts.provinceOf) };
}

async function handle(
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: Endpoint,
  parts: HttpParts,
): Promise<unknown> {
  const { kernel } = parts;
  const found = callers.get(request);
  if (found === undefined) throw new Problem('auth.missing');
  const language = languageOf(request);
  const caller = { ...found, language, origin: originOf(clientOf(request, parts.plainHttp)) };
  const run: Writer = {
    query: (what, input) => runQuery(kernel, what, input, caller),
    command: (what, input) => runCommand(kernel, what, input, caller),
  };
  const file = endpoint.upload === true ? await receive(request, parts.maxUploadBytes) : undefined;
  try {
    const { params, query, body } = request;
    const conditions = conditionsOf(request);
    const client = clientOf(request, parts.plainHttp);
    const whoAsks = (authorization = client.authorization) => asker(parts, { ...client, authorization });
    const { actor } = found;
    const asked = { params, query, body, file, language, kernel, client, conditions, actor, caller, whoAsks };
    const answer = await withOrigin(caller.origin, () =>
      endpoint.handle(asked as unknown as Asked<never, never, never>, run),
    );
    if (answer instanceof Kept) return await sendKept(request, reply, answer);
    void reply.header('cache-control', (endpoint.permission === 'public' && endpoint.cache) || 'no-store');
    return dressed(reply, endpoint, answer);
  } finally {
    await file?.remove();
  }
}

/** Who the credentials are; nobody where there are none, or where they are wrong. */
async function asker(parts: HttpParts, client: Client): Promise<Actor | null> {
  return parts.signIn(client).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 401) return null;
    throw error;
  });
}

function dressed(reply: FastifyReply, endpoint: Endpoint, answer: unknown): unknown {
  if (answer instanceof WithCookies) {
    void reply.header('set-cookie', [...answer.cookies]);
    return answer.body;
  }
  if (answer instanceof FileStream)
    return fileHead(reply, answer).header('content-length', answer.size).send(answer.content);
  return Array.isArray(endpoint.response) ? sendFile(reply, answer as FileReply) : answer;
}

async function receive(request: FastifyRequest, limit: number): Promise<SpooledFile> {
  if (!request.isMultipart()) throw invalidRequest('body', expectations.form);
  try {
    const part = await request.file();
    if (part === undefined) throw invalidRequest('body', expectations.oneFile);
    return await spool(part.file, part.filename, limit);
  } catch (error) {
    // the library's word for a form that stops in its middle; it gives no code
    if (!(error instanceof Error && /unexpected end of multipart data/i.test(error.message))) throw error;
    throw invalidRequest('body', expectations.wholeForm, { cause: error });
  }
}

const fileHead = (reply: FastifyReply, file: FileReply | FileStream): FastifyReply =>
  reply
    .type(file.mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`);

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return fileHead(reply, file).send(
    Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
  );
}
