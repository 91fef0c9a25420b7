import type { EmergencyList, EmergencyOpened } from '@hatangso/contracts/emergencies';
import type { PersonAdded } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { expect, test } from 'vitest';
import { openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringWard } from '../../../../../test/support/ward.ts';
import { a, b, c, peopleOf, type Refusal } from './testing/people.ts';

const reason = 'Máy của phường hỏng giữa kỳ báo cáo';

onBothEngines('emergency access', (house) => {
  const { tokenFor, secretOf, add, enter } = peopleOf(house);
  const at = (moment: string): void => house().setNow(`2026-11-20T${moment}:00.000Z`);
  const open = (body: object, by?: string, ward: string | undefined = a) =>
    house().ask<EmergencyOpened & Refusal>('POST', `/wards/${ward}/emergencies`, body, by);
  const listed = async (by: string) =>
    (await house().ask<EmergencyList>('GET', `/wards/${a}/emergencies`, undefined, secretOf(by))).body
      .emergencies;

  test('a province lets somebody of its own in, for hours; a ward, a stranger and a whisper do not', async () => {
    at('01:00');
    await bringWard(house(), a ?? '', '51', { west: 108.8, south: 15.1, east: 108.85, north: 15.15 });
    await bringWard(house(), b ?? '', '51', { west: 108.86, south: 15.1, east: 108.9, north: 15.15 });
    await bringWard(house(), c ?? '', '48', { west: 108.1, south: 16.0, east: 108.2, north: 16.1 });
    for (const [name, body] of [
      ['province', { role: 'administrator', unitCode: '51' }],
      ['chair', { role: 'chair', unitCode: a }],
      ['team', { role: 'team', unitCode: a, part: { code: 'TDP01' } }],
      ['ward', { role: 'administrator', unitCode: a }],
      ['neighbour', { role: 'chair', unitCode: b }],
      ['elsewhere', { role: 'administrator', unitCode: '48' }],
    ] as const)
      expect((await tokenFor(name, body)).status).toBe(200);
    const helper = (await add('giup.do', [{ role: 'reader', unitCode: '51' }], secretOf('province'))).body;
    const far = (await add('xa.la', [{ role: 'reader', unitCode: '48' }], secretOf('elsewhere'))).body;
    const body = { person: helper.id, role: 'office', part: 'van-phong', hours: 2, reason };
    expect((await open(body, secretOf('ward'))).body.code).toBe('identity.emergency_from_above');
    expect((await open(body, secretOf('chair'))).body.code).toBe('auth.forbidden');
    expect((await open(body, secretOf('elsewhere'))).body.code).toBe('auth.forbidden');
    expect((await open({ ...body, person: far.id }, secretOf('province'))).body.code).toBe(
      'identity.no_person',
    );
    expect((await open({ ...body, reason: 'vội' }, secretOf('province'))).body.code).toBe('request.invalid');
    expect((await open({ ...body, hours: 73 }, secretOf('province'))).body.code).toBe('request.invalid');
    const { browser } = await enter(helper.link as PersonAdded['link']);
    const opened = await open(body, secretOf('province'));
    expect(opened.body.until).toBe('2026-11-20T03:00:00.000Z');
    const roles = (await browser.ask<SessionAnswer>('GET', '/session')).body.assignments;
    const inside = roles.find(({ role }) => role === 'office');
    expect(inside?.unitCode).toBe(a);
    await browser.ask('PUT', '/session/acting', { assignment: inside?.id });
    expect((await browser.ask('GET', `/wards/${a}/tasks`)).status).toBe(200);
    // who is let in for hours still belongs to the province, and a ward cannot reset them
    expect(
      (await house().ask<Refusal>('POST', `/people/${helper.id}/reset`, {}, secretOf('ward'))).body.code,
    ).toBe('identity.no_person');
  });

  test('everybody who works there sees it, nobody else does, and it ends by itself', async () => {
    for (const by of ['chair', 'ward', 'province'])
      expect(await listed(by)).toMatchObject([{ person: 'Người giup.do', reason, state: 'open' }]);
    expect(await listed('team')).toMatchObject([{ person: null, reason, state: 'open' }]);
    expect(
      (await house().ask<Refusal>('GET', `/wards/${a}/emergencies`, undefined, secretOf('neighbour'))).body
        .code,
    ).toBe('auth.forbidden');
    at('02:59');
    const browser = openBrowser(house());
    const login = { login: 'giup.do', password: 'chuồn chuồn bay thấp thì mưa' };
    const inAt = async (moment: string): Promise<readonly string[]> => {
      at(moment);
      const session = await browser.ask<SessionAnswer>('POST', '/session', login);
      return session.body.assignments.map(({ role }) => role);
    };
    expect(await inAt('02:59')).toContain('office');
    at('03:00');
    expect((await browser.ask('GET', `/wards/${a}/tasks`)).status).toBe(200);
    const after = (await browser.ask<SessionAnswer>('GET', '/session')).body;
    expect(after.assignments.map(({ role }) => role)).toEqual(['reader']);
    expect(after.permissions).not.toContain('plan.task.report');
    expect(await listed('chair')).toMatchObject([{ state: 'over', endedAt: null }]);
  });

  test('the ward ends it when it likes; the same may be opened again; the log tells of both, without the reason', async () => {
    const people = await house().ask<{ people: { id: string }[] }>('GET', '/people?q=giup');
    const person = people.body.people[0]?.id;
    const body = { person, role: 'office', part: 'van-phong', hours: 5, reason };
    const again = await open(body, secretOf('province'));
    expect(again.status).toBe(200);
    const end = (by: string) =>
      house().ask<Refusal>('DELETE', `/wards/${a}/emergencies/${again.body.id}`, undefined, secretOf(by));
    expect((await end('team')).body.code).toBe('auth.forbidden');
    expect((await end('chair')).status).toBe(200);
    expect((await end('chair')).body.code).toBe('identity.no_emergency');
    expect(await listed('chair')).toMatchObject([{ state: 'over' }, { state: 'over' }]);
    house().setNow('2026-12-10T01:00:00.000Z');
    expect(await listed('chair')).toEqual([]);
    const log = await house().ask<{ entries: { action: string; unitCode: string }[] }>(
      'GET',
      '/audit?limit=500',
    );
    const told = log.body.entries.filter(({ action }) => action.startsWith('identity.emergency.'));
    expect(told.map(({ action }) => action).sort()).toEqual([
      'identity.emergency.end',
      'identity.emergency.open',
      'identity.emergency.open',
    ]);
    expect(told.every(({ unitCode }) => unitCode === a)).toBe(true);
    expect(JSON.stringify(log.body)).not.toContain(reason);
  });
});
