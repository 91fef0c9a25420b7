import type { Engine } from '../../apps/server/src/platform/db/engine.ts';

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pg_toast', 'pgboss', 'topology', 'tiger')
              and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast%'`;

/** Tables with columns, constraints, indexes, policies, rights, functions and views, in a fixed order: no pg_dump needed. */
const statements: readonly { title: string; text: string }[] = [
  {
    title: 'columns',
    text: `select format('%I.%I: %I %s%s%s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                  case when a.attnotnull then ' not null' else '' end, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''))
           from pg_class c join pg_namespace n on n.oid = c.relnamespace
           join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
           left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
           where ${ours} and c.relkind in ('r', 'p', 'v') order by n.nspname, c.relname, a.attnum`,
  },
  {
    title: 'constraints',
    text: `select format('%I.%I: %I %s', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid))
           from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
           where ${ours} and k.contype <> 'n' order by n.nspname, c.relname, k.conname`,
  },
  {
    title: 'indexes',
    text: `select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indrelid
           join pg_namespace n on n.oid = c.relnamespace where ${ours} order by 1`,
  },
  {
    title: 'policies',
    text: `select format('%I.%I: %I for %s to %s using (%s) with check (%s)', schemaname, tablename, policyname, cmd,
                  array_to_string(roles, ','), qual, with_check)
           from pg_policies p join pg_namespace n on n.nspname = p.schemaname where ${ours} order by 1`,
  },
  {
    title: 'rights',
    text: `select format('%I.%I: %s', n.nspname, c.relname, x.privilege_type)
           from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) x
           join pg_roles r on r.oid = x.grantee
           where ${ours} and r.rolname = 'hatangso_app' order by 1`,
  },
  {
    title: 'views',
    text: `select format('%I.%I as %s', n.nspname, c.relname, pg_get_viewdef(c.oid, true)) from pg_class c
           join pg_namespace n on n.oid = c.relnamespace where ${ours} and c.relkind = 'v' order by 1`,
  },
  {
    title: 'functions',
    text: `select pg_get_functiondef(p.oid) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${ours} order by p.oid::regprocedure::text`,
  },
];

export async function describeSchema(engine: Engine): Promise<string> {
  return engine.withClient(async (client) => {
    const parts: string[] = ['-- Generated from the migrations by `npm run schema`; never edited by hand.'];
    for (const { title, text } of statements) {
      const { rows } = await client.query(text, []);
      parts.push(`\n-- ${title}`, ...rows.map((row) => String(Object.values(row as object)[0])));
    }
    return `${parts.join('\n')}\n`;
  });
}
