import type { FastifyRequest } from 'fastify';
import type { Actor } from '../kernel.ts';
import type { Log } from '../log.ts';
import type { Problem } from '../problem.ts';

/** Who asked, known as soon as the credentials were read. */
const askers = new WeakMap<FastifyRequest, string>();

export const rememberAsker = (request: FastifyRequest, { id }: Pick<Actor, 'id'>): void => {
  askers.set(request, id);
};

/** Refusals that somebody at a guard's desk wants to see: of rights, of sign-in, of size and of number. */
const guarded: ReadonlySet<number> = new Set([401, 403, 408, 413, 429]);

/**
 * One line for whoever watches the log: what was refused to whom, by the declared route (an address may hold a secret or
 * name a unit). Values that were sent are never in it.
 */
export function logRefusal(log: Log, request: FastifyRequest, problem: Problem): void {
  const line = {
    event: 'refused',
    code: problem.code,
    status: problem.status,
    method: request.method,
    route: request.routeOptions?.url ?? null,
    actor: askers.get(request) ?? null,
    from: request.ip,
  };
  if (guarded.has(problem.status)) log.warn(line, 'refused');
  else if (problem.status < 500) log.debug(line, 'refused');
}
