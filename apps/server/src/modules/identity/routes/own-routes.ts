import { meBody, passwordBody, setupAnswer, setupBody } from '@hatangso/contracts/identity';
import { sessionAnswer } from '@hatangso/contracts/session';
import { runCommand, runQuery } from '../../../platform/action.ts';
import { type Asked, type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { publicActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { changePassword, setUp } from '../enter.ts';
import { setOwn } from '../own.ts';
import { asIdentity, type IdentityParts } from '../parts.ts';
import { checkPassword } from '../password/hash.ts';
import { readSession } from '../session-answer.ts';
import { attempt } from '../sign-in-by-password.ts';
import { tellTaken } from '../taken.ts';
import { sameSecret } from '../token.ts';
import { answerFor, demandTrusted, enter, enteredAnswer } from './entering.ts';
import { ownOf } from './session-routes.ts';

type Any = Pick<Asked<undefined, undefined, undefined>, 'kernel' | 'client' | 'language' | 'whoAsks'>;

async function isOpen(parts: IdentityParts, { kernel, language }: Any): Promise<boolean> {
  const caller = asIdentity({ actor: publicActor, language });
  return (await runQuery(kernel, readSession(parts), { asker: null, graceUntil: null }, caller)).firstRun;
}

/** From the machine itself; with the code of this run; or with a token that administers everything. */
async function maySetUp(asked: Any, code: string | undefined): Promise<boolean> {
  if (asked.client.local) return true;
  if (code === undefined) return false;
  if (sameSecret(code.trim().toUpperCase(), asked.kernel.setupCode)) return true;
  const actor = await asked.whoAsks(`Bearer ${code.trim()}`);
  return actor?.role === 'administrator' && actor.scope.level === 'nation';
}

export const ownRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/setup',
    summary: 'Whether the first administrator is still to be made, and what that takes',
    permission: 'public',
    response: setupAnswer,
    handle: async (asked) => ({ open: await isOpen(parts, asked), needsCode: !asked.client.local }),
  }),
  write({
    method: 'POST',
    path: '/setup',
    summary: 'Make the first administrator, while there is no person yet, and sign in',
    permission: 'public',
    body: setupBody,
    response: sessionAnswer,
    handle: async (asked) => {
      const { body, kernel, language } = asked;
      demandTrusted(asked.client);
      if (!(await isOpen(parts, asked))) throw new Problem('identity.set_up_already');
      if (!(await maySetUp(asked, body.code))) throw new Problem('identity.setup_code');
      const entering = await enter(asked, body.password, [body.name, body.login, body.email]);
      const { name, login, email = null, language: own = null } = body;
      const input = { ...entering, name, login, email, language: own };
      await runCommand(kernel, setUp, input, asIdentity({ actor: publicActor, language }));
      return enteredAnswer(parts, asked, entering);
    },
  }),
  write({
    method: 'PUT',
    path: '/me',
    summary: 'Change one’s own name, e-mail address or language',
    permission: 'identity.own.set',
    reach: 'own',
    body: meBody,
    response: sessionAnswer,
    handle: async (asked) => {
      const { personId, home, caller } = await ownOf(asked, asked.actor);
      await tellTaken(asked.body.email ?? '', () =>
        runCommand(asked.kernel, setOwn, { ...asked.body, personId, home }, caller),
      );
      return answerFor(parts, asked, asked.actor);
    },
  }),
  write({
    method: 'PUT',
    path: '/me/password',
    summary: 'Change one’s own password; every other session ends',
    permission: 'identity.own.set',
    reach: 'own',
    body: passwordBody,
    response: sessionAnswer,
    handle: async (asked) => {
      const { body, kernel } = asked;
      demandTrusted(asked.client);
      const { personId, home, caller, name, login, email, units } = await ownOf(asked, asked.actor);
      const { subject } = await attempt(kernel, login, asked.client);
      const checked = await checkPassword(body.current, subject?.hash ?? null);
      if (!checked.right) throw new Problem('identity.wrong_password');
      if (body.current === body.next) throw new Problem('identity.same_password');
      const unitNames = await runQuery(kernel, parts.unitNames, { codes: units }, caller);
      const entering = await enter(asked, body.next, [name, login, email, ...unitNames.values()]);
      await runCommand(kernel, changePassword, { ...entering, personId, home }, caller);
      return enteredAnswer(parts, asked, entering);
    },
  }),
];
