import { createHook } from 'node:async_hooks';
import type { Client } from '../../../apps/server/src/platform/db/client.ts';
import type { Engine } from '../../../apps/server/src/platform/db/engine.ts';

/** What the server did for one request: its statements in order, and passwords hashed. Unlike time, it does not depend on the machine. */
export interface Work {
  readonly statements: readonly string[];
  readonly hashes: number;
}

/** Watches an engine; gives a way to ask for the work of one request at a time. */
export function watchWork(engine: Engine): <T>(ask: () => Promise<T>) => Promise<{ answer: T; work: Work }> {
  let statements: string[] = [];
  let hashes = 0;
  const lend = engine.withClient.bind(engine);
  const watched = (client: Client): Client =>
    Object.assign(Object.create(client) as Client, {
      query: (text: string, params: readonly unknown[]) => {
        statements.push(text);
        return client.query(text, params);
      },
      exec: (text: string) => {
        statements.push(text);
        return client.exec(text);
      },
    });
  Object.assign(engine, {
    withClient: <T>(use: (client: Client) => Promise<T>): Promise<T> =>
      lend((client) => use(watched(client))),
  });
  createHook({
    init(_id, type) {
      if (type === 'SCRYPTREQUEST') hashes += 1;
    },
  }).enable();
  return async (ask) => {
    statements = [];
    hashes = 0;
    const answer = await ask();
    return { answer, work: { statements: [...statements], hashes } };
  };
}
