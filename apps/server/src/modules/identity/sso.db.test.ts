import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { FactorList } from '@hatangso/contracts/factors';
import type { PersonAdded, PersonView } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import type { ProviderBegun } from '@hatangso/contracts/sso';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { declareProvider, type RunningProvider, startProvider } from './testing/provider.ts';
import { enrolTotp } from './testing/second.ts';

type Answer = SessionAnswer & { readonly code: string };
const password = 'chuồn chuồn bay thấp thì mưa';
const back = 'http://localhost/dang-nhap/tinh';

onBothEngines('single sign-on', (house) => {
  let provider: RunningProvider;
  beforeAll(async () => {
    provider = await startProvider([back]);
  });
  afterAll(() => provider.close());

  let changes = 0;
  const declare = (more: object = {}, issuer = provider.issuer): void => {
    declareProvider(house().config.dataFolder, issuer, more);
    // so that a change within one tick of the clock is one
    changes += 10;
    const at = new Date(Date.now() + changes * 1000);
    utimesSync(join(house().config.dataFolder, 'sso.yaml'), at, at);
  };
  const begin = async (browser: Browser, path = '/session/provider') =>
    (await browser.ask<ProviderBegun & { code: string }>('POST', path, { provider: 'tinh' })).body;
  const finish = (browser: Browser, query: string) =>
    browser.ask<Answer>('POST', '/session/provider/finish', { provider: 'tinh', query });
  const enter = async (account: string, browser = openBrowser(house())) => {
    provider.signInAs(account);
    const { address } = await begin(browser);
    return { browser, answer: await finish(browser, await provider.walk(address)) };
  };
  const add = async (login: string, more: object = {}, role = 'reader') =>
    (
      await house().ask<PersonAdded>('POST', '/people', {
        name: `Người ${login}`,
        login,
        assignments: [{ role, unitCode: 'VN' }],
        ...more,
      })
    ).body;

  test('nobody’s accounts sign in where none is declared; a button stands for each that is', async () => {
    const stranger = openBrowser(house());
    expect((await stranger.ask<SessionAnswer>('GET', '/session')).body.providers).toBeUndefined();
    expect((await begin(stranger)).code).toBe('identity.no_provider');
    declare();
    expect((await stranger.ask<SessionAnswer>('GET', '/session')).body.providers).toEqual([
      { id: 'tinh', name: 'Tài khoản tỉnh' },
    ]);
    const { address } = await begin(stranger);
    const asked = new URL(address).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toBe(back);
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)?.length).toBeGreaterThan(20);
  });

  test('an account there is nobody’s here until its person links it; then it signs in, until unlinked', async () => {
    provider.accounts.set('a-1', { claims: { name: 'Lan', email: 'lan@tinh.vn', email_verified: true } });
    expect((await enter('a-1')).answer.body.code).toBe('identity.sso_unknown_person');
    const made = await add('lan.le', { email: 'lan@tinh.vn' });
    // the same address is not enough, unless the settings say so
    expect((await enter('a-1')).answer.body.code).toBe('identity.sso_unknown_person');
    const own = openBrowser(house());
    await own.ask('POST', `/invitations/${made.link.token}`, { password });
    provider.signInAs('a-1');
    const away = await begin(own, '/me/links');
    const query = await provider.walk(away.address);
    expect((await finish(own, query)).status).toBe(200);
    const factors = (await own.ask<FactorList>('GET', '/me/factors')).body;
    expect(factors.links).toMatchObject([{ provider: 'tinh', linkedAt: expect.any(String) }]);
    const { answer, browser } = await enter('a-1');
    expect(answer.body.person?.login).toBe('lan.le');
    expect((await browser.ask('GET', '/units')).status).toBe(200);
    // signing out here tells where to sign out there
    const left = await browser.ask<SessionAnswer>('DELETE', '/session');
    expect(left.body.leaveAt).toContain(`${provider.issuer}/session/end?`);
    expect((await own.ask<SessionAnswer>('DELETE', '/session')).body.leaveAt).toBeUndefined();
    await own.ask('POST', '/session', { login: 'lan.le', password });
    // another person cannot take it
    const other = openBrowser(house());
    const second = await add('hai.vu');
    await other.ask('POST', `/invitations/${second.link.token}`, { password });
    provider.signInAs('a-1');
    const taken = await finish(other, await provider.walk((await begin(other, '/me/links')).address));
    expect(taken.body.code).toBe('identity.sso_linked_elsewhere');
    expect((await own.ask('DELETE', '/me/links/tinh')).status).toBe(200);
    expect((await enter('a-1')).answer.body.code).toBe('identity.sso_unknown_person');
  });

  test('what comes back must be what was asked for, in the browser that asked, once and in time', async () => {
    declare({ linkByEmail: true });
    provider.accounts.set('a-2', { claims: { email: 'lan@tinh.vn', email_verified: false } });
    expect((await enter('a-2')).answer.body.code).toBe('identity.sso_unknown_person');
    expect((await enter('a-1')).answer.body.person?.login).toBe('lan.le');
    const browser = openBrowser(house());
    provider.signInAs('a-1');
    const query = await provider.walk((await begin(browser)).address);
    const kept = new Map(browser.cookies);
    const stranger = openBrowser(house());
    expect((await finish(stranger, query)).body.code).toBe('identity.sso_lost');
    // somebody else's journey: its state and nonce are others
    await begin(stranger);
    expect((await finish(stranger, query)).body.code).toBe('identity.sso_refused');
    const wrongState = query.replace(/state=[^&]+/, 'state=x');
    expect((await finish(browser, wrongState)).body.code).toBe('identity.sso_refused');
    expect(
      (await finish(browser, query.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'))).body.code,
    ).toBe('identity.sso_refused');
    expect((await finish(browser, query)).status).toBe(200);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await finish(browser, query)).body.code).toBe('identity.sso_refused');
    const told = await finish(browser, '?error=access_denied&error_description=No%20thanks&state=x');
    expect(told.status).toBe(401);
  });

  test('rules give roles and take back their own; whoever needs a second factor needs it here too', async () => {
    const rules = {
      mayCreate: true,
      roles: [
        { claim: 'groups', value: 'xem', role: 'reader', unitCode: 'VN' },
        { claim: 'groups', value: 'quan-tri', role: 'administrator', unitCode: 'VN' },
      ],
      secondFactor: { amr: ['otp'] },
    };
    declare(rules);
    const account = (groups: string[], amr?: string[]) =>
      provider.accounts.set('a-3', {
        claims: { name: 'Sen', preferred_username: 'sen.pham', groups },
        ...(amr === undefined ? {} : { amr }),
      });
    account([]);
    expect((await enter('a-3')).answer.body.code).toBe('identity.sso_unknown_person');
    account(['xem']);
    const first = (await enter('a-3')).answer.body;
    expect(first.person).toMatchObject({ login: 'sen.pham', name: 'Sen' });
    expect(first.assignments.map(({ role }) => role)).toEqual(['reader']);
    await house().ask('POST', `/people/${first.person?.id}/assignments`, { role: 'auditor', unitCode: 'VN' });
    account(['quan-tri']);
    const raised = await enter('a-3');
    expect(raised.answer.body.assignments.map(({ role }) => role).sort()).toEqual([
      'administrator',
      'auditor',
    ]);
    expect(raised.answer.body.factor).toMatchObject({ required: true, held: true });
    account(['quan-tri'], ['pwd', 'otp']);
    const trusted = (await enter('a-3')).answer.body;
    expect(trusted.factor).toMatchObject({ required: true, enrolled: false, held: false });
    // with a factor of one's own, a provider that asked for none is the first step only
    await enrolTotp(raised.browser, () => house().kernel.clock());
    account(['quan-tri'], ['pwd']);
    const step = (await enter('a-3')).answer.body;
    expect([step.person, step.second?.methods]).toEqual([null, ['totp', 'recovery']]);
    // the installation is never without an administrator
    await add('goc.hai', {}, 'administrator');
    await house().ask('PUT', `/people/${first.person?.id}`, { suspended: true });
    expect((await enter('a-3')).answer.body.code).toBe('identity.suspended');
    const seen = await house().ask<PersonView>('GET', `/people/${first.person?.id}`);
    expect(seen.body).toMatchObject({ state: 'suspended', secondFactor: true });
  });

  test('a provider that cannot be reached, may not be called or is declared wrongly is told in words', async () => {
    const browser = openBrowser(house());
    const told = async (): Promise<string> => (await begin(browser)).code;
    declare({ plainHttp: false });
    expect(await told()).toBe('identity.sso_refused');
    declare({ privateAddress: false });
    expect(await told()).toBe('outgoing.refused');
    declare({}, 'http://127.0.0.1:1');
    expect(await told()).toBe('outgoing.failed');
    declare({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') });
    // the issuer that answers is not the one that was declared
    expect(await told()).toBe('identity.sso_refused');
    declare({ nonsense: true });
    expect(await told()).toBe('identity.sso_settings');
    // and signing in otherwise goes on
    expect((await browser.ask('GET', '/session')).status).toBe(200);
    rmSync(join(house().config.dataFolder, 'sso.yaml'));
    expect(await told()).toBe('identity.no_provider');
  });
});
