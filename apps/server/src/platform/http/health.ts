import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kernel } from '../kernel.ts';

/** `off`: none is made by itself. */
export type BackupHealth = 'good' | 'late' | 'off';

/**
 * `/health/live`: the process answers. `/health/ready`: the database answers too; whether the newest backup is too old
 * is told there and does not make it unready. `/metrics`: Prometheus, with a token.
 */
export function healthRoutes(
  app: FastifyInstance,
  kernel: Kernel,
  metrics: (request: FastifyRequest) => Promise<string>,
  backup: () => Promise<BackupHealth>,
): void {
  const hidden = { schema: { hide: true } };
  app.get('/health/live', hidden, async () => ({ status: 'ok' }));
  app.get('/health/ready', hidden, async () => {
    await kernel.engine.withClient((client) => client.query('select 1', []));
    return { status: 'ok', demonstration: kernel.installation.demonstration, backup: await backup() };
  });
  app.get('/metrics', hidden, async (request, reply) => {
    void reply.type('text/plain; version=0.0.4; charset=utf-8');
    return metrics(request);
  });
}
