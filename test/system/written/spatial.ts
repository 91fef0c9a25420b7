import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { NATION, type Scope } from '../../../apps/server/src/platform/db/scope.ts';
import { ownerTransaction, transaction } from '../../../apps/server/src/platform/db/transaction.ts';
import type { House } from '../../support/house.ts';
import { ward } from './every-write.ts';

const rows = 3_000;
const scopes: readonly Scope[] = [
  { level: 'ward', value: ward },
  { level: 'province', value: '51' },
  { level: 'nation', value: NATION },
  { level: 'jobs', value: NATION },
];

/** Rows enough that only an index finds a few of them fast: copies of the first, each moved a little. */
const many: Readonly<Record<string, string>> = {
  'survey.households': `first.row_no + 1000 + n, 'geom', st_astext(st_setsrid(st_point(108 + (n % 200) * 0.01, 15 + (n / 200) * 0.01), 4326))`,
  'territory.place_statements': `first.row_no + 1000 + n, 'geom', st_astext(st_setsrid(st_point(108 + (n % 200) * 0.01, 15 + (n / 200) * 0.01), 4326))`,
  'coverage.claim_pieces': `first.row_no + 1000 + n, 'geom', st_astext(st_setsrid(st_expand(st_point(108 + (n % 200) * 0.01, 15 + (n / 200) * 0.01), 0.004), 4326))`,
  'coverage.claims': `first.row_no + 1000 + n, 'geom', st_astext(st_multi(st_setsrid(st_expand(st_point(108 + (n % 200) * 0.01, 15 + (n / 200) * 0.01), 0.004), 4326)))`,
};

interface Plan {
  readonly 'QUERY PLAN': readonly { readonly Plan: Step }[];
}
interface Step {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly Plans?: readonly Step[];
}
const steps = (step: Step): string[] => [
  `${step['Node Type']}${step['Index Name'] === undefined ? '' : ` ${step['Index Name']}`}`,
  ...(step.Plans ?? []).flatMap(steps),
];

/** Spatial indexes under every scope. */
export function indexesAreUsed(house: () => House): void {
  test('spatial indexes are used under every scope that sees rows, for boxes, for geometries that touch and for points within', async () => {
    const { engine } = house().kernel;
    for (const [name, values] of Object.entries(many)) {
      const table = sql.raw(name);
      await ownerTransaction(engine, async (tx) => {
        await sql`
          insert into ${table}
          select (jsonb_populate_record(null::${table}, to_jsonb(first) || jsonb_build_object('row_no', ${sql.raw(values)}))).*
          from (select * from ${table} where geom is not null and unit_code = ${ward} limit 1) as first, generate_series(1, ${rows}::integer) as n`.execute(
          tx,
        );
        await sql`analyze ${table}`.execute(tx);
      });
    }
    // Units are few at home and 3,321 in the country; here so many that the planner has a choice.
    await ownerTransaction(engine, async (tx) => {
      await sql`
        insert into territory.units (unit_id, code, full_name, name_key, sort_key, province_code, centre, geom, valid_from, valid_to)
        select 'u' || n, lpad((30000 + n)::text, 5, '0'), 'Đơn vị ' || n, 'don vi ' || n, 'don vi ' || n, '51',
               st_setsrid(st_point(108 + (n % 100) * 0.02, 15 + (n / 100) * 0.02), 4326),
               st_multi(st_setsrid(st_expand(st_point(108 + (n % 100) * 0.02, 15 + (n / 100) * 0.02), 0.01), 4326)), '2025-07-01', 'infinity'
        from generate_series(1, 4000) as n`.execute(tx);
      await sql`analyze territory.units`.execute(tx);
    });
    const box = sql`st_makeenvelope(108.5, 15.2, 108.505, 15.205, 4326)`;
    const questions = {
      box: sql`geom && ${box}`,
      touching: sql`st_intersects(geom, ${box})`,
      near: sql`st_dwithin(geom, st_centroid(${box}), 0.003)`,
    };
    for (const name of [...Object.keys(many), 'territory.units']) {
      const { rows: indexes } = await ownerTransaction(engine, (tx) =>
        sql<{ index: string }>`
          select i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
          where i.indrelid = ${name}::regclass and m.amname = 'gist'`.execute(tx),
      );
      const gist = indexes.map(({ index }) => index.replace(/^.*\./, ''));
      expect(gist.length, name).toBeGreaterThan(0);
      for (const scope of scopes) {
        for (const [asked, where] of Object.entries(questions)) {
          const { rows: plan } = await transaction(engine, scope, 'read', (tx) =>
            sql<Plan>`explain (format json) select * from ${sql.raw(name)} where ${where}`.execute(tx),
          );
          const used = steps(plan[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': 'nothing' });
          const place = `${scope.level} ${name} ${asked}: ${used.join(' < ')}`;
          expect(
            gist.some((index) => used.some((step) => step.endsWith(index))),
            place,
          ).toBe(true);
          expect(
            used.some((step) => step.startsWith('Seq Scan')),
            place,
          ).toBe(false);
        }
      }
    }
  });
}
