import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.ts';
import type { Client } from './client.ts';
import type { Engine } from './engine.ts';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const folder = fileURLToPath(new URL('../../../sql/migrations/', import.meta.url));

/** Migrations in order. Append-only and forward only: a released file never changes. */
export function knownMigrations(): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => /^\d{6}-[a-z0-9-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(`${folder}${name}`, 'utf8');
      return {
        number: Number(name.slice(0, 6)),
        name,
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      };
    });
}

const ledger = `
  create schema if not exists hatangso_ledger;
  create table if not exists hatangso_ledger.migrations (
    number integer not null,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now(),
    constraint migrations_pkey primary key (number)
  );`;

/** Held while migrating, so that two servers started together do not both migrate. */
const migrationLock = 727_001;

/**
 * Brings the database to the newest known state, each file in its own transaction.
 * Refused as `db.newer` when the database is ahead of this software.
 */
export async function migrate(
  engine: Engine,
  onProgress: (name: string) => void = () => undefined,
  known: readonly Migration[] = knownMigrations(),
): Promise<number> {
  return engine.withClient(async (client) => {
    if (engine.kind === 'server') await client.query('select pg_advisory_lock($1)', [migrationLock]);
    try {
      return await applyMissing(client, onProgress, known);
    } finally {
      if (engine.kind === 'server') await client.query('select pg_advisory_unlock($1)', [migrationLock]);
    }
  });
}

async function applyMissing(
  client: Client,
  onProgress: (name: string) => void,
  known: readonly Migration[],
): Promise<number> {
  await client.exec(ledger);
  const { rows } = await client.query(
    'select coalesce(max(number), 0)::int as found from hatangso_ledger.migrations',
    [],
  );
  const found = (rows[0] as { found: number }).found;
  const newest = known.at(-1)?.number ?? 0;
  if (found > newest) throw new Problem('db.newer', { found, known: newest });
  const missing = known.filter((migration) => migration.number > found);
  for (const migration of missing) {
    onProgress(migration.name);
    await applyOne(client, migration);
  }
  return missing.length;
}

/** Several migrations inside a transaction that is open already: with it they stand or fall. */
export async function applyInside(client: Client, migrations: readonly Migration[]): Promise<void> {
  await client.exec(ledger);
  for (const migration of migrations) await apply(client, migration);
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.exec(migration.sql);
  await client.query('insert into hatangso_ledger.migrations (number, name, sha256) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.sha256,
  ]);
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.exec('begin');
  try {
    await apply(client, migration);
    await client.exec('commit');
  } catch (error) {
    await client.exec('rollback').catch(() => undefined);
    const text = (error as Error).message;
    if (/postgis/i.test(text)) throw new Problem('db.no_postgis', { reason: text }, { cause: error });
    throw error;
  }
}

/** The migrations the database has, in order. */
export async function databaseMigrations(
  client: Client,
): Promise<readonly Pick<Migration, 'number' | 'name' | 'sha256'>[]> {
  const { rows } = await client.query(
    'select number, name, sha256 from hatangso_ledger.migrations order by number',
    [],
  );
  return rows as Pick<Migration, 'number' | 'name' | 'sha256'>[];
}

/** The newest migration the database has, or null where it has never been initialised. */
export async function databaseVersion(engine: Engine): Promise<number | null> {
  return engine.withClient(async (client) => {
    // by the catalogue, which everybody may read: the ledger's schema not, before migration 000022
    const there = await client.query(
      `select exists (select from pg_namespace as n join pg_class as c on c.relnamespace = n.oid
                      where n.nspname = 'hatangso_ledger' and c.relname = 'migrations') as there`,
      [],
    );
    if (!(there.rows[0] as { there: boolean }).there) return null;
    const { rows } = await client.query(
      'select max(number)::int as found from hatangso_ledger.migrations',
      [],
    );
    return (rows[0] as { found: number | null }).found;
  });
}
