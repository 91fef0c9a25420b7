import type { FactorList } from '@hatangso/contracts/factors';
import type { PersonAdded } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { newAuthenticator, type Straying } from './testing/authenticator.ts';

type Options = Readonly<Record<string, unknown>>;
type Answer = SessionAnswer & { readonly code: string };
const password = 'chuồn chuồn bay thấp thì mưa';

onBothEngines('passkeys', (house) => {
  const key = newAuthenticator();
  const at = (moment: string): void => house().setNow(`2026-11-20T${moment}.000Z`);
  const own = openBrowserOf();
  const optionsAt = async (browser: Browser, path: string): Promise<Options> =>
    (await browser.ask<Options>('GET', path)).body;
  const signIn = (browser: Browser, login = 'lan.le') =>
    browser.ask<Answer>('POST', '/session', { login, password });
  const byPasskey = async (straying?: Straying, browser = openBrowser(house())) => {
    const options = await optionsAt(browser, '/session/passkey');
    const answer = await browser.ask<Answer>('POST', '/session/passkey', {
      answer: key.use(options, straying),
    });
    return { browser, answer, options };
  };
  const add = async (login: string, role: string) => {
    const assignments = [{ role, unitCode: 'VN' }];
    const made = await house().ask<PersonAdded>('POST', '/people', { name: login, login, assignments });
    const browser = openBrowser(house());
    await browser.ask('POST', `/invitations/${made.body.link.token}`, { password });
    return browser;
  };

  test('one is made by whoever is signed in, for this host, by an authenticator that knows its owner', async () => {
    at('01:00:00');
    own.set(await add('lan.le', 'administrator'));
    const browser = own.get();
    const options = await optionsAt(browser, '/me/factors/passkey');
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const give = (straying?: Straying, by = browser) =>
      by.ask<{ codes: string[]; code: string }>('POST', '/me/factors/passkeys', {
        name: 'Máy ở cơ quan',
        answer: key.make(options, straying),
      });
    for (const straying of [
      { origin: 'https://evil.example' },
      { host: 'evil.example' },
      { unverified: true },
      { challenge: Buffer.alloc(54).toString('base64url') },
    ] as const)
      expect([straying, (await give(straying)).body.code]).toEqual([straying, 'identity.wrong_passkey']);
    // what was asked for in one session is answered in that one
    const other = await add('hai.vu', 'reader');
    expect((await give(undefined, other)).body.code).toBe('identity.wrong_passkey');
    const made = await give();
    expect([made.status, made.body.codes.length]).toEqual([200, 10]);
    expect((await give()).body.code).toBe('identity.wrong_passkey');
    expect((await browser.ask('GET', '/people')).status).toBe(200);
  });

  test('it signs in by itself; a copy, a forgery, another host’s or an old one does not', async () => {
    at('02:00:00');
    const { browser, answer, options } = await byPasskey();
    expect([answer.body.person?.login, answer.body.factor?.held]).toEqual(['lan.le', false]);
    expect((await browser.ask('GET', '/people')).status).toBe(200);
    const refused = async (work: Promise<{ answer: { body: Answer } }>) => (await work).answer.body.code;
    for (const straying of [
      { forged: true },
      { unverified: true },
      { origin: 'https://evil.example' },
      { host: 'evil.example' },
      // answered already
      { challenge: String(options['challenge']) },
    ] as const)
      expect([straying, await refused(byPasskey(straying))]).toEqual([straying, 'identity.wrong_passkey']);
    const late = await optionsAt(openBrowser(house()), '/session/passkey');
    at('02:05:01');
    expect(await refused(byPasskey({ challenge: String(late['challenge']) }))).toBe('identity.wrong_passkey');
    const stranger = newAuthenticator();
    stranger.make({ user: { id: 'AAAA' } });
    const unknown = await openBrowser(house()).ask<Answer>('POST', '/session/passkey', {
      answer: stranger.use(late),
    });
    expect(unknown.body.code).toBe('identity.wrong_passkey');
  });

  test('as the second step it answers that step alone', async () => {
    at('03:00:00');
    const browser = openBrowser(house());
    expect((await signIn(browser)).body.second?.methods).toEqual(['passkey', 'recovery']);
    const step = await optionsAt(browser, '/session/second');
    const second = (answer: object) =>
      browser.ask<Answer>('POST', '/session/second', { method: 'passkey', answer });
    const elsewhere = await optionsAt(browser, '/session/passkey');
    expect((await second(key.use(elsewhere))).body.code).toBe('identity.wrong_passkey');
    expect((await second(key.use(step))).body.person?.login).toBe('lan.le');
    expect((await openBrowser(house()).ask('GET', '/session/second')).status).toBe(404);
  });

  test('it proves its owner again; named, removed, it signs nobody in any more', async () => {
    at('04:00:00');
    const { browser } = await byPasskey();
    at('04:16:00');
    const list = async () => (await browser.ask<FactorList>('GET', '/me/factors')).body;
    const [passkey] = (await list()).passkeys;
    const path = `/me/factors/passkeys/${passkey?.id}`;
    expect((await browser.ask<Answer>('PUT', path, { name: 'X' })).body.code).toBe('auth.prove_again');
    const proof = (await browser.ask<{ methods: string[]; options: Options }>('GET', '/me/proof')).body;
    expect(proof.methods).toEqual(['passkey']);
    const proved = await browser.ask('POST', '/me/proof', {
      method: 'passkey',
      answer: key.use(proof.options),
    });
    expect(proved.status).toBe(200);
    expect((await browser.ask('PUT', path, { name: 'Máy ở nhà' })).status).toBe(200);
    expect((await list()).passkeys).toMatchObject([{ name: 'Máy ở nhà', host: 'localhost' }]);
    expect((await browser.ask('DELETE', path)).status).toBe(200);
    expect((await browser.ask<Answer>('DELETE', path)).body.code).toBe('identity.no_factor');
    expect(await list()).toMatchObject({ passkeys: [], recoveryLeft: 0 });
    expect((await byPasskey()).answer.body.code).toBe('identity.wrong_passkey');
    // with the last factor gone, the next session may only make a new one
    expect((await signIn(openBrowser(house()))).body.factor?.held).toBe(true);
  });

  test('at an address without a name there are none', async () => {
    const bare = openBrowser(house());
    await signIn(bare);
    const host = { host: '127.0.0.1:8080' };
    const refused = await bare.ask<Answer>('GET', '/session/passkey', undefined, host);
    expect(refused.body.code).toBe('identity.passkey_needs_name');
    expect((await bare.ask<FactorList>('GET', '/me/factors', undefined, host)).body.passkeysPossible).toBe(
      false,
    );
  });
});

/** The browser that made the passkey, from one test to the next. */
function openBrowserOf(): { get: () => Browser; set: (browser: Browser) => void } {
  const held: Browser[] = [];
  return {
    get() {
      const [browser] = held;
      if (browser === undefined) throw new Error('the test before left nothing');
      return browser;
    },
    set(browser) {
      held[0] = browser;
    },
  };
}
