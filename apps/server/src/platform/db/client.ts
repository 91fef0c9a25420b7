import type { Readable } from 'node:stream';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** One connection of either engine, held for the length of one transaction. */
export interface Client {
  query(text: string, params: readonly unknown[]): Promise<{ rows: unknown[]; affected: number }>;
  /** Several statements without parameters (migrations, jobs); the rows of all of them. */
  exec(text: string): Promise<unknown[]>;
  /** COPY … FROM STDIN; absent on the embedded engine, where the application's role may not COPY. */
  readonly copyFrom?: (statement: string, source: Readable) => Promise<void>;
  /** COPY (query) TO, as the owner of the tables: COPY text, in chunks cut anywhere; all at once where embedded. */
  copyOut(query: string): AsyncIterable<Uint8Array>;
  /** COPY target FROM, as the owner of the tables: whole lines of COPY text. `target` is `schema.table (columns)`. */
  copyIn(target: string, lines: Uint8Array): Promise<void>;
}

/** Table types are not declared: rows are typed where the SQL stands (`sql<Row>`). */
export type Tables = Record<string, Record<string, unknown>>;

/** The handle of one open transaction: pass it to `sql``.execute(tx)`. */
export type Tx = Kysely<Tables>;

const clients = new WeakMap<Tx, Client>();

/** The raw connection under a handle, for COPY. */
export function clientOf(tx: Tx): Client {
  const client = clients.get(tx);
  if (client === undefined) throw new Error('not a handle of an open transaction');
  return client;
}

/** A Kysely handle bound to one connection; begin and commit are the caller's. */
export function handleOn(client: Client): Tx {
  const tx: Tx = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new BoundDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  clients.set(tx, client);
  return tx;
}

class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(client: Client) {
    this.#connection = {
      async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
        const { rows, affected } = await client.query(compiled.sql, compiled.parameters);
        return { rows: rows as R[], numAffectedRows: BigInt(affected) };
      },
      streamQuery(): AsyncIterableIterator<never> {
        throw new Error('rows are fetched in pages, not streamed');
      },
    };
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('a handle is a transaction already; nested ones are not used');
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}
