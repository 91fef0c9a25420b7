import { type AddTokenBody, addTokenBody, done, tokenAdded, tokenList } from '@hatangso/contracts/identity';
import { z } from 'zod';
import { NATION } from '../../../platform/db/scope.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { type IdentityParts, placeAll } from '../parts.ts';
import { pausedTokens } from '../token-maker.ts';
import { addToken, listTokens, revokeToken } from '../tokens.ts';

/** `unitCode`, or the older form: a ward, else a province, else the whole country. */
const unitOf = ({ unitCode, ward, province }: AddTokenBody): string => unitCode ?? ward ?? province ?? NATION;

export const tokenRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/tokens',
    summary: 'Tokens within one’s scope, the newest first; never their secrets',
    permission: 'identity.token.read',
    response: tokenList,
    handle: async ({ kernel }, run) => {
      const tokens = await run.query(listTokens(parts), null);
      const valid = tokens.filter(({ state }) => state === 'valid').map(({ id }) => id);
      const paused = await pausedTokens(kernel, valid);
      return {
        tokens: tokens.map((token) =>
          paused.has(token.id) ? { ...token, state: 'paused' as const } : token,
        ),
      };
    },
  }),
  write({
    method: 'POST',
    path: '/tokens',
    summary: 'Make a token; the secret is answered once',
    permission: 'identity.token.add',
    reach: 'own',
    body: addTokenBody,
    response: tokenAdded,
    handle: async ({ body, kernel, actor, language }, run) => {
      const { name, role, part, expiresAt = null } = body;
      const given = { role, unitCode: unitOf(body), ...(part === undefined ? {} : { part }) };
      const [wanted] = await placeAll(kernel, { actor, language }, parts, [given]);
      if (wanted === undefined) throw new Error('one role in, one out');
      return run.command(addToken, { ...wanted, name, expiresAt });
    },
  }),
  write({
    method: 'DELETE',
    path: '/tokens/:id',
    summary: 'Revoke a token',
    permission: 'identity.token.revoke',
    reach: 'own',
    params: z.object({ id: z.uuid() }),
    response: done,
    handle: async ({ params }, run) => {
      await run.command(revokeToken, params);
      return { done: true as const };
    },
  }),
];
