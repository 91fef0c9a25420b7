import type { FastifyInstance } from 'fastify';

/** The header every answer of a demonstration carries, files and lists too. */
const demonstrationHeader = 'x-hatangso-demonstration';

/**
 * In a demonstration every answer says so: a header on all, and `demonstration: true` in every JSON object (rows of a
 * list carry their own). Put on where answers leave, so that no route can forget it.
 */
export function markDemonstration(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    void reply.header(demonstrationHeader, 'true');
    const json = /json/.test(String(reply.getHeader('content-type') ?? ''));
    if (!json || typeof payload !== 'string' || !payload.startsWith('{')) return payload;
    return JSON.stringify({ demonstration: true, ...(JSON.parse(payload) as object) });
  });
}
