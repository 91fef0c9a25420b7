import * as oidc from 'openid-client';
import { makeOutgoing } from '../../../platform/http/outgoing.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Provider } from './settings.ts';

interface Known {
  readonly until: number;
  readonly provider: Provider;
  readonly config: Promise<oidc.Configuration>;
}
const known = new WeakMap<Kernel, Map<string, Known>>();
const hourMs = 3_600_000;

/** What the provider says of itself, asked for once an hour; every request goes by the guarded way out. */
export function configOf(kernel: Kernel, provider: Provider): Promise<oidc.Configuration> {
  const mine = known.get(kernel) ?? new Map<string, Known>();
  known.set(kernel, mine);
  const found = mine.get(provider.id);
  const now = Date.now();
  if (found !== undefined && found.until > now && found.provider === provider) return found.config;
  const config = discover(provider);
  mine.set(provider.id, { until: now + hourMs, provider, config });
  config.catch(() => mine.delete(provider.id));
  return config;
}

function discover(provider: Provider): Promise<oidc.Configuration> {
  const { plainHttp, privateAddress, secret } = provider;
  const hosts = [new URL(provider.issuer).host, ...provider.hosts].map((host) => ({
    host,
    plainHttp,
    privateAddress,
  }));
  const outgoing = makeOutgoing({ hosts });
  return oidc.discovery(
    new URL(provider.issuer),
    provider.clientId,
    undefined,
    secret === null ? oidc.None() : oidc.ClientSecretBasic(secret),
    {
      [oidc.customFetch]: (url, { method, headers, body, signal }) =>
        outgoing(url, {
          method,
          headers,
          ...(body === undefined || body === null ? {} : { body: String(body) }),
          ...(signal === undefined ? {} : { signal }),
        }),
      ...(plainHttp ? { execute: [oidc.allowInsecureRequests] } : {}),
    },
  );
}

/** What goes wrong at or with the provider, in a word; its own description where it gives one. */
export function tellRefusal(provider: Provider, error: unknown): never {
  if (error instanceof Problem) throw error;
  if (error instanceof Error && error.cause instanceof Problem) throw error.cause;
  const told = error as { error_description?: string; error?: string; code?: string; message?: string };
  const reason = told.error_description ?? told.error ?? told.code ?? told.message ?? '?';
  throw new Problem(
    'identity.sso_refused',
    { name: provider.name, reason: reason.slice(0, 200) },
    { cause: error },
  );
}

/** Where to sign out at the provider too; null where it has no such place, or does not answer. */
export async function leaveAddress(kernel: Kernel, provider: Provider, back: string): Promise<string | null> {
  try {
    const config = await configOf(kernel, provider);
    if (config.serverMetadata().end_session_endpoint === undefined) return null;
    return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: back }).href;
  } catch (error) {
    kernel.log.warn({ err: error }, 'single sign-on');
    return null;
  }
}
