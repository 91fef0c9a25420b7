import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';
import { forgive } from '../attempts.ts';
import { type Home, type NewSession, openSession } from '../sessions.ts';
import type { Bucket } from '../throttle.ts';
import { spend } from './challenge.ts';
import { enrolled, type Owner, type Renewed } from './enrol.ts';
import { markFactors } from './factors.ts';
import { takePasskey } from './take-factor.ts';
import type { NewPasskey, UsedPasskey } from './webauthn.ts';

type AddInput = Owner & Renewed & { readonly name: string; readonly passkey: NewPasskey };

const entry = ({ personId, home }: { personId: string; home: Home }, id: string) => [
  { object: { kind: 'identity.passkey', id }, ...home, facts: { person: personId, factor: 'passkey' } },
];

/** Keeps a passkey's public half; refused as `identity.passkey_known` where it is somebody's already. */
export const addPasskey = command({
  name: 'identity.factor.add',
  async run({ personId, name, passkey, secret, home }: AddInput, doing) {
    const { tx, now } = doing;
    if (!(await spend(tx, passkey.challenge, now))) throw new Problem('identity.wrong_passkey');
    const id = randomUUID();
    const { numAffectedRows } = await sql`
      insert into identity.passkeys
        (id, person_id, credential_id, public_key, counter, transports, host, name, created_at)
      values (${id}::uuid, ${personId}::uuid, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.counter}::bigint,
              ${JSON.stringify(passkey.transports)}::json, ${passkey.host}, ${name}, ${now.toISOString()}::timestamptz)
      on conflict (credential_id) where removed_at is null do nothing
    `.execute(tx);
    if (Number(numAffectedRows ?? 0n) === 0) throw new Problem('identity.passkey_known');
    return { id, codes: await enrolled({ personId, home, secret }, 'passkey', doing) };
  },
  audit: (input, { id }) => entry(input, id),
});

type Named = Owner & { readonly id: string; readonly name: string };

export const namePasskey = command({
  name: 'identity.factor.name',
  async run({ personId, id, name }: Named, { tx }) {
    const { numAffectedRows } = await sql`
      update identity.passkeys set name = ${name}
      where id = ${id}::uuid and person_id = ${personId}::uuid and removed_at is null
    `.execute(tx);
    if (Number(numAffectedRows ?? 0n) === 0) throw new Problem('identity.no_factor', { id });
    return null;
  },
  audit: (input) => entry(input, input.id),
});

export const removePasskey = command({
  name: 'identity.factor.remove',
  async run({ personId, id }: Owner & { id: string }, { tx, now }) {
    const { numAffectedRows } = await sql`
      update identity.passkeys set removed_at = ${now.toISOString()}::timestamptz
      where id = ${id}::uuid and person_id = ${personId}::uuid and removed_at is null
    `.execute(tx);
    if (Number(numAffectedRows ?? 0n) === 0) throw new Problem('identity.no_factor', { id });
    await markFactors(tx, personId, now);
    return null;
  },
  audit: (input) => entry(input, input.id),
});

interface StartInput extends NewSession {
  readonly used: UsedPasskey;
  readonly buckets: readonly Bucket[];
}

/** A passkey that knew its owner is both steps at once. */
export const startByPasskey = command({
  name: 'identity.session.start',
  async run(input: StartInput, { tx, now }) {
    if (!(await takePasskey(tx, input.personId, input.used, now)))
      throw new Problem('identity.wrong_passkey');
    await forgive(tx, input.buckets);
    return openSession(tx, input, now);
  },
  audit: ({ personId, home }, id) => [
    { object: { kind: 'identity.session', id }, ...home, facts: { person: personId, passkey: true } },
  ],
});
