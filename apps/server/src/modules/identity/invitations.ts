import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { coverOf, demandMayGive, demandProofToGive, type Wanted } from './give.ts';
import { personOf } from './people.ts';
import type { Home } from './sessions.ts';
import { newSecret, secretDigest } from './token.ts';

/** A link as it is handed over: the secret is told once and kept as a digest. */
export interface Link {
  readonly id: string;
  readonly secret: string;
  readonly expiresAt: string;
}

export interface NewInvitation {
  readonly name: string | null;
  readonly email: string | null;
  readonly assignments: readonly Wanted[];
  readonly days: number;
}

interface Kept extends Omit<NewInvitation, 'days'> {
  readonly purpose: 'invite' | 'password';
  readonly personId: string | null;
  readonly home: Home;
  readonly hours: number;
}

/** Hours that a link to set a password is good for. */
const passwordLinkHours = 72;

async function insertInvitation(kept: Kept, { tx, now, actor }: Doing): Promise<Link> {
  const link: Link = {
    id: randomUUID(),
    secret: newSecret(),
    expiresAt: new Date(now.getTime() + kept.hours * 3_600_000).toISOString(),
  };
  await sql`
    insert into identity.invitations (unit_code, province_code, id, secret_sha256, purpose, person_id, name, email, assignments,
                                      created_at, created_by, expires_at)
    values (${kept.home.unitCode}, ${kept.home.provinceCode}, ${link.id}::uuid, ${secretDigest(link.secret)}, ${kept.purpose},
            ${kept.personId}::uuid, ${kept.name}, ${kept.email}, ${JSON.stringify(kept.assignments)}::json,
            ${now.toISOString()}::timestamptz, ${actor.id}, ${link.expiresAt}::timestamptz)
  `.execute(tx);
  return link;
}

const entry = (id: string, home: Home, facts: Record<string, unknown>) => ({
  object: { kind: 'identity.invitation', id },
  ...home,
  facts,
});

/** Invites somebody who is no person here yet, to the roles. */
export const invite = command({
  name: 'identity.invitation.add',
  async run(input: NewInvitation, doing) {
    demandMayGive(doing.actor, input.assignments);
    demandProofToGive(doing, input.assignments);
    const { days, ...own } = input;
    return insertInvitation(
      { ...own, purpose: 'invite', personId: null, home: coverOf(input.assignments), hours: days * 24 },
      doing,
    );
  },
  audit: (input, { id, expiresAt }) => [
    entry(id, coverOf(input.assignments), {
      purpose: 'invite',
      expiresAt,
      assignments: input.assignments.map(({ role, unitCode, partCode }) => ({
        role,
        unit: unitCode,
        part: partCode,
      })),
    }),
  ],
});

/** A link by which a person sets a new password; earlier ones of the person stop working. */
export const linkToPassword = command({
  name: 'identity.invitation.reset',
  async run({ personId }: { personId: string }, doing): Promise<Link & { home: Home }> {
    const person = await personOf(doing.tx, personId);
    const home = { unitCode: person.unit_code, provinceCode: person.province_code };
    await sql`
      update identity.invitations set revoked_at = ${doing.now.toISOString()}::timestamptz
      where person_id = ${personId}::uuid and used_at is null and revoked_at is null
    `.execute(doing.tx);
    const kept = { purpose: 'password', personId, name: null, email: null, assignments: [], home } as const;
    return { ...(await insertInvitation({ ...kept, hours: passwordLinkHours }, doing)), home };
  },
  audit: ({ personId }, { id, home, expiresAt }) => [
    entry(id, home, { purpose: 'password', person: personId, expiresAt }),
  ],
});

export const revokeInvitation = command({
  name: 'identity.invitation.revoke',
  async run({ id }: { id: string }, { tx, now }): Promise<Home> {
    const { rows } = await sql<Home>`
      update identity.invitations set revoked_at = ${now.toISOString()}::timestamptz
      where id = ${id}::uuid and used_at is null and revoked_at is null
      returning unit_code as "unitCode", province_code as "provinceCode"
    `.execute(tx);
    const [home] = rows;
    if (home === undefined) throw new Problem('identity.no_invitation');
    return home;
  },
  audit: ({ id }, home) => [
    {
      ...entry(id, home, { revoked: true }),
      change: { before: { state: 'valid' }, after: { state: 'revoked' } },
    },
  ],
});
