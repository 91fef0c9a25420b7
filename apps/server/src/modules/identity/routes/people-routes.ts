import {
  addPersonBody,
  assignmentAdded,
  assignmentBody,
  done,
  type HandedLink,
  handedLink,
  peopleList,
  peopleQuery,
  personAdded,
  personView,
  setPersonBody,
} from '@hatangso/contracts/identity';
import { z } from 'zod';
import { runCommand } from '../../../platform/action.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { demandFreshProof } from '../../../platform/http/prove-again.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Link, linkToPassword } from '../invitations.ts';
import { listPeople, readPerson } from '../list-people.ts';
import { asIdentity, type IdentityParts, placeAll } from '../parts.ts';
import { addAssignment, addPerson, endAssignment, homeOfPerson, setPerson } from '../people.ts';
import { resetFactors } from '../second/enrol.ts';
import { tellTaken } from '../taken.ts';

const own = z.object({ id: z.uuid() });

/** The link as it is handed over, at the web app's own address. */
export const linkOf = ({ secret, expiresAt }: Link): HandedLink => ({
  token: secret,
  path: `/loi-moi/${secret}`,
  expiresAt,
});

export const peopleRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/people',
    summary: 'People with a role within one’s scope, in Vietnamese order',
    permission: 'identity.person.read',
    query: peopleQuery,
    response: peopleList,
    handle: ({ query }, run) => run.query(listPeople(parts), query),
  }),
  write({
    method: 'POST',
    path: '/people',
    summary: 'Make a person with roles; the link by which they set the password is answered once',
    permission: 'identity.person.add',
    reach: 'own',
    body: addPersonBody,
    response: personAdded,
    handle: async ({ body, kernel, actor, language }, run) => {
      const { name, login, email = null, language: spoken = null } = body;
      const assignments = await placeAll(kernel, { actor, language }, parts, body.assignments);
      const id = await tellTaken(login, () =>
        run.command(addPerson, { name, login, email, language: spoken, assignments }),
      );
      return { id, link: linkOf(await run.command(linkToPassword, { personId: id })) };
    },
  }),
  read({
    path: '/people/:id',
    summary: 'A person, as far as one’s scope shows them',
    permission: 'identity.person.read',
    params: own,
    response: personView,
    handle: ({ params }, run) => run.query(readPerson(parts), params),
  }),
  write({
    method: 'PUT',
    path: '/people/:id',
    summary: 'Change a person’s name or e-mail address; suspend them, or let them in again',
    permission: 'identity.person.set',
    reach: 'own',
    params: own,
    body: setPersonBody,
    response: personView,
    handle: async ({ params, body }, run) => {
      await tellTaken(body.email ?? '', () => run.command(setPerson, { ...body, id: params.id }));
      return run.query(readPerson(parts), params);
    },
  }),
  write({
    method: 'DELETE',
    path: '/people/:id',
    summary: 'Suspend a person: their sessions end, what they did stays',
    permission: 'identity.person.set',
    reach: 'own',
    params: own,
    response: done,
    handle: async ({ params }, run) => {
      await run.command(setPerson, { id: params.id, suspended: true });
      return { done: true as const };
    },
  }),
  ...roleRoutes(parts),
];

const roleRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  write({
    method: 'POST',
    path: '/people/:id/assignments',
    summary: 'Give a person a role over a unit',
    permission: 'identity.person.set',
    reach: 'own',
    params: own,
    body: assignmentBody,
    response: assignmentAdded,
    handle: async ({ params, body, kernel, actor, language }, run) => {
      const [wanted] = await placeAll(kernel, { actor, language }, parts, [body]);
      if (wanted === undefined) throw new Error('one role in, one out');
      const id = await run.command(addAssignment, { personId: params.id, wanted }).catch((error: unknown) => {
        if (error instanceof Problem && error.params.constraint === 'assignments_once')
          throw new Problem('identity.has_role', { role: body.role, unit: body.unitCode }, { cause: error });
        throw error;
      });
      return { id };
    },
  }),
  write({
    method: 'DELETE',
    path: '/people/:id/assignments/:assignment',
    summary: 'End a role',
    permission: 'identity.person.set',
    reach: 'own',
    params: own.extend({ assignment: z.uuid() }),
    response: done,
    handle: async ({ params }, run) => {
      await run.command(endAssignment, { personId: params.id, id: params.assignment });
      return { done: true as const };
    },
  }),
  write({
    method: 'DELETE',
    path: '/people/:id/factors',
    summary: 'Take away the second factors of somebody who lost them; their sessions end',
    permission: 'identity.person.set',
    reach: 'own',
    params: own,
    response: done,
    handle: async ({ params, kernel, actor, language }, run) => {
      demandFreshProof({ actor, now: kernel.clock(), installation: kernel.installation });
      const home = await run.query(homeOfPerson, params);
      // the secrets are sign-in's own; that the person is the asker's to administer was found out before
      const input = { personId: params.id, home };
      await runCommand(kernel, resetFactors, input, asIdentity({ actor, language }));
      return { done: true as const };
    },
  }),
  write({
    method: 'POST',
    path: '/people/:id/reset',
    summary: 'A link, used once, by which the person sets a new password',
    permission: 'identity.person.set',
    reach: 'own',
    params: own,
    response: handedLink,
    handle: async ({ params }, run) => linkOf(await run.command(linkToPassword, { personId: params.id })),
  }),
];
