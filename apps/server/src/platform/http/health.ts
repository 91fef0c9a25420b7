import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kernel } from '../kernel.ts';

/** `/health/live`: the process answers. `/health/ready`: the database answers too. `/metrics`: Prometheus, with a token. */
export function healthRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  metrics: (request: FastifyRequest) => Promise<string>,
): void {
  const hidden = { schema: { hide: true } };
  app.get('/health/live', hidden, async () => ({ status: 'ok' }));
  app.get('/health/ready', hidden, async () => {
    await kernel.engine.withClient((client) => client.query('select 1', []));
    return { status: 'ok', demonstration: kernel.installation.demonstration };
  });
  app.get('/metrics', hidden, async (request, reply) => {
    void reply.type('text/plain; version=0.0.4; charset=utf-8');
    return metrics(request);
  });
}
