import type { CategoryName, SubjectData } from '@hatangso/contracts/privacy';
import { type RawBuilder, sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';

type Table = SubjectData['tables'][number];

/** As many acts of the log as one copy tells. */
const mostEntries = 20_000;

export interface OfPerson {
  readonly personId: string;
  readonly home: { readonly unitCode: string; readonly provinceCode: string };
}

/** Everything that is kept of a person who signs in; secrets only by when they were made. Runs as sign-in itself. */
export const readPersonData = query({
  name: 'privacy.person.export',
  async run({ personId }: OfPerson, { tx, now }): Promise<SubjectData> {
    const account = await table(
      tx,
      'identity.people',
      'account',
      sql`
      select name, login, email, language, created_at, password_set_at, second_factor_at, last_seen_at, suspended_at
      from identity.people where id = ${personId}::uuid and erased_at is null`,
    );
    const [row] = account.rows;
    if (row === undefined) throw new Problem('identity.no_person', { id: personId });
    const tables = [account];
    for (const [name, category, statement] of statements(personId))
      tables.push(await table(tx, name, category, statement));
    return {
      made: now.toISOString(),
      subject: { kind: 'person', id: personId, name: String(row.name) },
      tables,
    };
  },
  audit: ({ personId, home }, { tables }) => [
    {
      object: { kind: 'identity.person', id: personId },
      ...home,
      facts: { persons: 1, rows: tables.reduce((all, { rows }) => all + rows.length, 0) },
    },
  ],
});

export async function table(
  tx: Tx,
  name: string,
  category: CategoryName,
  statement: RawBuilder<unknown>,
): Promise<Table> {
  const { rows } = await sql<Table['rows'][number]>`${statement}`.execute(tx);
  return { table: name, category, rows };
}

function statements(id: string): readonly (readonly [string, CategoryName, RawBuilder<unknown>])[] {
  const own = sql`person_id = ${id}::uuid`;
  return [
    [
      'identity.assignments',
      'account',
      sql`
      select role, unit_code, part_code, part_name, created_at, until, ended_at from identity.assignments where ${own} order by created_at`,
    ],
    [
      'identity.emergencies',
      'account',
      sql`
      select role, unit_code, reason, opened_at, until, ended_at from identity.emergencies where ${own} order by opened_at`,
    ],
    [
      'identity.sessions',
      'sign_in_trace',
      sql`
      select created_at, last_seen_at, expires_at, ended_at, agent, place, second_factor, provider
      from identity.sessions where ${own} order by created_at`,
    ],
    [
      'identity.devices',
      'sign_in_secret',
      sql`select created_at from identity.devices where ${own} order by created_at`,
    ],
    [
      'identity.totp',
      'sign_in_secret',
      sql`
      select created_at, confirmed_at, last_used_at, removed_at from identity.totp where ${own} order by created_at`,
    ],
    [
      'identity.passkeys',
      'sign_in_secret',
      sql`
      select name, host, created_at, last_used_at, removed_at from identity.passkeys where ${own} order by created_at`,
    ],
    [
      'identity.recovery_codes',
      'sign_in_secret',
      sql`
      select created_at, used_at, replaced_at from identity.recovery_codes where ${own} order by created_at, id`,
    ],
    [
      'identity.links',
      'sign_in_secret',
      sql`
      select provider, subject, created_at, last_used_at, removed_at from identity.links where ${own} order by created_at`,
    ],
    [
      'identity.invitations',
      'invitation',
      sql`
      select purpose, name, email, created_at, expires_at, used_at, revoked_at from identity.invitations
      where ${own} or email = (select email from identity.people where id = ${id}::uuid) order by created_at`,
    ],
    [
      'identity.tokens',
      'account',
      sql`
      select name, role, scope_value, created_at, expires_at, revoked_at from identity.tokens
      where created_by = ${`person:${id}`} order by created_at`,
    ],
    [
      'audit.entries',
      'log',
      sql`
      select at, action, object_kind, unit_code, address from privacy.entries_of(${`person:${id}`}, ${mostEntries}::integer)`,
    ],
  ];
}
