import { z } from 'zod';
import { roleNames } from './permissions.ts';

export const providerId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a provider’s id');

/** `POST /session/provider` and `POST /me/links`: where the browser is to go. */
export const providerBody = z.object({ provider: providerId });
export const providerBegun = z.object({ address: z.string() });
export type ProviderBegun = z.infer<typeof providerBegun>;

/** `POST /session/provider/finish`: what the provider sent the browser back with, `?code=…&state=…`. */
export const providerFinishBody = z.object({ provider: providerId, query: z.string().max(8000) });

/** One line of `sso.yaml`: whoever's claim has the value is given the role over the unit. */
const roleRule = z.strictObject({
  claim: z.string().min(1),
  value: z.string().min(1),
  role: z.enum(roleNames),
  /** A unit's code, or the claim that holds it. */
  unitCode: z.string().optional(),
  unitClaim: z.string().optional(),
  part: z.string().optional(),
});

/** A provider of `sso.yaml`. */
export const providerSettings = z.strictObject({
  id: providerId,
  /** On the button. */
  name: z.string().min(1).max(80),
  issuer: z.url(),
  clientId: z.string().min(1),
  /** File of the client's secret; left out: a public client, by PKCE alone. */
  clientSecretFile: z.string().optional(),
  scopes: z.array(z.string()).default(['openid', 'profile', 'email']),
  /** Which claim identifies the person for good. */
  personClaim: z.string().default('sub'),
  /** A verified e-mail address links the account here that has it. */
  linkByEmail: z.boolean().default(false),
  /** Makes people whom a rule gives a role. */
  mayCreate: z.boolean().default(false),
  roles: z.array(roleRule).default([]),
  /** Values of `acr` and `amr` that count as a second factor. */
  secondFactor: z
    .strictObject({ acr: z.array(z.string()).default([]), amr: z.array(z.string()).default([]) })
    .default({ acr: [], amr: [] }),
  /** Other hosts that the provider's discovery names (keys, tokens). */
  hosts: z.array(z.string()).default([]),
  plainHttp: z.boolean().default(false),
  privateAddress: z.boolean().default(false),
});
export type ProviderSettings = z.infer<typeof providerSettings>;
export const ssoSettings = z.strictObject({ providers: z.array(providerSettings).max(20) });
