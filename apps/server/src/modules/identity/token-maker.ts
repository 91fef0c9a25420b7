import { type RawBuilder, sql } from 'kysely';
import { identityScope, NATION } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Kernel } from '../../platform/kernel.ts';

/**
 * Whether whoever made a row of `identity.tokens as token` still may: a person's token works while the person is not
 * suspended and has a role over the token's unit, or a wider one; a token made with a token hangs on who made that one.
 * What the installation itself made, or the person at the machine, hangs on nobody. Only under `identityScope`, which
 * sees people of every unit.
 */
export const makerStands: RawBuilder<boolean> = sql`
  not exists (
    with recursive makers as (
      select token.created_by as maker
      union
      select parent.created_by from makers join identity.tokens as parent on makers.maker = 'token:' || parent.id
    )
    select from makers
    where makers.maker like 'person:%' and not exists (
      select from identity.people as person
      join identity.assignments as held on held.person_id = person.id and held.ended_at is null
      where person.id = case when makers.maker like 'person:%' then substr(makers.maker, 8)::uuid end
        and person.suspended_at is null and held.unit_code in (${NATION}, token.province_code, token.unit_code)
    )
  )`;

/** Those of some tokens that sign nobody in for now, because their maker is suspended or has no role there any more. */
export async function pausedTokens(kernel: Kernel, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await transaction(kernel.engine, identityScope, 'read', (tx) =>
    sql<{ id: string }>`
      select token.id from identity.tokens as token
      where token.id = any(${[...ids]}::uuid[]) and not ${makerStands}
    `.execute(tx),
  );
  return new Set(rows.map(({ id }) => id));
}
