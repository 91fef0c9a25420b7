import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { onBothEngines } from '../support/house.ts';
import { describeSchema } from '../support/schema.ts';
import { goldenPath } from '../support/write-schema.ts';

const ourSchemas = `n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'hatangso_ledger')
                    and n.nspname not like 'pg\\_%'`;

onBothEngines('the catalogue of the database', (house) => {
  const rows = async (text: string): Promise<Record<string, unknown>[]> =>
    house().kernel.engine.withClient(
      async (client) => (await client.query(text, [])).rows as Record<string, unknown>[],
    );

  test('every foreign key has an index that begins with its columns', async () => {
    const unindexed = await rows(`
      select k.conrelid::regclass::text as t, k.conname
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and ${ourSchemas}
        and not exists (select from pg_index i where i.indrelid = k.conrelid
                        and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey)`);
    expect(unindexed).toEqual([]);
  });

  test('every table is under row-level security; a tenant’s table has unit_code first in its key', async () => {
    const open = await rows(`
      select c.oid::regclass::text as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${ourSchemas} and not c.relrowsecurity`);
    expect(open).toEqual([]);
    const wrongKey = await rows(`
      select c.oid::regclass::text as t
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'unit_code'
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind in ('r', 'p') and ${ourSchemas} and (i.indkey[0] is distinct from a.attnum)`);
    expect(wrongKey).toEqual([]);
    const unprotected = await rows(`
      select c.oid::regclass::text as t
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${ourSchemas}
        and not exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname)`);
    expect(unprotected).toEqual([]);
  });

  test('every geometry column has an SRID and a GiST index', async () => {
    const loose = await rows(`
      select c.oid::regclass::text as t, a.attname
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and ${ourSchemas} and a.atttypid = 'geometry'::regtype and a.attnum > 0 and not a.attisdropped
        and (postgis_typmod_srid(a.atttypmod) = 0 or not exists (
          select from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_am m on m.oid = ic.relam
          where i.indrelid = c.oid and m.amname = 'gist' and a.attnum = any (i.indkey)))`);
    expect(loose).toEqual([]);
  });

  test('constraints are named by us, and nothing may be deleted by the application', async () => {
    const deletable = await rows(`
      select table_schema || '.' || table_name as t from information_schema.role_table_grants
      where grantee like 'hatangso%' and privilege_type in ('DELETE', 'TRUNCATE') and table_schema <> 'pgboss'`);
    expect(deletable).toEqual([]);
    const generatedNames = await rows(`
      select k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where ${ourSchemas} and k.contype = 'c' and k.conname ~ '_check[0-9]*$'`);
    expect(generatedNames).toEqual([]);
  });

  test('the migrations give the golden schema', async (context) => {
    if (house().engine === 'embedded') return context.skip('the golden file is written by PostgreSQL 15');
    expect(await describeSchema(house().kernel.engine)).toBe(readFileSync(goldenPath, 'utf8'));
  });
});
