import { addTokenBody, tokenAdded } from '@hatangso/contracts/identity';
import { NATION } from '../../platform/db/scope.ts';
import { write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { addToken } from './commands.ts';

export const identityModule: Module = {
  name: 'identity',
  endpoints: [
    write({
      method: 'POST',
      path: '/tokens',
      summary: 'Make a token; the secret is answered once',
      permission: 'identity.token.add',
      body: addTokenBody,
      response: tokenAdded,
      handle: ({ body }, run) =>
        run.command(addToken, {
          name: body.name,
          role: body.role,
          unitCode: body.ward ?? NATION,
          provinceCode: body.province ?? NATION,
          // the older form, until the roles' scopes are checked here
          scope:
            body.ward === undefined
              ? { level: 'nation', value: NATION }
              : { level: 'ward', value: body.ward },
          expiresAt: body.expiresAt ?? null,
        }),
    }),
  ],
};
