import type { HandedLink, PeopleList, TokenList } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { expect, test } from 'vitest';
import { openBrowser } from '../../../../../../test/support/browser.ts';
import type { House } from '../../../../../../test/support/house.ts';
import { bringWard } from '../../../../../../test/support/ward.ts';
import { wardScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import { namesOf } from '../names-of.ts';
import { a, b, other, type People, password, type Refusal } from './people.ts';

/** The second half of the story told in `people.db.test.ts`: what becomes of people, roles and tokens later. */
export function laterTests(house: () => House, { tokenFor, secretOf, add, enter }: People): void {
  test('a ward that comes later is the province’s too', async () => {
    const later = '21178';
    expect((await house().ask('GET', `/wards/${later}/groups`, undefined, secretOf('province'))).status).toBe(
      403,
    );
    await bringWard(house(), later, '51', { west: 108.7, south: 15.0, east: 108.72, north: 15.02 });
    expect((await house().ask('GET', `/wards/${later}/groups`, undefined, secretOf('province'))).status).toBe(
      200,
    );
  });

  test('a suspended person is out at once, with the links they handed over; a reset ends the old password', async () => {
    const [chief] = (await house().ask<PeopleList>('GET', '/people?q=hai')).body.people;
    const browser = openBrowser(house());
    const signIn = (word: string) =>
      browser.ask<SessionAnswer & Refusal>('POST', '/session', { login: 'hai.vu', password: word });
    expect((await signIn(password)).status).toBe(200);
    house().setNow('2026-11-20T03:00:00.000Z');
    expect(
      (await house().ask('PUT', `/people/${chief?.id}`, { suspended: true }, secretOf('ward a'))).body,
    ).toMatchObject({ state: 'suspended' });
    expect((await browser.ask<SessionAnswer>('GET', '/session')).body.person).toBeNull();
    expect((await signIn(password)).body.code).toBe('identity.suspended');
    expect((await signIn('wrong wrong')).body.code).toBe('identity.wrong_password');
    house().setNow('2026-11-20T03:01:00.000Z');
    await house().ask('PUT', `/people/${chief?.id}`, { suspended: false }, secretOf('ward a'));
    expect((await browser.ask<SessionAnswer>('GET', '/session')).body.person).toBeNull();
    expect((await signIn(password)).status).toBe(200);
    const first = (
      await house().ask<HandedLink>('POST', `/people/${chief?.id}/reset`, {}, secretOf('ward a'))
    ).body;
    const second = (
      await house().ask<HandedLink>('POST', `/people/${chief?.id}/reset`, {}, secretOf('ward a'))
    ).body;
    expect((await enter(first)).answer.status).toBe(404);
    house().setNow('2026-11-20T03:02:00.000Z');
    const entered = await enter(second, { password: other });
    // a new password is the first step only, of somebody who has a second factor
    expect(entered.answer.body.second?.methods).toEqual(['totp', 'recovery']);
    expect((await browser.ask<SessionAnswer>('GET', '/session')).body.person).toBeNull();
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn(other)).status).toBe(200);
  });

  test('a token works as long as the person who made it may, also one made with that token', async () => {
    const made = await add('thu.ky', [{ role: 'administrator', unitCode: a }], secretOf('ward a'));
    const { browser } = await enter(made.body.link);
    const machine = await browser.ask<{ secret: string }>('POST', '/tokens', {
      ...{ name: 'máy đọc', role: 'administrator', unitCode: a },
    });
    const child = await house().ask<{ secret: string }>(
      'POST',
      '/tokens',
      { name: 'máy con', role: 'reader', unitCode: a },
      machine.body.secret,
    );
    const stands = async () => {
      const { body } = await house().ask<TokenList>('GET', '/tokens', undefined, secretOf('ward a'));
      const of = async (name: string, secret: string) => [
        (await house().ask('GET', `/wards/${a}/tasks`, undefined, secret)).status,
        body.tokens.find((token) => token.name === name)?.state,
      ];
      return [...(await of('máy đọc', machine.body.secret)), ...(await of('máy con', child.body.secret))];
    };
    const person = `/people/${made.body.id}`;
    expect(await stands()).toEqual([200, 'valid', 200, 'valid']);
    await house().ask('PUT', person, { suspended: true }, secretOf('ward a'));
    expect(await stands()).toEqual([401, 'paused', 401, 'paused']);
    await house().ask('PUT', person, { suspended: false }, secretOf('ward a'));
    expect(await stands()).toEqual([200, 'valid', 200, 'valid']);
    // whoever holds a role elsewhere only has left the ward, and its tokens with it
    await house().ask('POST', `${person}/assignments`, { role: 'reader', unitCode: b });
    const [found] = (await house().ask<PeopleList>('GET', '/people?q=thu.ky')).body.people;
    const role = found?.assignments.find(({ unitCode }) => unitCode === a)?.id;
    expect((await house().ask('DELETE', `${person}/assignments/${role}`)).status).toBe(200);
    expect((await stands()).filter((_, index) => index % 2 === 0)).toEqual([401, 401]);
  });

  test('the last administrator stays', async () => {
    const setup = await openBrowser(house()).ask<Refusal>('POST', '/setup', {
      name: 'X',
      login: 'xxx',
      password: other,
    });
    expect(setup.body.code).toBe('identity.set_up_already');
    const { body } = await add('goc', [{ role: 'administrator', unitCode: 'VN' }]);
    const [root] = (await house().ask<PeopleList>('GET', '/people?q=goc')).body.people;
    for (const [method, path, sent] of [
      ['PUT', `/people/${body.id}`, { suspended: true }],
      ['DELETE', `/people/${body.id}/assignments/${root?.assignments[0]?.id}`, undefined],
    ] as const)
      expect((await house().ask<Refusal>(method, path, sent)).body.code).toBe('identity.last_administrator');
  });

  test('tokens are listed without secrets, used at a time to the minute, and revoked', async () => {
    const of = async (by: string) =>
      (await house().ask<TokenList>('GET', '/tokens', undefined, secretOf(by))).body.tokens;
    house().setNow('2026-11-23T04:00:10.000Z');
    expect((await of('ward b')).map(({ name }) => name)).toEqual(['ward b']);
    const used = async () => (await of('ward b'))[0]?.lastUsedAt;
    expect(await used()).toBe('2026-11-23T04:00:10.000Z');
    house().setNow('2026-11-23T04:01:09.000Z');
    expect(await used()).toBe('2026-11-23T04:00:10.000Z');
    house().setNow('2026-11-23T04:01:10.000Z');
    expect(await used()).toBe('2026-11-23T04:01:10.000Z');
    expect((await of('province')).map(({ name }) => name)).not.toContain('init');
    expect(JSON.stringify(await of('province'))).not.toMatch(/hts_|sha256/);
    const [b1] = await of('ward b');
    expect((await house().ask('DELETE', `/tokens/${b1?.id}`, undefined, secretOf('ward a'))).status).toBe(
      404,
    );
    expect((await house().ask('DELETE', `/tokens/${b1?.id}`, undefined, secretOf('province'))).status).toBe(
      200,
    );
    expect((await house().ask('GET', '/tokens', undefined, secretOf('ward b'))).status).toBe(401);
    await tokenFor('short', { role: 'reader', unitCode: a, expiresAt: '2026-11-23T05:00:00.000Z' });
    expect((await house().ask('GET', '/units', undefined, secretOf('short'))).status).toBe(200);
    house().setNow('2026-11-23T05:00:00.000Z');
    expect((await house().ask('GET', '/units', undefined, secretOf('short'))).status).toBe(401);
  });

  test('whoever works at a unit reads the names behind ids; two roles of one person are found in Vietnamese order', async () => {
    const everybody = (await house().ask<PeopleList>('GET', '/people?limit=2')).body;
    expect(everybody.people).toHaveLength(2);
    const next = (
      await house().ask<PeopleList>(
        'GET',
        `/people?limit=50&cursor=${encodeURIComponent(everybody.next ?? '')}`,
      )
    ).body;
    const names = [...everybody.people, ...next.people].map(({ name }) => name);
    expect(names).toEqual(['Bà Tám', 'Người goc', 'Người hai.vu', 'Người lan.le', 'Người thu.ky']);
    const found = (
      await house().ask<PeopleList>('GET', `/people?q=${encodeURIComponent('ba tam')}&unit=${a}`)
    ).body.people;
    expect(found.map(({ name }) => name)).toEqual(['Bà Tám']);
    const ids = found.map(({ id }) => `person:${id}`);
    const { engine } = house().kernel;
    const asWard = await transaction(engine, wardScope(b ?? ''), 'read', (tx) =>
      namesOf(tx, [...ids, 'local', 'person:x']),
    );
    expect([...asWard.values()]).toEqual(['Bà Tám']);
    for (const level of ['group', 'operator', 'public'] as const) {
      const scope = { level, value: a ?? '', ...(level === 'public' ? {} : { part: 'x' }) };
      expect((await transaction(engine, scope, 'read', (tx) => namesOf(tx, ids))).size).toBe(0);
    }
  });
}
