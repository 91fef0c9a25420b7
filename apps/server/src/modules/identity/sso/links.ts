import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Owner } from '../second/enrol.ts';
import type { Home } from '../sessions.ts';
import type { Provider } from './settings.ts';

export interface Linked extends Home {
  readonly id: string;
  readonly suspended: boolean;
  /** The person has a second factor of their own. */
  readonly second: boolean;
}

/** The person who is this at the provider; undefined where nobody was linked. */
export async function linkedPerson(tx: Tx, provider: string, subject: string): Promise<Linked | undefined> {
  const { rows } = await sql<Linked>`
    select person.id, person.unit_code as "unitCode", person.province_code as "provinceCode",
           person.suspended_at is not null as suspended, person.second_factor_at is not null as second
    from identity.links as link join identity.people as person on person.id = link.person_id
    where link.provider = ${provider} and link.subject = ${subject} and link.removed_at is null
  `.execute(tx);
  return rows[0];
}

/** The person with this e-mail address; the address must be verified by who says it. */
export async function personByEmail(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from identity.people where email = ${email}`.execute(
    tx,
  );
  return rows[0]?.id;
}

export async function insertLink(
  tx: Tx,
  { personId, provider, subject }: { personId: string; provider: string; subject: string },
  now: Date,
): Promise<void> {
  await sql`
    insert into identity.links (id, person_id, provider, subject, created_at, last_used_at)
    values (${randomUUID()}::uuid, ${personId}::uuid, ${provider}, ${subject}, ${now.toISOString()}::timestamptz,
            ${now.toISOString()}::timestamptz)
  `.execute(tx);
}

const entry = (id: string, { personId, home }: Owner, provider: string) => [
  {
    object: { kind: 'identity.person', id: personId },
    ...home,
    facts: { person: personId, link: id, provider },
  },
];

type LinkInput = Owner & { readonly provider: Provider; readonly subject: string };

/** Links an account at a provider to one's own; refused as `identity.sso_linked_elsewhere`. */
export const linkOwn = command({
  name: 'identity.link.add',
  async run({ personId, provider, subject }: LinkInput, { tx, now }) {
    const standing = await linkedPerson(tx, provider.id, subject);
    if (standing !== undefined && standing.id !== personId)
      throw new Problem('identity.sso_linked_elsewhere', { name: provider.name });
    if (standing === undefined) await insertLink(tx, { personId, provider: provider.id, subject }, now);
    return standing === undefined;
  },
  unchanged: (added) => !added,
  audit: (input) => entry('own', input, input.provider.id),
});

export const unlinkOwn = command({
  name: 'identity.link.remove',
  async run({ personId, provider }: Owner & { provider: string }, { tx, now }) {
    const { numAffectedRows } = await sql`
      update identity.links set removed_at = ${now.toISOString()}::timestamptz
      where person_id = ${personId}::uuid and provider = ${provider} and removed_at is null
    `.execute(tx);
    if (Number(numAffectedRows ?? 0n) === 0) throw new Problem('identity.no_provider', { id: provider });
    return null;
  },
  audit: (input) => entry('own', input, input.provider),
});

/** The providers that the person is linked to, and since when. */
export async function linksOf(tx: Tx, personId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ provider: string; at: string }>`
    select provider, created_at as at from identity.links
    where person_id = ${personId}::uuid and removed_at is null
    order by created_at
  `.execute(tx);
  return new Map(rows.map(({ provider, at }) => [provider, at]));
}
