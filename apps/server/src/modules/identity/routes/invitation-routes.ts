import {
  acceptBody,
  done,
  invitationList,
  inviteBody,
  invited,
  openInvitation,
} from '@hatangso/contracts/identity';
import { sessionAnswer } from '@hatangso/contracts/session';
import { z } from 'zod';
import { runCommand, runQuery } from '../../../platform/action.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { publicActor } from '../../../platform/kernel.ts';
import { acceptInvitation } from '../enter.ts';
import { invite, revokeInvitation } from '../invitations.ts';
import { listInvitations, readInvitation } from '../list-invitations.ts';
import { asIdentity, type IdentityParts, placeAll } from '../parts.ts';
import { tellTaken } from '../taken.ts';
import { demandTrusted, enter, enteredAnswer } from './entering.ts';
import { linkOf } from './people-routes.ts';

const held = z.object({ token: z.string().min(1).max(200) });

export const invitationRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/invitations',
    summary: 'Links handed over within one’s scope, the newest first',
    permission: 'identity.person.read',
    response: invitationList,
    handle: async (_asked, run) => ({ invitations: await run.query(listInvitations(parts), null) }),
  }),
  write({
    method: 'POST',
    path: '/invitations',
    summary: 'Invite somebody to roles; the link to hand over is answered once',
    permission: 'identity.person.add',
    reach: 'own',
    body: inviteBody,
    response: invited,
    handle: async ({ body, kernel, actor, language }, run) => {
      const { name = null, email = null, days } = body;
      const assignments = await placeAll(kernel, { actor, language }, parts, body.assignments);
      const link = await run.command(invite, { name, email, assignments, days });
      return { id: link.id, link: linkOf(link) };
    },
  }),
  write({
    method: 'DELETE',
    path: '/invitations/:id',
    summary: 'Revoke a link that was not used yet',
    permission: 'identity.person.set',
    reach: 'own',
    params: z.object({ id: z.uuid() }),
    response: done,
    handle: async ({ params }, run) => {
      await run.command(revokeInvitation, params);
      return { done: true as const };
    },
  }),
  read({
    path: '/invitations/:token',
    summary: 'What a link is for, to whoever holds it',
    permission: 'public',
    params: held,
    response: openInvitation,
    handle: ({ params, kernel, language }) =>
      runQuery(
        kernel,
        readInvitation(parts),
        { secret: params.token },
        asIdentity({ actor: publicActor, language }),
      ),
  }),
  write({
    method: 'POST',
    path: '/invitations/:token',
    summary: 'Use a link, once: become the invited person, or set a new password; signs in',
    permission: 'public',
    params: held,
    body: acceptBody,
    response: sessionAnswer,
    handle: async (asked) => {
      const { params, body, kernel, language } = asked;
      demandTrusted(asked.client);
      const caller = asIdentity({ actor: publicActor, language });
      const link = await runQuery(kernel, readInvitation(parts), { secret: params.token }, caller);
      const known = [
        body.name,
        body.login,
        body.email,
        link.name,
        link.login,
        ...link.assignments.map((one) => one.unitName),
      ];
      const entering = await enter(asked, body.password, known);
      const { second } = await tellTaken(body.login ?? '', () =>
        runCommand(kernel, acceptInvitation, { ...entering, link: params.token, body }, caller),
      );
      return enteredAnswer(parts, asked, second ? { step: entering.session } : entering);
    },
  }),
];
