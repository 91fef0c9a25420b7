import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { Problem } from '../problem.ts';
import type { Client } from './client.ts';
import type { Engine } from './engine.ts';
import { holding, refuseSecond } from './holding.ts';
import { checkedConnection, isRefusedByTls } from './server-tls.ts';
import { typeParsers } from './values.ts';

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    typeParsers[oid] ?? pg.types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text'),
} as pg.CustomTypesConfig;

/**
 * Opens PostgreSQL 15+ by URL; refused as `db.unavailable` when it does not answer. With `caFile` (PEM) only over TLS
 * whose certificate is of that authority and names the host; else refused as `db.tls`.
 */
export async function openServer(url: string, caFile: string | null = null): Promise<Engine> {
  const pool = new pg.Pool({
    ...(caFile === null ? { connectionString: url } : checkedConnection(url, caFile)),
    types,
    max: 10,
    connectionTimeoutMillis: 10_000,
  });
  // An idle connection that breaks must not end the process; the next query gets a fresh one.
  pool.on('error', () => undefined);
  // nor may one that breaks while it changes hands, when neither the pool nor a borrower listens
  pool.on('connect', (connection) => void connection.on('error', () => undefined));
  try {
    const { rows } = await pool.query<{ citus: boolean }>(
      `select exists (select from pg_extension where extname = 'citus') as citus`,
    );
    return engineOn(pool, placeOf(url), rows[0]?.citus === true);
  } catch (error) {
    await pool.end();
    const { message } = error as Error;
    const code = caFile !== null && isRefusedByTls(error) ? 'db.tls' : 'db.unavailable';
    throw new Problem(code, { reason: message }, { cause: error });
  }
}

/** Host and database for messages, never the password. */
function placeOf(url: string): string {
  const parsed = new URL(url);
  return `${parsed.hostname || parsed.searchParams.get('host') || 'localhost'}${parsed.port === '' ? '' : `:${parsed.port}`}${parsed.pathname}`;
}

function engineOn(pool: pg.Pool, place: string, citus: boolean): Engine {
  return {
    kind: 'server',
    citus,
    place,
    async withClient(use) {
      refuseSecond();
      const connection = await pool.connect().catch((error: Error) => {
        throw new Problem('db.unavailable', { reason: error.message }, { cause: error });
      });
      let broken: Error | undefined;
      const onError = (error: Error): void => {
        broken = error;
      };
      connection.on('error', onError);
      try {
        return await holding(() => use(clientOn(connection)));
      } finally {
        connection.off('error', onError);
        connection.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function clientOn(connection: pg.PoolClient): Client {
  return {
    async query(text, params) {
      const result = await connection.query(text, [...params]);
      return { rows: result.rows, affected: result.rowCount ?? 0 };
    },
    async exec(text) {
      const results: unknown = await connection.query(text);
      return (Array.isArray(results) ? results : [results]).flatMap((result: pg.QueryResult) => result.rows);
    },
    copyFrom: (statement, source) => pipeline(source, connection.query(copyFrom(statement))),
    copyOut: (text) => connection.query(copyTo(`copy (${text}) to stdout`)),
    copyIn: (target, lines) =>
      pipeline(Readable.from([lines]), connection.query(copyFrom(`copy ${target} from stdin`))),
  };
}
