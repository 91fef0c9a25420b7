import type { HandedLink, InvitationList, OpenInvitation, PeopleList } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringWard } from '../../../../../test/support/ward.ts';
import { a, b, c, peopleOf, type Refusal } from './testing/people.ts';
import { laterTests } from './testing/people-later.ts';

onBothEngines('people and their roles', (house) => {
  const people = peopleOf(house);
  const { tokenFor, secretOf, add, enter } = people;

  test('wards are known, and each level has its administrator', async () => {
    house().setNow('2026-11-20T01:00:00.000Z');
    await bringWard(house(), a, '51');
    await bringWard(house(), b, '51', { west: 108.86, south: 15.13, east: 108.9, north: 15.17 });
    await bringWard(house(), c, '48', { west: 108.2, south: 16.0, east: 108.24, north: 16.04 });
    for (const [name, unitCode] of [
      ['ward a', a],
      ['ward b', b],
      ['province', '51'],
    ])
      expect(await tokenFor(`${name}`, { role: 'administrator', unitCode })).toMatchObject({ status: 200 });
  });

  test('nobody gives above or outside their own scope, nor a role that does not fit its unit', async () => {
    const outside = { status: 403, code: 'identity.outside_scope' };
    for (const [by, body] of [
      ['ward a', { role: 'administrator', unitCode: 'VN' }],
      ['ward a', { role: 'administrator', unitCode: '51' }],
      ['ward a', { role: 'province_officer', unitCode: '51' }],
      ['ward a', { role: 'reader', unitCode: b }],
      ['ward a', { role: 'operator', unitCode: '51', part: { code: 'viettel' } }],
      ['province', { role: 'administrator', unitCode: 'VN' }],
      ['province', { role: 'reader', unitCode: '48' }],
      ['province', { role: 'chair', unitCode: c }],
    ] as const) {
      const { role, unitCode } = body;
      expect([by, role, unitCode, await tokenFor('x', body, secretOf(by))]).toEqual([
        by,
        role,
        unitCode,
        outside,
      ]);
      const person = await add('xxx', [body], secretOf(by));
      expect([person.status, person.body.code]).toEqual([403, 'identity.outside_scope']);
      const invited = await house().ask<Refusal>(
        'POST',
        '/invitations',
        { assignments: [body] },
        secretOf(by),
      );
      expect([invited.status, invited.body.code]).toEqual([403, 'identity.outside_scope']);
    }
    for (const [body, code] of [
      [{ role: 'chair', unitCode: '51' }, 'identity.role_misplaced'],
      [{ role: 'province_reader', unitCode: a }, 'identity.role_misplaced'],
      [{ role: 'office', unitCode: a }, 'identity.part_missing'],
      [{ role: 'operator', unitCode: a, part: { code: '+' } }, 'request.invalid'],
      [{ role: 'chair', unitCode: a, part: { code: 'x' } }, 'identity.part_unwanted'],
      [{ role: 'reader', unitCode: '99999' }, 'territory.unknown_unit'],
      [{ role: 'reader', unitCode: a, expiresAt: '2026-11-19T00:00:00.000Z' }, 'identity.expired_at_birth'],
    ] as const)
      expect(await tokenFor('x', body)).toMatchObject({ code });
    // a role without the permission to give gives nothing
    await tokenFor('chair a', { role: 'chair', unitCode: a });
    await tokenFor('auditor a', { role: 'auditor', unitCode: a });
    for (const by of ['chair a', 'auditor a'])
      expect((await add('xxx', [{ role: 'reader', unitCode: a }], secretOf(by))).body.code).toBe(
        'auth.forbidden',
      );
  });

  test('a person made by the ward enters by the link, once, and acts as told', async () => {
    const made = await add(
      'lan.le',
      [{ role: 'office', unitCode: a, part: { code: 'van-hoa-xa-hoi', name: 'Phòng Văn hóa' } }],
      secretOf('ward a'),
    );
    expect(made.status).toBe(200);
    expect(made.body.link.path).toBe(`/loi-moi/${made.body.link.token}`);
    const open = await house().request<OpenInvitation>({
      method: 'GET',
      path: `/invitations/${made.body.link.token}`,
    });
    expect(open.body).toMatchObject({ purpose: 'password', login: 'lan.le', name: 'Người lan.le' });
    const listed = (await house().ask<PeopleList>('GET', '/people', undefined, secretOf('ward a'))).body
      .people;
    expect(listed).toMatchObject([{ login: 'lan.le', state: 'invited', manageable: true }]);
    const { browser, answer } = await enter(made.body.link);
    expect(answer.body).toMatchObject({
      person: { login: 'lan.le' },
      assignments: [
        {
          role: 'office',
          unitCode: a,
          unitName: `Phường ${a}`,
          part: { kind: 'office', code: 'van-hoa-xa-hoi', name: 'Phòng Văn hóa' },
        },
      ],
    });
    expect(answer.body.acting).toBe(answer.body.assignments[0]?.id);
    expect((await browser.ask('GET', `/wards/${a}/tasks`)).status).toBe(200);
    expect((await browser.ask<Refusal>('GET', `/wards/${b}/tasks`)).body.code).toBe('auth.forbidden');
    for (const token of [made.body.link.token, 'hts_nonsense', made.body.link.token.slice(0, -1)]) {
      const again = await house().request<Refusal>({ method: 'GET', path: `/invitations/${token}` });
      expect([again.status, again.body.code]).toEqual([404, 'identity.no_invitation']);
      expect((await enter({ ...made.body.link, token })).answer.body.code).toBe('identity.no_invitation');
    }
  });

  test('an invitation makes the person; it expires, is revoked, and is used once by two at once', async () => {
    const invite = async () =>
      (
        await house().ask<{ id: string; link: HandedLink }>(
          'POST',
          '/invitations',
          {
            name: 'Bà Tám',
            days: 2,
            assignments: [
              { role: 'team', unitCode: a, part: { code: 'TDP01' } },
              { role: 'reader', unitCode: a },
            ],
          },
          secretOf('ward a'),
        )
      ).body;
    const [used, late, revoked] = [await invite(), await invite(), await invite()];
    expect((await enter(used.link)).answer.body.code).toBe('request.invalid');
    expect((await enter(used.link, { name: 'Bà Tám', login: 'lan.le' })).answer.body.code).toBe(
      'identity.login_taken',
    );
    expect(
      (await enter(used.link, { name: 'Bà Tám', login: 'tam', password: 'Phuong21172' })).answer.body.code,
    ).toBe('identity.weak_password');
    const twice = await Promise.all(
      [1, 2].map(async (at) => enter(used.link, { name: 'Bà Tám', login: `tam${at}` })),
    );
    expect(twice.map(({ answer }) => answer.status).sort()).toEqual([200, 404]);
    const own = twice.find(({ answer }) => answer.status === 200);
    expect(own?.answer.body.assignments.map(({ role }) => role).sort()).toEqual(['reader', 'team']);
    expect(
      (await house().ask('DELETE', `/invitations/${revoked.id}`, undefined, secretOf('ward b'))).status,
    ).toBe(404);
    expect(
      (await house().ask('DELETE', `/invitations/${revoked.id}`, undefined, secretOf('ward a'))).status,
    ).toBe(200);
    expect((await enter(revoked.link, { name: 'X', login: 'x1x' })).answer.status).toBe(404);
    house().setNow('2026-11-22T01:00:00.000Z');
    expect((await enter(late.link, { name: 'X', login: 'x1x' })).answer.status).toBe(404);
    const states = (await house().ask<InvitationList>('GET', '/invitations', undefined, secretOf('ward a')))
      .body.invitations;
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['used', 'expired', 'revoked']));
    expect(
      (await house().ask<InvitationList>('GET', '/invitations', undefined, secretOf('ward b'))).body
        .invitations,
    ).toEqual([]);
  });

  test('whoever acts for a wider unit is out of a ward’s hands, and several roles are acted under one at a time', async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    const made = (await add('hai.vu', [{ role: 'chair', unitCode: a }], secretOf('ward a'))).body;
    const { browser } = await enter(made.link);
    const give = (body: object, by: string) =>
      house().ask<{ id: string } & Refusal>('POST', `/people/${made.id}/assignments`, body, secretOf(by));
    expect((await give({ role: 'administrator', unitCode: '51' }, 'ward a')).body.code).toBe(
      'identity.outside_scope',
    );
    expect((await give({ role: 'chair', unitCode: a }, 'ward a')).body.code).toBe('identity.has_role');
    expect((await give({ role: 'reader', unitCode: b }, 'ward b')).body.code).toBe('identity.no_person');
    const wider = await give({ role: 'administrator', unitCode: '51' }, 'province');
    expect(wider.status).toBe(200);
    for (const [method, path, body] of [
      ['POST', `/people/${made.id}/reset`, {}],
      ['PUT', `/people/${made.id}`, { suspended: true }],
      ['DELETE', `/people/${made.id}`, undefined],
      ['POST', `/people/${made.id}/assignments`, { role: 'reader', unitCode: a }],
    ] as const)
      expect((await house().ask<Refusal>(method, path, body, secretOf('ward a'))).body.code).toBe(
        'identity.no_person',
      );
    const seen = (
      await house().ask<PeopleList>('GET', '/people', undefined, secretOf('ward a'))
    ).body.people.find(({ id }) => id === made.id);
    expect(seen).toMatchObject({
      name: 'Người hai.vu',
      login: null,
      email: null,
      manageable: false,
      assignments: [{ role: 'chair', unitCode: a }],
    });
    expect(seen?.assignments).toHaveLength(1);
    const session = (await browser.ask<SessionAnswer>('GET', '/session')).body;
    expect(session.permissions).not.toContain('identity.person.add');
    const act = (assignment: string | undefined) =>
      browser.ask<SessionAnswer & Refusal>('PUT', '/session/acting', { assignment });
    const raised = session.assignments.find(({ role }) => role === 'administrator');
    expect((await act(raised?.id)).body.permissions).toContain('identity.person.add');
    expect((await browser.ask('GET', '/provinces/51/nothing')).status).toBe(404);
    expect((await browser.ask('GET', `/wards/${b}/groups`)).status).toBe(200);
    expect((await browser.ask<Refusal>('GET', `/wards/${c}/groups`)).body).toEqual(
      (await browser.ask<Refusal>('GET', `/wards/${c}/groups`)).body,
    );
    const foreign = await browser.ask<Refusal>('GET', `/wards/${c}/groups`);
    const unknown = await browser.ask<Refusal>('GET', '/wards/99999/groups');
    expect([foreign.status, foreign.body.code]).toEqual([403, 'auth.forbidden']);
    expect([unknown.status, unknown.body.code]).toEqual([403, 'auth.forbidden']);
    const someoneElses = (await house().ask<PeopleList>('GET', '/people?q=lan')).body.people[0]
      ?.assignments[0]?.id;
    expect((await act(someoneElses)).body.code).toBe('identity.no_assignment');
    const handed = await browser.ask<{ link: HandedLink }>('POST', '/invitations', {
      assignments: [{ role: 'reader', unitCode: a }],
    });
    const isOpen = async () =>
      (await house().request({ method: 'GET', path: `/invitations/${handed.body.link.token}` })).status;
    expect(await isOpen()).toBe(200);
    // the role acted under ends: what is left is acted under, at once, and links handed over under it are dead
    expect(
      (
        await house().ask(
          'DELETE',
          `/people/${made.id}/assignments/${raised?.id}`,
          undefined,
          secretOf('province'),
        )
      ).status,
    ).toBe(200);
    expect((await browser.ask<SessionAnswer>('GET', '/session')).body.permissions).not.toContain(
      'identity.person.add',
    );
    expect((await browser.ask('GET', `/wards/${b}/groups`)).status).toBe(403);
    expect(await isOpen()).toBe(404);
    // and the person is the ward's again
    expect((await house().ask('POST', `/people/${made.id}/reset`, {}, secretOf('ward a'))).status).toBe(200);
  });

  laterTests(house, people);
});
