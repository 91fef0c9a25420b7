import { readFileSync } from 'node:fs';
import type { HandedLink, PersonAdded } from '@hatangso/contracts/identity';
import type { ErasureAnswer, PrivacyRequests, SubjectData } from '@hatangso/contracts/privacy';
import { expect, test } from 'vitest';
import { openBrowser } from '../../../../../test/support/browser.ts';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring, bringWard } from '../../../../../test/support/ward.ts';
import { erasureListOf } from './erasure-list.ts';
import { eraseAgain } from './index.ts';
import { reason, rowsOf, sheet, tokenOf, ward } from './testing/ward.ts';

const password = 'chuồn chuồn bay thấp thì mưa';

onBothEngines('a person’s data', (house) => {
  test('a person has a copy of their own; erased, they are nobody and come in no more', async () => {
    house().setNow('2026-08-03T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    const made = await house().ask<PersonAdded & { link: HandedLink }>('POST', '/people', {
      ...{ name: 'Trần Văn Bình', login: 'tran.binh', email: 'binh@phuong.gov.vn' },
      assignments: [{ role: 'reader', unitCode: ward }],
    });
    const { id, link } = made.body;
    const browser = openBrowser(house());
    expect((await browser.ask('POST', `/invitations/${link.token}`, { password })).status).toBe(200);
    expect((await browser.ask('PUT', '/me', { language: 'vi' })).status).toBe(200);
    const copy = await browser.ask<SubjectData>('GET', '/me/personal-data?format=json');
    const tables = new Map(copy.body.tables.map(({ table, rows }) => [table, rows]));
    expect(tables.get('identity.people')).toMatchObject([
      { login: 'tran.binh', email: 'binh@phuong.gov.vn' },
    ]);
    expect(tables.get('identity.sessions')).toHaveLength(1);
    expect(tables.get('audit.entries')?.length).toBeGreaterThan(0);
    expect(copy.bytes.toString()).not.toMatch(/scrypt|sha256|hts_/);
    const page = (await house().ask('GET', `/people/${id}/personal-data?lang=en`)).bytes.toString();
    expect(page).toContain('<h1>Personal data: Trần Văn Bình</h1>');
    const [, inside = ''] =
      /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(page) ?? [];
    expect(JSON.parse(inside)).toMatchObject({ subject: { id, name: 'Trần Văn Bình' } });

    const erase = (body: object, whom = id) =>
      house().ask<ErasureAnswer & { code?: string }>('POST', `/people/${whom}/erasure`, body);
    expect((await erase({ reason, check: true })).body.goes).toEqual(
      expect.arrayContaining([
        { what: 'sessions', count: 1 },
        { what: 'roles', count: 1 },
      ]),
    );
    expect((await browser.ask('GET', '/sessions')).status).toBe(200);
    expect((await erase({ reason: '' })).status).toBe(400);
    expect((await erase({ reason })).body).toMatchObject({
      done: true,
      stays: [{ category: 'log' }, {}, {}],
    });
    expect((await browser.ask('GET', '/sessions')).status).toBe(401);
    for (const login of ['tran.binh', 'binh@phuong.gov.vn', `da-xoa-${id}`])
      expect((await openBrowser(house()).ask('POST', '/session', { login, password })).status).toBe(401);
    expect((await erase({ reason })).body.code).toBe('identity.no_person');
    expect((await house().ask('POST', `/people/${id}/reset`)).status).toBe(404);
    expect(JSON.stringify((await house().ask('GET', '/people?limit=500')).body)).not.toMatch(/Bình|da-xoa/);
    const trace = await rowsOf<{ t: string }>(
      house(),
      `select to_jsonb(p)::text as t from identity.people p union all select to_jsonb(i)::text from identity.invitations i
       union all select to_jsonb(e)::text from audit.entries e union all select to_jsonb(r)::text from privacy.erasures r`,
    );
    expect(trace.filter(({ t }) => /tran\.binh|Trần Văn Bình|binh@/.test(t))).toEqual([]);
    const { requests } = (await house().ask<PrivacyRequests>('GET', '/privacy/requests')).body;
    expect(requests.find(({ kind }) => kind === 'erase')).toMatchObject({ subject: id, reason });
    expect(requests.filter(({ kind, subject }) => kind === 'export' && subject === id)).toHaveLength(2);
  });

  test('the last administrator stays; nobody erases themself; a ward’s own does not reach others', async () => {
    const added = await house().ask<PersonAdded & { link: HandedLink }>('POST', '/people', {
      ...{ name: 'Quản trị Một', login: 'quan.tri' },
      assignments: [{ role: 'administrator', unitCode: 'VN' }],
    });
    const { id } = added.body;
    const answer = await house().ask<{ code: string }>('POST', `/people/${id}/erasure`, { reason });
    expect(answer.body.code).toBe('identity.last_administrator');
    const local = await tokenOf(house(), 'administrator');
    const foreign = await house().ask<{ code: string }>('POST', `/people/${id}/erasure`, { reason }, local);
    expect(foreign.body.code).toBe('identity.no_person');
  });

  test('a database that was put back is without what was erased after its backup', async () => {
    await bring(house(), ward, 'households', sheet('có'), '?asOf=2026-02-01');
    const erased = { household: 'HOKIN06', reason };
    expect((await house().ask('POST', `/wards/${ward}/household-erasures`, erased)).status).toBe(200);
    const list = readFileSync(erasureListOf(house().kernel), 'utf8').trim().split('\n');
    expect(list.length).toBe(2);
    expect(list.join()).not.toMatch(/HOKIN|Bình/);
    const person = list
      .map((one) => JSON.parse(one) as { kind: string; subject: string })
      .find(({ kind }) => kind === 'person');
    await rowsOf(
      house(),
      `update identity.people set name = 'Trần Văn Bình', login = 'tran.binh', erased_at = null where id = '${person?.subject}'`,
    );
    await rowsOf(house(), `update survey.households set code = 'HOKIN06' where row_no = 8`);
    expect(await eraseAgain(house().kernel)).toBe(2);
    expect(await eraseAgain(house().kernel)).toBe(0);
    const back = await rowsOf(
      house(),
      `select from identity.people where login = 'tran.binh' union all select from survey.households where code = 'HOKIN06'`,
    );
    expect(back).toEqual([]);
  });
});
