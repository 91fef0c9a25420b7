import type { InvitationView, OpenInvitation } from '@hatangso/contracts/identity';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { readsPeople } from '../../platform/reads-people.ts';
import type { Wanted } from './give.ts';
import { tellsContact } from './list-people.ts';
import type { IdentityParts } from './parts.ts';
import { viewOf } from './session-answer.ts';
import { secretDigest } from './token.ts';

/** Roles to be given, as shown: without an id, since nobody holds them yet. */
async function shown(wanted: readonly Wanted[], parts: IdentityParts, doing: Doing) {
  const names = await parts.unitNames.run({ codes: wanted.map(({ unitCode }) => unitCode) }, doing);
  return wanted.map(({ role, unitCode, partCode, partName }) => {
    const { id: _none, ...view } = viewOf(
      { id: '', role, unit: unitCode, part: partCode, part_name: partName },
      names,
    );
    return view;
  });
}

interface Row extends Omit<InvitationView, 'assignments'> {
  readonly assignments: readonly Wanted[];
}

/** Links handed over by anybody of the scope, the newest first. */
export const listInvitations = (parts: IdentityParts) =>
  query({
    name: 'identity.person.read',
    async run(_input: null, doing): Promise<InvitationView[]> {
      const { rows } = await sql<Row>`
        select id, purpose, name, email, person_id as person, assignments, created_at as "createdAt", expires_at as "expiresAt",
               case when used_at is not null then 'used' when revoked_at is not null then 'revoked'
                    when expires_at <= ${doing.now.toISOString()}::timestamptz then 'expired' else 'open' end as state
        from identity.invitations
        order by created_at desc, id
        limit 500
      `.execute(doing.tx);
      const views: InvitationView[] = [];
      const contact = tellsContact(doing);
      for (const row of rows) {
        const email = contact ? row.email : null;
        views.push({ ...row, email, assignments: await shown(row.assignments, parts, doing) });
      }
      return views;
    },
    audit: (_input, views, caller) =>
      readsPeople(caller, { kind: 'identity.invitation', id: 'list', persons: views.length }),
  });

export interface OpenRow {
  readonly id: string;
  readonly unit_code: string;
  readonly province_code: string;
  readonly purpose: 'invite' | 'password';
  readonly person_id: string | null;
  readonly person_name: string | null;
  readonly login: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly assignments: readonly Wanted[];
  readonly expires_at: string;
}

/**
 * The link as long as it works; used, expired, revoked and unknown ones are refused alike, as
 * `identity.no_invitation`. So is one to the password of somebody who is suspended.
 */
export async function openInvitation(
  tx: Tx,
  secret: string,
  now: Date,
  use: 'look' | 'take',
): Promise<OpenRow> {
  // two at once use it once: the second waits, and finds it used
  const held = use === 'take' ? sql`for update of link` : sql``;
  const { rows } = await sql<OpenRow>`
    select link.id, link.unit_code, link.province_code, link.purpose, link.person_id, link.name, link.email, link.assignments,
           link.expires_at, person.name as person_name, person.login
    from identity.invitations as link
    left join identity.people as person on person.id = link.person_id
    where link.secret_sha256 = ${secretDigest(secret)} and link.used_at is null and link.revoked_at is null
      and link.expires_at > ${now.toISOString()}::timestamptz and person.suspended_at is null
    ${held}
  `.execute(tx);
  const [found] = rows;
  if (found === undefined) throw new Problem('identity.no_invitation');
  return found;
}

/** What whoever holds the link is told. */
export const readInvitation = (parts: IdentityParts) =>
  query({
    name: 'identity.invitation.open',
    async run({ secret }: { secret: string }, doing): Promise<OpenInvitation> {
      const link = await openInvitation(doing.tx, secret, doing.now, 'look');
      return {
        purpose: link.purpose,
        name: link.name ?? link.person_name,
        email: link.email,
        login: link.login,
        assignments: await shown(link.assignments, parts, doing),
        expiresAt: link.expires_at,
      };
    },
  });
