import type { FactorList } from '@hatangso/contracts/factors';
import type { HandedLink, PersonAdded } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { type Authenticator, enrolTotp } from './testing/second.ts';

interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const password = 'chuồn chuồn bay thấp thì mưa';
const founder = { name: 'Trần Thị Bưởi', login: 'buoi.tran', password };

onBothEngines('a second factor', (house) => {
  const at = (moment: string): void => house().setNow(`2026-11-20T${moment}.000Z`);
  const now = (): Date => house().kernel.clock();
  const signIn = (browser: Browser, login = founder.login, word = password) =>
    browser.ask<SessionAnswer & Refusal>('POST', '/session', { login, password: word });
  const second = (browser: Browser, body: object) =>
    browser.ask<SessionAnswer & Refusal>('POST', '/session/second', body);
  const who = async (browser: Browser): Promise<string | null> =>
    (await browser.ask<SessionAnswer>('GET', '/session')).body.person?.name ?? null;
  const one = openSlot<Browser>();
  const app = openSlot<Authenticator>();

  test('whoever administers can do nothing but make one, until they have', async () => {
    at('01:00:00');
    one.set(openBrowser(house()));
    const setUp = await one.get().ask<SessionAnswer>('POST', '/setup', founder);
    expect(setUp.body.factor).toEqual({ required: true, enrolled: false, held: true, graceUntil: null });
    expect(setUp.body.permissions.sort()).toEqual(['identity.factor.read', 'identity.factor.set']);
    for (const [method, path, body] of [
      ['GET', '/people', undefined],
      ['PUT', '/me', { name: 'X' }],
      ['GET', '/units', undefined],
    ] as const) {
      const refused = await one.get().ask<Refusal>(method, path, body);
      expect([path, refused.status, refused.body.code]).toEqual([path, 403, 'auth.needs_factor']);
    }
    const wrong = await one.get().ask<Refusal>('POST', '/me/factors/totp/confirm', { code: '000000' });
    expect(wrong.body.code).toBe('identity.wrong_code');
    app.set(await enrolTotp(one.get(), now));
    expect(app.get().recovery).toHaveLength(10);
    expect((await one.get().ask('GET', '/people')).status).toBe(200);
    const list = (await one.get().ask<FactorList>('GET', '/me/factors')).body;
    expect(list).toMatchObject({ required: true, recoveryLeft: 10, passkeys: [] });
    expect(list.totp?.createdAt).toBe('2026-11-20T01:00:00.000Z');
  });

  test('the password opens nothing but the second step; a code counts once, with a step of drift', async () => {
    at('01:01:00');
    const browser = openBrowser(house());
    const first = await signIn(browser);
    expect(first.body.person).toBeNull();
    expect(first.body.second).toEqual({
      methods: ['totp', 'recovery'],
      expiresAt: '2026-11-20T01:06:00.000Z',
    });
    const step = new Map(browser.cookies);
    expect([...step.keys()].some((name) => name.includes('session'))).toBe(false);
    expect((await browser.ask('GET', '/people')).status).toBe(401);
    expect((await browser.ask('GET', '/me/factors')).status).toBe(401);
    const told = await browser.ask<SessionAnswer>('GET', '/session');
    expect([told.body.person, told.body.second?.methods]).toEqual([null, ['totp', 'recovery']]);
    const code = app.get().codeAt(new Date(now().getTime() - 30_000));
    expect((await second(browser, { method: 'totp', code: '123 456' })).body.code).toBe(
      'identity.wrong_code',
    );
    const entered = await second(browser, { method: 'totp', code });
    expect(entered.body.person?.name).toBe(founder.name);
    expect((await browser.ask('GET', '/people')).status).toBe(200);
    // the same code in another browser, and the same step again
    const other = openBrowser(house());
    await signIn(other);
    expect((await second(other, { method: 'totp', code })).body.code).toBe('identity.wrong_code');
    for (const [name, value] of step) browser.cookies.set(name, value);
    const again = await second(browser, { method: 'totp', code: app.get().codeAt(now()) });
    expect(again.body.code).toBe('identity.no_step');
  });

  test('two who come with the same code at once: one is right', async () => {
    at('01:10:00');
    const both = [openBrowser(house()), openBrowser(house())];
    for (const browser of both) await signIn(browser);
    const body = { method: 'totp', code: app.get().codeAt(now()) };
    const answers = await Promise.all(both.map((browser) => second(browser, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  test('the second step is over after five minutes, and guesses wait longer and longer wherever they come from', async () => {
    at('01:15:00');
    // whoever is right starts the count anew
    const right = openBrowser(house());
    await signIn(right);
    expect((await second(right, { method: 'totp', code: app.get().codeAt(now()) })).status).toBe(200);
    at('01:20:00');
    const late = openBrowser(house());
    await signIn(late);
    at('01:25:00');
    const code = app.get().codeAt(now());
    expect((await second(late, { method: 'totp', code })).body.code).toBe('identity.no_step');
    const codes: unknown[] = [];
    for (let guess = 0; guess < 6; guess += 1) {
      const browser = openBrowser(house(), { from: `127.0.0.${guess + 20}` });
      await signIn(browser);
      codes.push((await second(browser, { method: 'totp', code: '000000' })).body.code);
    }
    expect(codes.filter((told) => told === 'identity.wrong_code')).toHaveLength(5);
    expect(codes.at(-1)).toBe('identity.wait');
    // the owner's own browser has a count of its own
    const own = openBrowser(house());
    for (const [name, value] of one.get().cookies) if (name.includes('device')) own.cookies.set(name, value);
    await signIn(own);
    expect((await second(own, { method: 'totp', code })).status).toBe(200);
  });

  test('a recovery code signs in once, however it is typed; new ones void the old', async () => {
    at('03:00:00');
    const [code = '', other = ''] = app.get().recovery;
    const browser = openBrowser(house());
    const use = async (word: string) => {
      await signIn(browser);
      return (await second(browser, { method: 'recovery', code: word })).status;
    };
    expect(await use(code.toLowerCase().replaceAll('-', ' '))).toBe(200);
    expect(await use(code)).toBe(401);
    expect(await use('AAAAA-BBBBB-CCCCC')).toBe(401);
    await use(other);
    const renewed = await browser.ask<{ codes: string[] }>('POST', '/me/factors/recovery');
    expect(renewed.body.codes).toHaveLength(10);
    expect(await use(app.get().recovery[2] ?? '')).toBe(401);
    expect(await use(renewed.body.codes[0] ?? '')).toBe(200);
  });

  test('factors and the role of administrator are changed only by whoever proved lately who they are', async () => {
    at('05:00:00');
    const browser = openBrowser(house());
    await signIn(browser);
    await second(browser, { method: 'totp', code: app.get().codeAt(now()) });
    at('05:15:01');
    const give = { name: 'Hai', login: 'hai.vu', assignments: [{ role: 'administrator', unitCode: 'VN' }] };
    for (const [method, path, body] of [
      ['DELETE', '/me/factors/totp', undefined],
      ['POST', '/me/factors/recovery', undefined],
      ['POST', '/people', give],
      ['POST', '/invitations', { assignments: give.assignments }],
      ['POST', '/tokens', { name: 'x', role: 'administrator' }],
    ] as const) {
      const refused = await browser.ask<Refusal>(method, path, body);
      expect([path, refused.body.code]).toEqual([path, 'auth.prove_again']);
    }
    const proof = (body: object) => browser.ask<Refusal>('POST', '/me/proof', body);
    // the password is no proof of whoever has a second factor
    expect((await proof({ method: 'password', password })).body.code).toBe('identity.wrong_password');
    expect((await proof({ method: 'totp', code: '000000' })).body.code).toBe('identity.wrong_code');
    expect((await proof({ method: 'totp', code: app.get().codeAt(now()) })).status).toBe(200);
    expect((await browser.ask('POST', '/people', give)).status).toBe(200);
  });

  test('who needs none has none asked, and may have one; the one who lost it is let in by an administrator', async () => {
    at('06:00:00');
    const assignments = [{ role: 'reader', unitCode: 'VN' }];
    const made = await house().ask<PersonAdded>('POST', '/people', {
      name: 'Lan',
      login: 'lan.le',
      assignments,
    });
    const browser = openBrowser(house());
    const link = (handed: HandedLink) =>
      browser.ask<SessionAnswer>('POST', `/invitations/${handed.token}`, { password });
    expect((await link(made.body.link)).body.factor).toMatchObject({ required: false, held: false });
    expect((await browser.ask('GET', '/units')).status).toBe(200);
    const before = openBrowser(house());
    await signIn(before, 'lan.le');
    expect(await who(before)).toBe('Lan');
    await enrolTotp(browser, now);
    // sessions that rest on the password alone are over
    expect(await who(before)).toBeNull();
    expect(await who(browser)).toBe('Lan');
    // a new password by a link is the first step only
    const reset = await house().ask<HandedLink>('POST', `/people/${made.body.id}/reset`);
    const after = await link(reset.body);
    expect([after.body.person, after.body.second?.methods]).toEqual([null, ['totp', 'recovery']]);
    const gone = await house().ask('DELETE', `/people/${made.body.id}/factors`);
    expect(gone.status).toBe(200);
    expect(await who(browser)).toBeNull();
    expect((await signIn(browser, 'lan.le')).body.person?.name).toBe('Lan');
    expect((await browser.ask<FactorList>('GET', '/me/factors')).body).toMatchObject({
      totp: null,
      recoveryLeft: 0,
    });
  });

  test('the database holds neither secrets nor codes, and the log neither nor names', async () => {
    const kept = await house().kernel.engine.withClient(async (client) => {
      const tables = ['identity.totp', 'identity.recovery_codes', 'identity.steps', 'audit.entries'];
      const found: unknown[] = [];
      for (const table of tables) found.push((await client.query(`select * from ${table}`, [])).rows);
      return JSON.stringify(found);
    });
    for (const word of [app.get().secret, ...app.get().recovery, 'Bưởi', 'hts_'])
      expect(kept).not.toContain(word);
    const actions = new Set([...kept.matchAll(/"action":"(identity\.[\w.]+)"/g)].map((match) => match[1]));
    for (const action of [
      'factor.add',
      'factor.begin',
      'factor.renew',
      'factor.reset',
      'session.step',
      'session.prove',
    ])
      expect([...actions]).toContain(`identity.${action}`);
  });
});

/** What one test leaves for the next. */
function openSlot<T>(): { get: () => T; set: (value: T) => void } {
  const held: T[] = [];
  return {
    get() {
      const [value] = held;
      if (value === undefined) throw new Error('the test before left nothing');
      return value;
    },
    set(value) {
      held[0] = value;
    },
  };
}
