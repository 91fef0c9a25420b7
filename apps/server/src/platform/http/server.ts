import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import { runCommand, runQuery } from '../action.ts';
import { NATION, type Scope } from '../db/scope.ts';
import { type SpooledFile, spool } from '../files/spool.ts';
import type { Actor, Kernel } from '../kernel.ts';
import { Problem } from '../problem.ts';
import { markDemonstration } from './demonstration-mark.ts';
import type { Asked, Endpoint, FileReply, Writer } from './endpoint.ts';
import { healthRoutes } from './health.ts';
import { makeMetrics } from './metrics.ts';
import { languageOf, replyProblem } from './reply-problem.ts';

/** Finds out who asks from the request's credentials; before any transaction of the request itself. */
export type SignIn = (authorization: string | undefined) => Promise<Actor>;

export interface HttpParts {
  readonly kernel: Kernel;
  readonly endpoints: readonly Endpoint[];
  readonly signIn: SignIn;
  readonly maxUploadBytes: number;
}

const prefix = '/api/v1';

/** The HTTP surface: `/api/v1/…` from the declarations, `/health`, `/metrics`, OpenAPI. */
export async function makeHttpServer(parts: HttpParts): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: 1024 * 1024, requestTimeout: 300_000 });
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
    scope.get(`${prefix}/openapi.json`, { schema: { hide: true } }, async (request) => {
      await parts.signIn(request.headers.authorization);
      return app.swagger();
    });
    healthRoutes(scope, parts.kernel, async (request) => {
      await parts.signIn(request.headers.authorization);
      return metrics.text();
    });
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
    onRequest: async (request) => {
      const actor = await parts.signIn(request.headers.authorization);
      permit(actor, endpoint, unitOf(request));
      actors.set(request, actor);
    },
    handler: (request, reply) => handle(request, reply, endpoint, parts),
  });
}

/** Who asked, from sign-in to the answer. */
const actors = new WeakMap<FastifyRequest, Actor>();

const unitOf = (request: FastifyRequest): string | undefined =>
  (request.params as { code?: string } | undefined)?.code;

async function handle(
  request: FastifyRequest,
  reply: FastifyReply,
  endpoint: Endpoint,
  parts: HttpParts,
): Promise<unknown> {
  const { kernel } = parts;
  const actor = actors.get(request);
  if (actor === undefined) throw new Problem('auth.missing');
  const unit = unitOf(request);
  const language = languageOf(request);
  const caller = { actor, scope: scopeOf(actor, unit), language };
  const run: Writer = {
    query: (what, input) => runQuery(kernel, what, input, caller),
    command: (what, input) => runCommand(kernel, what, input, caller),
  };
  const file = endpoint.upload === true ? await receive(request, parts.maxUploadBytes) : undefined;
  try {
    const asked = {
      params: request.params,
      query: request.query,
      body: request.body,
      file,
      language,
      kernel,
    };
    const answer = await endpoint.handle(asked as unknown as Asked<never, never, never>, run);
    void reply.header('cache-control', 'no-store');
    return Array.isArray(endpoint.response) ? sendFile(reply, answer as FileReply) : answer;
  } finally {
    await file?.remove();
  }
}

/** The permission, and that a ward's assignment stays in its ward (the database would show nothing either). */
function permit(actor: Actor, endpoint: Endpoint, unit: string | undefined): void {
  if (endpoint.permission === 'public') return;
  const outside =
    actor.scope.level === 'ward' &&
    unit !== actor.scope.value &&
    (unit !== undefined || endpoint.method !== 'GET');
  if (!actor.permissions.has(endpoint.permission) || outside) {
    throw new Problem('auth.forbidden', { permission: endpoint.permission, unit: unit ?? NATION });
  }
}

/** A national assignment acts on one ward as that ward: one comparison in every policy, and no more than needed. */
const scopeOf = (actor: Actor, unit: string | undefined): Scope =>
  actor.scope.level === 'nation' && unit !== undefined ? { level: 'ward', value: unit } : actor.scope;

async function receive(request: FastifyRequest, limit: number): Promise<SpooledFile> {
  if (!request.isMultipart())
    throw new Problem('request.invalid', { place: 'body', expected: 'multipart/form-data' });
  const part = await request.file();
  if (part === undefined) throw new Problem('request.invalid', { place: 'body', expected: 'one file' });
  return spool(part.file, part.filename, limit);
}

function sendFile(reply: FastifyReply, file: FileReply): FastifyReply {
  return reply
    .type(file.mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}
