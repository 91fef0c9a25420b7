import type { PasskeyAnswer } from '@hatangso/contracts/factors';
import type { Language } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import { runCommand } from '../../../platform/action.ts';
import { identityScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import type { Client } from '../../../platform/http/client.ts';
import { type Kernel, machineActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { countAttempt } from '../attempts.ts';
import { cookieOf } from '../cookies.ts';
import type { Home } from '../sessions.ts';
import type { Handed } from '../sign-in-by-password.ts';
import { bucketsOf } from '../throttle.ts';
import { newSecret } from '../token.ts';
import { passkeyBy } from './factors.ts';
import { startByPasskey } from './passkeys.ts';
import { checkUsedPasskey } from './webauthn.ts';

/**
 * Signs in with a passkey alone: the authenticator says whose it is and has verified them. Refused as
 * `identity.wrong_passkey`, whatever is wrong; `identity.wait` after many wrong ones from one network.
 */
export async function signInByPasskey(
  kernel: Kernel,
  answer: PasskeyAnswer,
  client: Client,
  language: Language,
): Promise<Handed> {
  // there is nothing to guess: the count only keeps a network from wasting the server's time
  const buckets = bucketsOf('', client.ip, null).filter(({ kind }) => kind === 'network');
  const found = await transaction(kernel.engine, identityScope, 'write', async (tx) => {
    await countAttempt(tx, buckets, kernel.clock());
    const passkey = await passkeyBy(tx, answer.id);
    const { rows } = await sql<Home>`
      select unit_code as "unitCode", province_code as "provinceCode" from identity.people
      where id = ${passkey?.personId ?? null}::uuid and suspended_at is null
    `.execute(tx);
    return { passkey, home: rows[0] };
  });
  const used = await checkUsedPasskey({ kernel, client }, answer, found.passkey, 'sign-in', '');
  const { passkey, home } = found;
  if (passkey === undefined || home === undefined) throw new Problem('identity.wrong_passkey');
  const device = cookieOf(kernel, client, 'device') === undefined ? newSecret() : null;
  const handed: Handed = { session: newSecret(), device };
  const { personId } = passkey;
  const where = { secret: handed.session, deviceSecret: device, agent: client.agent, ip: client.ip };
  const input = { ...where, personId, home, secondFactor: 'passkey' as const, used, buckets };
  const actor = machineActor(`person:${personId}`, identityScope);
  await runCommand(kernel, startByPasskey, input, { actor, scope: identityScope, language });
  return handed;
}
