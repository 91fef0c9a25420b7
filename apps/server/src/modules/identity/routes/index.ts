import type { Module } from '../../../platform/module.ts';
import type { IdentityParts } from '../parts.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** People, roles, tokens, sessions. */
export const identityModule = (parts: IdentityParts): Module => ({
  name: 'identity',
  endpoints: [
    ...sessionRoutes(parts),
    ...ownRoutes(parts),
    ...peopleRoutes(parts),
    ...invitationRoutes(parts),
    ...tokenRoutes(parts),
  ],
});
