import type { House } from '../../support/house.ts';

/** Digests of all rows of all tables, but what every request may touch: when a token was last used. */
export async function fingerprint(house: House): Promise<Record<string, string>> {
  return house.kernel.engine.withClient(async (client) => {
    const tables = (
      await client.query(
        `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and c.relrowsecurity order by 1`,
        [],
      )
    ).rows as { name: string }[];
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const row = name === 'identity.tokens' ? `to_jsonb(t) - 'last_used_at'` : 'to_jsonb(t)';
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(md5((${row})::text), '' order by md5((${row})::text))), '') as digest from ${name} as t`,
        [],
      );
      found[name] = (rows[0] as { digest: string }).digest;
    }
    return found;
  });
}
