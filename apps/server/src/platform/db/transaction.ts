import { Problem } from '../problem.ts';
import { handleOn, type Tx } from './client.ts';
import { isConnectionLost, problemOfDatabase } from './constraint-problem.ts';
import type { Engine } from './engine.ts';
import { type Scope, scopeStatements } from './scope.ts';

/** Throw this inside a transaction to undo it and still hand back a value (a dry run). */
export class Rollback<T> {
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
}

/** A question that somebody waits for is given up after this; work by night may take longer. */
const readPatience = `set local statement_timeout = '120s'; `;

/**
 * Runs `work` in one transaction under one scope and answers after commit. Reads run read-only and see one
 * snapshot. Opening a second transaction inside would hang for ever on the embedded engine, so it throws.
 */
export async function transaction<T>(
  engine: Engine,
  scope: Scope,
  mode: 'read' | 'write',
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (mode === 'write') engine.demandRoom?.();
  const begin = mode === 'read' ? 'begin isolation level repeatable read read only;' : 'begin;';
  const patience = mode === 'read' && engine.kind === 'server' && scope.level !== 'jobs' ? readPatience : '';
  return guarded(engine, `${begin} ${patience}${scopeStatements(scope, engine.citus)}`, work);
}

/** A transaction as the owner of the tables: migrations and the installation's own record only. */
export async function ownerTransaction<T>(engine: Engine, work: (tx: Tx) => Promise<T>): Promise<T> {
  return guarded(engine, 'begin;', work);
}

async function guarded<T>(engine: Engine, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return engine.withClient(async (client) => {
    await client.exec(begin);
    try {
      const value = await work(handleOn(client));
      await client.exec('commit').catch((error: unknown) => {
        // gone between asking and answer: it may be kept
        if (isConnectionLost(error)) throw new Problem('db.outcome_unknown', {}, { cause: error });
        throw error;
      });
      return value;
    } catch (error) {
      // A lost connection has rolled back by itself; the first error is the one to tell.
      await client.exec('rollback').catch(() => undefined);
      if (error instanceof Rollback) return error.value as T;
      throw problemOfDatabase(error);
    }
  });
}
