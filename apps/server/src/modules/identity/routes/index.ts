import type { Module } from '../../../platform/module.ts';
import type { IdentityParts } from '../parts.ts';
import { emergencyRoutes } from './emergency-routes.ts';
import { factorRoutes } from './factor-routes.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { proofRoutes } from './proof-routes.ts';
import { secondRoutes } from './second-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { ssoRoutes } from './sso-routes.ts';
import { tokenRoutes } from './token-routes.ts';

/** People, roles, tokens, sessions. */
export const identityModule = (parts: IdentityParts): Module => ({
  name: 'identity',
  endpoints: [
    ...sessionRoutes(parts),
    ...secondRoutes(parts),
    ...factorRoutes,
    ...ssoRoutes(parts),
    ...proofRoutes,
    ...ownRoutes(parts),
    ...peopleRoutes(parts),
    ...invitationRoutes(parts),
    ...emergencyRoutes(parts),
    ...tokenRoutes(parts),
  ],
});
