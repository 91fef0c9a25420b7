import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Provider } from 'oidc-provider';
import { stringify } from 'yaml';

/** What the provider knows of an account: claims, and by what somebody proves it. */
export interface Account {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly amr?: readonly string[];
}

export interface RunningProvider {
  readonly issuer: string;
  readonly accounts: Map<string, Account>;
  /** Who signs in next, without being asked. */
  signInAs(account: string): void;
  /** What somebody's browser does there: follows its redirects until it is sent back; the query it comes back with. */
  walk(address: string): Promise<string>;
  close(): Promise<void>;
}

const clientSecret = 'a-secret-of-the-tests-and-of-nothing-else';

/** A real OpenID provider on a free port of this machine; people there sign in without a form. */
export async function startProvider(redirectUris: readonly string[]): Promise<RunningProvider> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts = new Map<string, Account>();
  let next = '';
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'hatangso',
        client_secret: clientSecret,
        redirect_uris: [...redirectUris],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    cookies: { keys: ['tests'] },
    pkce: { required: () => true },
    claims: {
      openid: ['sub', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['name', 'preferred_username', 'groups'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: async () => ({ sub: id, ...accounts.get(id)?.claims }),
    }),
    loadExistingGrant: async (context) => {
      const { client, session, provider: own } = context.oidc;
      const grant = new own.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  const handle = provider.callback();
  server.on('request', (request: IncomingMessage, reply: ServerResponse) => {
    if (request.url?.startsWith('/interaction/') !== true) return void handle(request, reply);
    const { amr } = accounts.get(next) ?? {};
    const login = { accountId: next, ...(amr === undefined ? {} : { amr: [...amr] }) };
    void provider.interactionFinished(request, reply, { login });
  });
  return {
    issuer,
    accounts,
    signInAs(account) {
      next = account;
    },
    walk: (address) => walk(address, redirectUris),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function walk(address: string, ends: readonly string[]): Promise<string> {
  const jar = new Map<string, string>();
  let at = address;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const header of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      jar.set(name, value);
    }
    const to = answer.headers.get('location');
    if (to === null) throw new Error(`${at}: ${answer.status} ${await answer.text()}`);
    at = new URL(to, at).href;
    if (ends.some((end) => at.startsWith(end))) return new URL(at).search;
  }
  throw new Error('the provider sent the browser round and round');
}

/** Declares the provider to an installation, with what else its settings say. */
export function declareProvider(folder: string, issuer: string, more: object = {}): void {
  writeFileSync(join(folder, 'sso.secret'), `${clientSecret}\n`, { mode: 0o600 });
  const provider = {
    id: 'tinh',
    name: 'Tài khoản tỉnh',
    issuer,
    clientId: 'hatangso',
    clientSecretFile: 'sso.secret',
    plainHttp: true,
    privateAddress: true,
    ...more,
  };
  writeFileSync(join(folder, 'sso.yaml'), stringify({ providers: [provider] }));
}
