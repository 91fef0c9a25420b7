import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import type { Client } from '../../../platform/http/client.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { forgive } from '../attempts.ts';
import { cookieOf, deviceMs, stepMs } from '../cookies.ts';
import type { Home } from '../sessions.ts';
import type { Bucket } from '../throttle.ts';
import { secretDigest } from '../token.ts';

/** Opens the way to the second step, and to nothing else. To be called inside a command that logs it. */
export async function insertStep(tx: Tx, personId: string, secret: string, now: Date): Promise<string> {
  const id = randomUUID();
  const until = new Date(now.getTime() + stepMs).toISOString();
  await sql`
    insert into identity.steps (id, person_id, secret_sha256, created_at, expires_at)
    values (${id}::uuid, ${personId}::uuid, ${secretDigest(secret)}, ${now.toISOString()}::timestamptz, ${until}::timestamptz)
  `.execute(tx);
  return id;
}

interface StepInput {
  readonly personId: string;
  readonly home: Home;
  readonly secret: string;
  readonly buckets: readonly Bucket[];
}

/** The password was right, and the person has a second factor. */
export const openStep = command({
  name: 'identity.session.step',
  async run({ personId, secret, buckets }: StepInput, { tx, now }) {
    await forgive(tx, buckets);
    return insertStep(tx, personId, secret, now);
  },
  audit: ({ personId, home }, id) => [
    { object: { kind: 'identity.step', id }, ...home, facts: { person: personId } },
  ],
});

export interface Step {
  readonly id: string;
  readonly personId: string;
  readonly home: Home;
  readonly expiresAt: string;
  /** A browser that the person has signed in from before. */
  readonly device: string | null;
}

/** The step that the browser's cookie stands for; undefined where there is none, it is over or was taken. */
export async function stepOf(tx: Tx, kernel: Kernel, client: Client): Promise<Step | undefined> {
  const secret = cookieOf(kernel, client, 'step');
  if (secret === undefined || secret === '') return undefined;
  const now = kernel.clock();
  const knownSince = new Date(now.getTime() - deviceMs).toISOString();
  const { rows } = await sql<Omit<Step, 'home'> & Home>`
    select step.id, step.person_id as "personId", step.expires_at as "expiresAt", person.unit_code as "unitCode",
           person.province_code as "provinceCode", known.id as device
    from identity.steps as step
    join identity.people as person
      on person.id = step.person_id and person.suspended_at is null
     and step.created_at > coalesce(person.signed_out_at, '-infinity'::timestamptz)
    left join identity.devices as known
      on known.person_id = person.id and known.secret_sha256 = ${secretDigest(cookieOf(kernel, client, 'device') ?? '')}
     and known.created_at > ${knownSince}::timestamptz
    where step.secret_sha256 = ${secretDigest(secret)} and step.taken_at is null
      and step.expires_at > ${now.toISOString()}::timestamptz
  `.execute(tx);
  const [found] = rows;
  if (found === undefined) return undefined;
  const { unitCode, provinceCode, ...step } = found;
  return { ...step, home: { unitCode, provinceCode } };
}

/** True once: of two that finish the same step at once, one does. */
export async function takeStep(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update identity.steps set taken_at = ${now.toISOString()}::timestamptz where id = ${id}::uuid and taken_at is null
  `.execute(tx);
  return Number(numAffectedRows ?? 0n) === 1;
}
