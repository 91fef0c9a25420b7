import type { PersonAdded, SessionList, SetupAnswer } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { expect, test } from 'vitest';
import { type Browser, openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';

interface Refusal {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

const password = 'chuồn chuồn bay thấp thì mưa';
// needs a second factor (`second.db.test.ts`); the rest is told of somebody who needs none
const chief = { name: 'Trần Thị Bưởi', login: 'Buoi.Tran.Goc', password };
const founder = { name: 'Trần Thị Bưởi', login: 'buoi.tran' };
const elsewhere = '203.113.1.7';

onBothEngines('signing in', (house) => {
  const at = (moment: string): void => house().setNow(`2026-11-20T${moment}:00.000Z`);
  const signIn = (browser: Browser, login = 'buoi.tran', word = password) =>
    browser.ask<SessionAnswer & Refusal>('POST', '/session', { login, password: word });
  const who = async (browser: Browser): Promise<string | null> =>
    (await browser.ask<SessionAnswer>('GET', '/session')).body.person?.name ?? null;

  test('a fresh server is set up from the machine itself, or with the code of this run; of two at once, once', async () => {
    at('01:00');
    const stranger = openBrowser(house(), { from: elsewhere, origin: 'https://so.gov.vn' });
    const rebound = (more: object) =>
      openBrowser(house()).ask<SetupAnswer & Refusal>('GET', '/setup', undefined, more);
    expect((await stranger.ask('GET', '/setup')).body).toEqual({ open: true, needsCode: true });
    expect((await rebound({ host: 'evil.example' })).body.needsCode).toBe(true);
    expect((await rebound({ 'x-forwarded-for': elsewhere })).body.needsCode).toBe(true);
    expect((await rebound({})).body).toEqual({ open: true, needsCode: false });
    const plain = await stranger.ask<Refusal>('POST', '/setup', chief);
    expect(plain.body.code).toBe('auth.needs_https');
    const weak = await openBrowser(house()).ask<Refusal>('POST', '/setup', {
      ...chief,
      password: 'Buoitran2026',
    });
    expect([weak.status, weak.body.code]).toEqual([422, 'identity.weak_password']);
    const twice = await Promise.all([
      openBrowser(house()).ask<SessionAnswer & Refusal>('POST', '/setup', chief),
      openBrowser(house()).ask<SessionAnswer & Refusal>('POST', '/setup', chief),
    ]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    const made = twice.find(({ status }) => status === 200);
    expect(made?.body).toMatchObject({
      firstRun: false,
      person: { name: chief.name },
      assignments: [{ role: 'administrator', level: 'nation', unitCode: 'VN' }],
    });
    expect(made?.body.permissions).toContain('identity.factor.set');
    expect(made?.headers['cache-control']).toBe('no-store');
    expect(twice.find(({ status }) => status === 409)?.body.code).toBe('identity.set_up_already');
    expect((await rebound({})).body.open).toBe(false);
    const added = await house().ask<PersonAdded>('POST', '/people', {
      ...founder,
      assignments: [{ role: 'auditor', unitCode: 'VN' }],
    });
    const set = await openBrowser(house()).ask('POST', `/invitations/${added.body.link.token}`, { password });
    expect(set.status).toBe(200);
  });

  test('a browser gets a cookie that scripts and other sites cannot use; the database keeps no secret', async () => {
    at('01:05');
    const browser = openBrowser(house());
    const answer = await signIn(browser, ' BUOI.tran ');
    expect([answer.status, answer.body.person?.login]).toEqual([200, 'buoi.tran']);
    const headers = [answer.headers['set-cookie']].flat() as string[];
    expect(headers).toHaveLength(2);
    for (const header of headers) expect(header).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const secrets = [...browser.cookies.values()];
    expect(secrets.every((secret) => secret.length > 40)).toBe(true);
    const kept = await house().kernel.engine.withClient(async (client) => {
      const tables = ['sessions', 'devices', 'passwords', 'people', 'tokens', 'invitations', 'attempts'];
      const found: unknown[] = [];
      for (const table of tables) found.push(await client.query(`select * from identity.${table}`, []));
      return JSON.stringify(found);
    });
    for (const secret of [...secrets, password]) expect(kept).not.toContain(secret);
    expect(await who(browser)).toBe(founder.name);
    expect((await browser.ask('GET', '/people')).status).toBe(200);
    expect((await openBrowser(house()).ask('GET', '/people')).status).toBe(401);
  });

  test('another site’s page cannot act with the cookie, nor sign somebody in', async () => {
    const browser = openBrowser(house());
    await signIn(browser);
    for (const more of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': undefined, origin: 'https://evil.example' },
      { 'sec-fetch-site': undefined, origin: 'null' },
      { 'sec-fetch-site': undefined },
    ]) {
      const write = await browser.ask<Refusal>('PUT', '/me', { name: 'X' }, more);
      expect([write.status, write.body.code]).toEqual([403, 'auth.other_site']);
    }
    const foreign = await browser.ask<Refusal>(
      'POST',
      '/session',
      { login: 'a', password: 'b' },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(foreign.body.code).toBe('auth.other_site');
    const own = await browser.ask(
      'PUT',
      '/me',
      { language: 'en' },
      { 'sec-fetch-site': undefined, origin: 'http://localhost' },
    );
    expect(own.status).toBe(200);
    expect((await browser.ask('GET', '/session', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(
      200,
    );
  });

  test('sessions are listed and ended; a changed password ends every other one', async () => {
    at('01:10');
    const [one, two] = [
      openBrowser(house()),
      openBrowser(house(), { agent: 'Mozilla/5.0 (iPhone) Safari/604.1' }),
    ];
    await signIn(one);
    await signIn(two);
    const { sessions } = (await one.ask<SessionList>('GET', '/sessions')).body;
    expect(sessions.map(({ device }) => device)).toContain('Safari · iPhone');
    expect(sessions.filter(({ current }) => current)).toHaveLength(1);
    const phone = sessions.find(({ device }) => device === 'Safari · iPhone');
    expect((await one.ask('DELETE', `/sessions/${phone?.id}`)).status).toBe(200);
    expect((await one.ask<Refusal>('DELETE', `/sessions/${phone?.id}`)).body.code).toBe(
      'identity.no_session',
    );
    expect((await two.ask('GET', '/sessions')).status).toBe(401);
    expect(await who(two)).toBeNull();
    await signIn(two);
    const next = 'gieo hạt xanh lưng đồi';
    const change = (current: string, word: string) =>
      one.ask<SessionAnswer & Refusal>('PUT', '/me/password', { current, next: word });
    expect((await change('wrong wrong', next)).body.code).toBe('identity.wrong_password');
    expect((await change(password, password)).body.code).toBe('identity.same_password');
    expect((await change(password, 'Buoitran@2026')).body.code).toBe('identity.weak_password');
    const before = new Map(one.cookies);
    expect((await change(password, next)).status).toBe(200);
    expect(await who(one)).toBe(founder.name);
    expect([...one.cookies]).not.toEqual([...before]);
    expect(await who(two)).toBeNull();
    expect((await signIn(two)).status).toBe(401);
    expect((await change(next, password)).status).toBe(200);
    await one.ask('DELETE', '/session');
    expect([...one.cookies.keys()].some((name) => name.includes('session'))).toBe(false);
    expect(await who(one)).toBeNull();
  });

  test('a session ends after half a day unused, and after two weeks in any case', async () => {
    at('02:00');
    const browser = openBrowser(house());
    await signIn(browser);
    house().setNow('2026-11-20T13:59:00.000Z');
    expect(await who(browser)).toBe(founder.name);
    house().setNow('2026-11-21T02:00:00.000Z');
    expect(await who(browser)).toBeNull();
    await signIn(browser);
    for (let hours = 10; hours < 14 * 24; hours += 10) {
      house().setNow(new Date(Date.parse('2026-11-21T02:00:00Z') + hours * 3_600_000).toISOString());
      expect(await who(browser)).toBe(founder.name);
    }
    house().setNow('2026-12-05T02:00:00.000Z');
    expect(await who(browser)).toBeNull();
  });

  test('strangers who guess wait longer and longer, and keep nobody else out; nobody learns who is there', async () => {
    house().setNow('2026-12-06T01:00:00.000Z');
    const owner = openBrowser(house());
    await signIn(owner);
    await owner.ask('DELETE', '/session');
    const guess = async (login: string, from: string) => {
      const answer = await house().request<Refusal>({
        method: 'POST',
        path: '/session',
        headers: { host: 'localhost' },
        from,
        body: { login, password: 'đoán bừa thôi' },
      });
      return answer.body.code === 'identity.wait' ? answer.body.params.seconds : answer.body.code;
    };
    const wrong = 'identity.wrong_password';
    // plain HTTP from another machine is refused before anything is looked at
    expect(await guess('buoi.tran', elsewhere)).toBe('auth.needs_https');
    const known: unknown[] = [];
    const unknown: unknown[] = [];
    for (let at = 0; at < 6; at += 1) {
      known.push(await guess('buoi.tran', '127.0.0.9'));
      unknown.push(await guess('nobody', '127.0.0.9'));
    }
    expect(known).toEqual([wrong, wrong, wrong, wrong, wrong, 2]);
    expect(unknown).toEqual(known);
    // another network, and the owner's own browser from the very network of the guesser
    expect(await guess('buoi.tran', '127.0.0.10')).toBe(wrong);
    const beside = openBrowser(house(), { from: '127.0.0.9' });
    expect((await signIn(beside)).body.code).toBe('identity.wait');
    for (const [name, value] of owner.cookies) beside.cookies.set(name, value);
    expect((await signIn(beside)).status).toBe(200);
    // the count outlives everything but a quiet time
    house().setNow('2026-12-06T01:00:02.000Z');
    expect(await guess('buoi.tran', '127.0.0.9')).toBe(wrong);
    expect(await guess('buoi.tran', '127.0.0.9')).toBe(4);
    house().setNow('2026-12-07T01:00:02.000Z');
    expect(await guess('buoi.tran', '127.0.0.9')).toBe(wrong);
  });

  test('many guesses at once are not free', async () => {
    house().setNow('2026-12-08T01:00:00.000Z');
    const codes = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const browser = openBrowser(house(), { from: '127.0.0.77' });
        return (await signIn(browser, 'buoi.tran', 'đoán bừa thôi')).body.code;
      }),
    );
    expect(codes.filter((code) => code === 'identity.wrong_password')).toHaveLength(5);
  });

  test('the log tells of sessions, and holds neither names nor addresses nor secrets', async () => {
    const log = (await house().ask<{ entries: { action: string }[] }>('GET', '/audit?limit=1000')).body
      .entries;
    const actions = new Set(log.map(({ action }) => action));
    for (const action of ['set_up', 'session.start', 'session.refuse', 'session.end', 'own.password'])
      expect([...actions].some((one) => one.endsWith(action))).toBe(true);
    const kept = await house().kernel.engine.withClient(async (client) =>
      JSON.stringify((await client.query('select * from audit.entries', [])).rows),
    );
    for (const word of ['Bưởi', 'buoi', '127.0.0', 'Firefox', 'hts_']) expect(kept).not.toContain(word);
  });

  test('what sign-in has no use for any more goes', async () => {
    const { sweepSessions } = await import('./index.ts');
    house().setNow('2027-02-01T01:00:00.000Z');
    await sweepSessions.run({}, house().kernel);
    const left = await house().kernel.engine.withClient(
      async (client) =>
        (
          await client.query(
            'select (select count(*) from identity.sessions) as sessions, (select count(*) from identity.attempts) as attempts',
            [],
          )
        ).rows,
    );
    expect(left).toEqual([{ sessions: 0, attempts: 0 }]);
  });
});
