import { Problem } from '../problem.ts';
import type { Client } from './client.ts';
import type { Engine } from './engine.ts';

/** The role that a server's login must be a member of (migration 000022). */
const servingGroup = 'hatangso_server';

export interface ServingRole {
  /** The login of the connection. */
  readonly role: string;
  /** What it has and must not have, in PostgreSQL's own words; empty: it serves as it should. */
  readonly excess: readonly string[];
  /** Whether it owns what the migrations made, or may take the owner's place. */
  readonly owns: boolean;
}

const asked = `
  with ours as (
    select nspowner as owner from pg_namespace
    where nspname in ('hatangso_ledger', 'pgboss') or oid in (select pronamespace from pg_proc where proname = 'protect')
    union select c.relowner from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'S') and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'topology', 'tiger')
      and n.nspname not like 'pg\\_%'
  )
  select session_user::text as role, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolinherit,
         exists (select from ours where pg_has_role(session_user, owner, 'member')) as owns,
         has_database_privilege(session_user, current_database(), 'create') as creates
  from pg_roles as r where r.rolname = session_user`;

interface Asked {
  readonly role: string;
  readonly rolsuper: boolean;
  readonly rolbypassrls: boolean;
  readonly rolcreaterole: boolean;
  readonly rolinherit: boolean;
  readonly owns: boolean;
  readonly creates: boolean;
}

/** What the login of a server's connection could do besides stepping down into the roles of requests. */
export async function servingRole(engine: Engine): Promise<ServingRole> {
  return engine.withClient(async (client) => {
    const [found] = (await client.query(asked, [])).rows as Asked[];
    if (found === undefined) throw new Error('the database does not know who is connected');
    const excess = [
      ['SUPERUSER', found.rolsuper],
      ['OWNER', found.owns],
      ['BYPASSRLS', found.rolbypassrls],
      ['CREATEROLE', found.rolcreaterole],
      ['CREATE', found.creates],
      ['INHERIT', found.rolinherit],
    ] as const;
    return {
      role: found.role,
      owns: found.owns,
      excess: excess.filter(([, has]) => has).map(([name]) => name),
    };
  });
}

/**
 * Refuses (`db.serves_as_owner`) to serve by a login that could change the tables or see past row-level security. The
 * embedded engine has one connection, which is its owner's: there every transaction steps down by itself.
 */
export async function demandServingRole(engine: Engine): Promise<void> {
  if (engine.kind === 'embedded') return;
  const { role, excess } = await servingRole(engine);
  if (excess.length > 0) throw new Problem('db.serves_as_owner', { role, found: excess.join(', ') });
}

/** As the owner: lets a login serve, where it is one and may not yet. */
export async function allowToServe(client: Client, login: string): Promise<void> {
  const { rows } = await client.query(
    `select format('grant ${servingGroup} to %I', rolname) as statement from pg_roles
     where rolname = $1 and not rolsuper and not pg_has_role(rolname, '${servingGroup}', 'member')`,
    [login],
  );
  for (const { statement } of rows as { statement: string }[]) await client.exec(statement);
}
