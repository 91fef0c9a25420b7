import { hash, randomBytes, randomUUID } from 'node:crypto';
import type { FeedView } from '@hatangso/contracts/plan-desk';
import { sql } from 'kysely';
import { command, query } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { boundTo, ownOfficeOnly } from '../own-office.ts';
import { always, planOn } from '../plans-in-force.ts';
import type { OfUnit } from '../queries.ts';
import { officeNamed, plansOf } from '../resolve.ts';

const digestOf = (secret: string): string => hash('sha256', secret);

interface NewFeed extends OfUnit {
  readonly provinceCode: string;
  readonly office?: string | undefined;
}

/** Makes a secret address for calendar programs: good for reading days, and for nothing else. */
export const addFeed = command({
  name: 'plan.feed.add',
  async run({ unitCode, provinceCode, office: asked }: NewFeed, doing) {
    const { tx, now, actor } = doing;
    const id = randomUUID();
    // a prefix that scanners for leaked secrets can find
    const secret = `htscal_${randomBytes(24).toString('base64url')}`;
    const office = asked === undefined ? null : await officeOf(asked, unitCode, doing);
    await sql`
      insert into plan.calendar_feeds
        (unit_code, province_code, id, office, secret_sha256, made_at, made_by)
      values (${unitCode}, ${provinceCode}, ${id}::uuid, ${office}::text, ${digestOf(secret)},
              ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    return { id, secret };
  },
  audit: ({ unitCode, provinceCode, office }, { id }) => [
    { object: { kind: 'plan.feed', id }, unitCode, provinceCode, facts: { office: office ?? null } },
  ],
});

async function officeOf(
  asked: string,
  unitCode: string,
  doing: Parameters<typeof plansOf>[0],
): Promise<string> {
  const known = await plansOf(doing, unitCode);
  const lists = (office: string) =>
    known.find((one) => planOn(one, always).plan.offices.some(({ id }) => id === office)) ?? known[0];
  const of = lists(asked);
  if (of === undefined) throw new Problem('plan.unknown_plan', { unit: unitCode, plan: '-', known: '-' });
  const office = officeNamed(of, asked);
  ownOfficeOnly(doing.actor, planOn(of, always).plan, office, todayIn(doing.now));
  return office;
}

/** The address stops working at once. Whoever works for one office revokes their own; others any of the ward. */
export const revokeFeed = command({
  name: 'plan.feed.revoke',
  async run(
    { unitCode, id }: OfUnit & { readonly provinceCode: string; readonly id: string },
    { tx, now, actor },
  ) {
    const own = boundTo(actor) === null ? null : actor.id;
    const result = await sql`
      update plan.calendar_feeds set revoked_at = ${now.toISOString()}::timestamptz
      where unit_code = ${unitCode} and id = ${id}::uuid and revoked_at is null
        and (${own}::text is null or made_by = ${own}::text)
    `.execute(tx);
    if (Number(result.numAffectedRows ?? 0n) === 0) throw new Problem('plan.feed_unknown');
    return { id };
  },
  audit: ({ unitCode, provinceCode, id }) => [
    {
      object: { kind: 'plan.feed', id },
      unitCode,
      provinceCode,
      facts: { revoked: true },
      change: { before: { state: 'valid' }, after: { state: 'revoked' } },
    },
  ],
});

interface FeedRow {
  readonly id: string;
  readonly office: string | null;
  readonly made_at: string;
  readonly made_by: string;
  readonly made_by_name: string | null;
}

/** The addresses that work, newest first; of whoever works for one office, their own. */
export const listFeeds = query({
  name: 'plan.feed.read',
  async run({ unitCode }: OfUnit, doing): Promise<{ feeds: FeedView[] }> {
    const { tx, actor } = doing;
    const own = boundTo(actor) === null ? null : actor.id;
    const { rows } = await sql<FeedRow>`
      select id, office, made_at, made_by, (select name from identity.names_of(array[made_by])) as made_by_name
      from plan.calendar_feeds
      where unit_code = ${unitCode} and revoked_at is null and (${own}::text is null or made_by = ${own}::text)
      order by made_at desc, id
    `.execute(tx);
    const offices = (await plansOf(doing, unitCode)).flatMap((one) => planOn(one, always).plan.offices);
    const nameOf = (id: string): string => offices.find((one) => one.id === id)?.name ?? id;
    return {
      feeds: rows.map((row) => ({
        id: row.id,
        office: row.office === null ? null : { id: row.office, name: nameOf(row.office) },
        madeAt: row.made_at,
        by: row.made_by_name ?? '',
        mine: row.made_by === actor.id,
      })),
    };
  },
});

/** The feed of a secret, within the ward of the scope. Throws `plan.feed_unknown`. */
export const feedOf = query({
  name: 'plan.feed.read',
  async run(
    { unitCode, key }: OfUnit & { readonly key: string },
    { tx },
  ): Promise<{ id: string; office: string | null }> {
    const { rows } = await sql<{ id: string; office: string | null }>`
      select id, office from plan.calendar_feeds
      where unit_code = ${unitCode} and secret_sha256 = ${digestOf(key)} and revoked_at is null
    `.execute(tx);
    if (rows[0] === undefined) throw new Problem('plan.feed_unknown');
    return rows[0];
  },
});
