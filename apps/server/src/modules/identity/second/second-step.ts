import type { FactorMethod, SecondBody } from '@hatangso/contracts/factors';
import type { Language } from '@hatangso/contracts/problems';
import { command, runCommand } from '../../../platform/action.ts';
import { identityScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import type { Client } from '../../../platform/http/client.ts';
import { type Kernel, machineActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { countAttempt, forgive } from '../attempts.ts';
import { type NewSession, openSession, refuseSession } from '../sessions.ts';
import type { Handed } from '../sign-in-by-password.ts';
import { type Bucket, secondBuckets } from '../throttle.ts';
import { newSecret } from '../token.ts';
import { type Factors, factorsOf, methodsOf } from './factors.ts';
import { unseal } from './sealed.ts';
import { type Step, stepOf, takeStep } from './step.ts';
import { type Given, takeFactor } from './take-factor.ts';
import { checkUsedPasskey, hostOf, useOptions } from './webauthn.ts';

/** What the second step may be done by, while a first one waits for it; null where none does. */
export async function waitingStep(
  kernel: Kernel,
  client: Client,
): Promise<{ methods: FactorMethod[]; expiresAt: string } | null> {
  const found = await readStep(kernel, client);
  if (found === null) return null;
  return { methods: methodsOf(found.factors, hostOf(client)), expiresAt: found.step.expiresAt };
}

const readStep = (kernel: Kernel, client: Client): Promise<{ step: Step; factors: Factors } | null> =>
  transaction(kernel.engine, identityScope, 'read', async (tx) => {
    const step = await stepOf(tx, kernel, client);
    return step === undefined ? null : { step, factors: await factorsOf(tx, step.personId) };
  });

/** Options for the browser to use one of the person's passkeys; refused as `identity.no_step`. */
export async function secondOptions(kernel: Kernel, client: Client): Promise<Record<string, unknown>> {
  const found = await readStep(kernel, client);
  if (found === null) throw new Problem('identity.no_step');
  const here = found.factors.passkeys.filter(({ host }) => host === hostOf(client));
  return useOptions({ kernel, client }, 'second', found.step.id, here);
}

/**
 * The second step: refused as `identity.no_step`, `identity.wait` (too soon after wrong ones), `identity.wrong_code` or
 * `identity.wrong_passkey`. Attempts are counted for the person, from wherever they come: only somebody with the
 * password gets so far; a browser known to be the person's has a count of its own.
 */
export async function finishSecond(
  kernel: Kernel,
  body: SecondBody,
  client: Client,
  language: Language,
): Promise<Handed> {
  const { step, factors, buckets } = await countSecond(kernel, client);
  const person = machineActor(`person:${step.personId}`, identityScope);
  const caller = { actor: person, scope: identityScope, language };
  const handed: Handed = { session: newSecret(), device: step.device === null ? newSecret() : null };
  try {
    const given = await givenIn(kernel, body, client, step, factors);
    const { personId, home } = step;
    const where = { secret: handed.session, deviceSecret: handed.device, agent: client.agent, ip: client.ip };
    const input = { ...where, personId, home, secondFactor: given.method, given, step: step.id, buckets };
    await runCommand(kernel, secondStep(kernel), input, caller);
  } catch (error) {
    if (error instanceof Problem && error.status === 401)
      await runCommand(kernel, refuseSession, { personId: step.personId, home: step.home, step: 2 }, caller);
    throw error;
  }
  return handed;
}

async function countSecond(kernel: Kernel, client: Client) {
  return transaction(kernel.engine, identityScope, 'write', async (tx) => {
    const step = await stepOf(tx, kernel, client);
    if (step === undefined) throw new Problem('identity.no_step');
    const buckets = secondBuckets(step.personId, step.device);
    await countAttempt(tx, buckets, kernel.clock());
    return { step, factors: await factorsOf(tx, step.personId), buckets };
  });
}

async function givenIn(
  kernel: Kernel,
  body: SecondBody,
  client: Client,
  step: Step,
  { passkeys }: Factors,
): Promise<Given> {
  if (body.method !== 'passkey') return body;
  const passkey = passkeys.find(({ credentialId }) => credentialId === body.answer.id);
  const used = await checkUsedPasskey({ kernel, client }, body.answer, passkey, 'second', step.id);
  return { method: 'passkey', used };
}

interface SecondInput extends NewSession {
  readonly step: string;
  readonly given: Given;
  readonly buckets: readonly Bucket[];
}

/** Takes the factor and the step, and opens the session; all or nothing. */
const secondStep = (kernel: Kernel) =>
  command({
    name: 'identity.session.start',
    async run(input: SecondInput, { tx, now }) {
      const { personId, given } = input;
      if (!(await takeStep(tx, input.step, now))) throw new Problem('identity.no_step');
      const open = (sealed: string): string => unseal(kernel, sealed, personId);
      if (!(await takeFactor(tx, { personId, given, unseal: open }, now)))
        throw new Problem(given.method === 'passkey' ? 'identity.wrong_passkey' : 'identity.wrong_code');
      await forgive(tx, input.buckets);
      return openSession(tx, input, now);
    },
    audit: ({ personId, home, given }, id) => [
      {
        object: { kind: 'identity.session', id },
        ...home,
        facts: { person: personId, second: given.method },
      },
    ],
  });
