import type { Language } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import { command, runCommand } from '../../../platform/action.ts';
import { identityScope, NATION } from '../../../platform/db/scope.ts';
import type { Client } from '../../../platform/http/client.ts';
import type { AuditFact, Doing, Kernel } from '../../../platform/kernel.ts';
import { machineActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { cookieOf } from '../cookies.ts';
import type { Wanted } from '../give.ts';
import { type IdentityParts, placeAll } from '../parts.ts';
import { insertPerson } from '../people.ts';
import { insertStep } from '../second/step.ts';
import { type Home, openSession, refuseSession } from '../sessions.ts';
import type { Handed, HandedStep } from '../sign-in-by-password.ts';
import { tellTaken } from '../taken.ts';
import { newSecret, secretDigest } from '../token.ts';
import { syncRoles } from './given-roles.ts';
import type { Vouched } from './journey.ts';
import { insertLink, type Linked, linkedPerson, personByEmail } from './links.ts';

interface SsoInput {
  readonly vouched: Vouched;
  readonly roles: readonly Wanted[];
  readonly secret: string;
  readonly deviceSecret: string | null;
  readonly agent: string;
  readonly ip: string;
}

interface SignedIn {
  readonly personId: string;
  readonly home: Home;
  readonly id: string;
  /** The second step is waited for. */
  readonly second: boolean;
  readonly more: readonly AuditFact[];
}

/**
 * Signs in whom a provider vouches for: by the link made before; by a verified e-mail address, where the provider's
 * settings say so; or made now, where they say that and give a role. Anybody else: `identity.sso_unknown_person`.
 */
export async function signInBySso(
  kernel: Kernel,
  parts: IdentityParts,
  vouched: Vouched,
  client: Client,
  language: Language,
): Promise<Handed | HandedStep> {
  const actor = machineActor(`provider:${vouched.provider.id}`, identityScope);
  const caller = { actor, scope: identityScope, language };
  const secret = newSecret();
  const deviceSecret = cookieOf(kernel, client, 'device') === undefined ? newSecret() : null;
  const roles = await placeAll(kernel, caller, parts, vouched.roles);
  const input = { vouched, roles, secret, deviceSecret, agent: client.agent, ip: client.ip };
  try {
    const { second } = await tellTaken(vouched.login ?? vouched.email ?? '', () =>
      runCommand(kernel, startBySso, input, caller),
    );
    return second ? { step: secret } : { session: secret, device: deviceSecret };
  } catch (error) {
    const home = { unitCode: NATION, provinceCode: NATION };
    if (error instanceof Problem && error.status === 403)
      await runCommand(kernel, refuseSession, { personId: null, home }, caller);
    throw error;
  }
}

const startBySso = command({
  name: 'identity.session.start',
  turn: () => 'identity.people',
  async run(input: SsoInput, doing): Promise<SignedIn> {
    const { tx, now } = doing;
    const { vouched, roles, secret } = input;
    const { provider, subject } = vouched;
    const person = await personFor(input, doing);
    if (person.suspended) throw new Problem('identity.suspended');
    const changed =
      provider.roles.length === 0 ? noChange : await syncRoles(tx, person.id, provider.id, roles, now);
    await sql`
      update identity.links set last_used_at = ${now.toISOString()}::timestamptz
      where provider = ${provider.id} and subject = ${subject} and removed_at is null
    `.execute(tx);
    const home = { unitCode: person.unitCode, provinceCode: person.provinceCode };
    const second = person.second && !vouched.second;
    const session = { ...input, personId: person.id, home, provider: provider.id };
    const id = second
      ? await insertStep(tx, person.id, secret, now)
      : await openSession(tx, { ...session, secondFactor: vouched.second ? 'provider' : null }, now);
    return { personId: person.id, home, id, second, more: factsOf(person.id, home, changed) };
  },
  audit: ({ vouched }, { personId, home, id, second, more }) => [
    {
      object: { kind: second ? 'identity.step' : 'identity.session', id },
      ...home,
      facts: { person: personId, provider: vouched.provider.id },
    },
    ...more,
  ],
});

const noChange = { given: [], ended: [] } as const;

const factsOf = (
  personId: string,
  home: Home,
  { given, ended }: { given: readonly Wanted[]; ended: readonly string[] },
): AuditFact[] => [
  ...given.map(({ role, unitCode, provinceCode, partCode }) => ({
    object: { kind: 'identity.person', id: personId },
    unitCode,
    provinceCode,
    facts: { person: personId, role, unit: unitCode, part: partCode, given: true },
  })),
  ...ended.map((id) => ({
    object: { kind: 'identity.assignment', id },
    ...home,
    facts: { person: personId, ended: true },
  })),
];

async function personFor({ vouched, roles }: SsoInput, doing: Doing): Promise<Linked> {
  const { tx, now } = doing;
  const { provider, subject, email } = vouched;
  const standing = await linkedPerson(tx, provider.id, subject);
  if (standing !== undefined) return standing;
  const invited = provider.linkByEmail && email !== null ? await personByEmail(tx, email) : undefined;
  const personId =
    invited ?? (provider.mayCreate && roles.length > 0 ? await made(vouched, roles, doing) : null);
  if (personId === null) throw new Problem('identity.sso_unknown_person', { name: provider.name });
  await insertLink(tx, { personId, provider: provider.id, subject }, now);
  const linked = await linkedPerson(tx, provider.id, subject);
  if (linked === undefined) throw new Error('a link was made and is not there');
  return linked;
}

/** Somebody whom the provider's rules give a role, made without a password; they sign in by the provider. */
async function made(vouched: Vouched, roles: readonly Wanted[], doing: Doing): Promise<string> {
  const { provider, subject, name, email, login } = vouched;
  const plain = (login ?? email?.split('@')[0] ?? '').toLowerCase().replaceAll(/[^a-z0-9._-]/g, '');
  const usable = /^[a-z0-9][a-z0-9._-]{1,62}[a-z0-9]$/.test(plain)
    ? plain
    : `${provider.id}-${secretDigest(subject).slice(0, 10)}`;
  return insertPerson(
    doing.tx,
    { name: name ?? usable, login: usable, email, language: null, assignments: roles },
    { actor: { id: `provider:${provider.id}` }, now: doing.now },
  );
}
