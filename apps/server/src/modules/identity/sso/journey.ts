import type { AssignmentBody } from '@hatangso/contracts/identity';
import * as oidc from 'openid-client';
import type { Client } from '../../../platform/http/client.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { awayMs, cookieOf } from '../cookies.ts';
import { seal, unseal } from '../second/sealed.ts';
import { configOf, tellRefusal } from './client.ts';
import { type Provider, providerBy } from './settings.ts';

/** What the browser keeps, sealed, while the person is at the provider. */
interface Away {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
  /** The session that links an account; null: somebody signs in. */
  readonly session: string | null;
}

const addressOf = (client: Client, provider: string): string => `${client.origin}/dang-nhap/${provider}`;

/** Where the browser goes to sign in, and what it keeps meanwhile. Authorization code with PKCE, state and nonce. */
export async function beginSso(
  kernel: Kernel,
  client: Client,
  id: string,
  session: string | null,
): Promise<{ address: string; away: string }> {
  const provider = providerBy(kernel, id);
  const config = await configOf(kernel, provider).catch((error: unknown) => tellRefusal(provider, error));
  const away: Away = {
    provider: id,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    until: kernel.clock().getTime() + awayMs,
    session,
  };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: addressOf(client, id),
    scope: provider.scopes.join(' '),
    code_challenge: await oidc.calculatePKCECodeChallenge(away.verifier),
    code_challenge_method: 'S256',
    state: away.state,
    nonce: away.nonce,
  });
  const sealed = seal(kernel, JSON.stringify(away), 'away');
  return { address: address.href, away: Buffer.from(sealed).toString('base64url') };
}

/** Whom the provider vouches for. */
export interface Vouched {
  readonly provider: Provider;
  readonly subject: string;
  readonly name: string | null;
  /** Verified by the provider; null otherwise. */
  readonly email: string | null;
  readonly login: string | null;
  /** The provider has asked for a second factor, by what its settings say. */
  readonly second: boolean;
  readonly roles: readonly AssignmentBody[];
  /** The session that links an account. */
  readonly session: string | null;
}

/**
 * What the provider sent the browser back with, held against what the browser kept. Refused as `identity.sso_lost` or
 * `identity.sso_refused`: state, nonce, PKCE, issuer, audience, signature and times are checked by openid-client.
 */
export async function finishSso(kernel: Kernel, client: Client, id: string, query: string): Promise<Vouched> {
  const provider = providerBy(kernel, id);
  const away = awayOf(kernel, client);
  const here = addressOf(client, id);
  const known = away !== null && away.provider === id && away.until > kernel.clock().getTime();
  if (!known || !URL.canParse(here)) throw new Problem('identity.sso_lost', { name: provider.name });
  const back = new URL(here);
  back.search = query;
  const claims = await configOf(kernel, provider)
    .then((config) => claimsOf(config, back, away))
    .catch((error: unknown) => tellRefusal(provider, error));
  return { ...vouched(provider, claims), session: away.session };
}

/** Exchanges the code; what the provider tells only when asked about the person is added, and overrides nothing. */
async function claimsOf(config: oidc.Configuration, back: URL, away: Away): Promise<Claims> {
  const tokens = await oidc.authorizationCodeGrant(config, back, {
    pkceCodeVerifier: away.verifier,
    expectedState: away.state,
    expectedNonce: away.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no ID token');
  if (config.serverMetadata().userinfo_endpoint === undefined) return claims;
  return { ...(await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)), ...claims };
}

function awayOf(kernel: Kernel, client: Client): Away | null {
  const kept = cookieOf(kernel, client, 'away');
  if (kept === undefined || kept === '') return null;
  try {
    return JSON.parse(unseal(kernel, Buffer.from(kept, 'base64url').toString('utf8'), 'away')) as Away;
  } catch {
    return null;
  }
}

type Claims = Readonly<Record<string, unknown>>;

const textOf = (claims: Claims, name: string): string | null => {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
const valuesOf = (claims: Claims, name: string): readonly string[] =>
  [claims[name]].flat().filter((value): value is string => typeof value === 'string');

/** The claims as the provider's settings read them; refused as `identity.sso_refused` where they name nobody. */
export function vouched(provider: Provider, claims: Claims): Omit<Vouched, 'session'> {
  const subject = textOf(claims, provider.personClaim);
  if (subject === null)
    throw new Problem('identity.sso_refused', { name: provider.name, reason: provider.personClaim });
  const { acr, amr } = provider.secondFactor;
  return {
    provider,
    subject: subject.slice(0, 255),
    name: textOf(claims, 'name')?.trim().slice(0, 100) ?? null,
    email: claims['email_verified'] === true ? (textOf(claims, 'email')?.trim().toLowerCase() ?? null) : null,
    login: textOf(claims, 'preferred_username'),
    second:
      acr.includes(textOf(claims, 'acr') ?? '') || valuesOf(claims, 'amr').some((way) => amr.includes(way)),
    roles: rolesOf(provider, claims),
  };
}

function rolesOf(provider: Provider, claims: Claims): AssignmentBody[] {
  return provider.roles.flatMap(({ claim, value, role, unitCode, unitClaim, part }) => {
    if (!valuesOf(claims, claim).includes(value)) return [];
    const unit = unitCode ?? (unitClaim === undefined ? null : textOf(claims, unitClaim));
    if (unit === null || !/^(VN|\d{2}|\d{5})$/.test(unit)) return [];
    return [{ role, unitCode: unit, ...(part === undefined ? {} : { part: { code: part } }) }];
  });
}
