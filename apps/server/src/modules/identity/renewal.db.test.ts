import type { SessionAnswer } from '@hatangso/contracts/session';
import { beforeAll, expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { type Authenticator, enrolTotp } from './testing/second.ts';
import { secretDigest } from './token.ts';

interface Refusal {
  readonly code: string;
}

const password = 'chuồn chuồn bay thấp thì mưa';
const founder = { name: 'Trần Thị Bưởi', login: 'buoi.tran', password };

onBothEngines('a session is renewed', (house) => {
  const at = (moment: string): void => house().setNow(`2026-11-20T${moment}.000Z`);
  const now = (): Date => house().kernel.clock();
  const signIn = (browser: Browser) =>
    browser.ask<SessionAnswer & Refusal>('POST', '/session', { login: founder.login, password });
  const second = (browser: Browser, body: object) =>
    browser.ask<SessionAnswer & Refusal>('POST', '/session/second', body);
  const who = async (browser: Browser): Promise<string | null> =>
    (await browser.ask<SessionAnswer>('GET', '/session')).body.person?.name ?? null;
  let app: Authenticator | undefined;
  const codeNow = (): string => app?.codeAt(now()) ?? '';

  beforeAll(async () => {
    at('01:00:00');
    const browser = openBrowser(house());
    await browser.ask('POST', '/setup', founder);
    const held = [...browser.cookies.values()].join();
    app = await enrolTotp(browser, now);
    // what could do nothing but make a factor is not what may do everything afterwards
    expect([...browser.cookies.values()].join()).not.toBe(held);
    expect(await who(browser)).toBe(founder.name);
  });

  test('codes have 123 bits, and those told before, of 74, still sign in', async () => {
    at('04:00:00');
    const browser = openBrowser(house());
    await signIn(browser);
    await second(browser, { method: 'totp', code: codeNow() });
    const renewed = await browser.ask<{ codes: string[] }>('POST', '/me/factors/recovery');
    for (const code of renewed.body.codes)
      expect(code).toMatch(/^([2-9A-HJ-KMNP-Z]{5}-){4}[2-9A-HJ-KMNP-Z]{5}$/);
    expect(new Set(renewed.body.codes).size).toBe(10);
    const earlier = '7KQ2M-XW8RD-4TJNV';
    await house().kernel.engine.withClient((client) =>
      client.query(
        `insert into identity.recovery_codes (id, person_id, code_sha256, created_at)
         select gen_random_uuid(), person_id, $1, created_at from identity.recovery_codes order by created_at desc limit 1`,
        [secretDigest(earlier.replaceAll('-', ''))],
      ),
    );
    const other = openBrowser(house());
    await signIn(other);
    expect((await second(other, { method: 'recovery', code: earlier })).status).toBe(200);
  });

  test('a session’s secret is another after each proof, and signing in again ends the one before', async () => {
    at('04:30:00');
    const browser = openBrowser(house());
    const secret = (): string =>
      [...browser.cookies].find(([name]) => name.includes('_session_'))?.[1] ?? 'none';
    const thief = openBrowser(house());
    const steal = (): void => {
      thief.cookies.clear();
      for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    };
    await signIn(browser);
    expect(secret()).toBe('none');
    await second(browser, { method: 'totp', code: codeNow() });
    const first = secret();
    expect(first.length).toBeGreaterThan(40);
    steal();
    expect(await who(thief)).not.toBeNull();
    at('04:31:00');
    const proof = { method: 'totp', code: codeNow() };
    expect((await browser.ask('POST', '/me/proof', proof)).status).toBe(200);
    expect(secret()).not.toBe(first);
    expect(await who(thief)).toBeNull();
    expect(await who(browser)).not.toBeNull();
    steal();
    // the cookie stays until the second step is done: nobody is thrown out by a first one alone
    at('04:33:00');
    await signIn(browser);
    expect(await who(thief)).not.toBeNull();
    await second(browser, { method: 'totp', code: codeNow() });
    expect(await who(thief)).toBeNull();
    expect(await who(browser)).not.toBeNull();
  });

  test('ending another session needs fresh proof, ending this one does not', async () => {
    at('04:40:00');
    const [here, elsewhere] = [openBrowser(house()), openBrowser(house())];
    for (const [browser, time] of [
      [elsewhere, '04:40:00'],
      [here, '04:41:00'],
    ] as const) {
      at(time);
      await signIn(browser);
      await second(browser, { method: 'totp', code: codeNow() });
    }
    at('04:56:01');
    type Listed = { sessions: { id: string; current: boolean }[] };
    const own = async (browser: Browser): Promise<string> =>
      (await browser.ask<Listed>('GET', '/sessions')).body.sessions.find(({ current }) => current)?.id ?? '';
    const end = (id: string) => here.ask<Refusal>('DELETE', `/sessions/${id}`);
    const far = await own(elsewhere);
    expect((await end(far)).body.code).toBe('auth.prove_again');
    expect(await who(elsewhere)).not.toBeNull();
    await here.ask('POST', '/me/proof', { method: 'totp', code: codeNow() });
    expect((await end(far)).status).toBe(200);
    expect(await who(elsewhere)).toBeNull();
    at('05:14:00');
    // too late for anybody else's, never for one's own
    expect((await end(await own(here))).status).toBe(200);
    expect(await who(here)).toBeNull();
  });
});
