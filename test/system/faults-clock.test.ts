import { expect, test } from 'vitest';
import { backUpWhenDue } from '../../apps/server/src/modules/backups/index.ts';
import { peopleOf } from '../../apps/server/src/modules/identity/testing/people.ts';
import { onBothEngines } from '../support/house.ts';
import { bringWard } from '../support/ward.ts';

/** The machine's clock jumps forward and back: what was acknowledged stands, and what counts is what came last. */
onBothEngines('a clock that jumps', (house) => {
  const { add, enter } = peopleOf(house);
  const ward = '21172';
  const figure = (value: number, source = 'Sổ') =>
    house().send<{ id: string; code?: string }>(
      `/wards/${ward}/imports/figures`,
      `so-${value}.csv`,
      `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn\npeople_with_digital_id;${value};100;2026-05-01;${source}\n`,
    );
  const shown = async (): Promise<string> =>
    JSON.stringify((await house().ask('GET', `/wards/${ward}/indicators/people_with_digital_id`)).body);
  const imports = async (): Promise<string[]> =>
    (await house().ask<{ imports: { id: string }[] }>('GET', `/wards/${ward}/imports`)).body.imports.map(
      ({ id }) => id,
    );
  const doctorOf = async (code: string): Promise<boolean | undefined> =>
    (await house().ask<{ checks: { code: string; ok: boolean }[] }>('GET', '/doctor')).body.checks.find(
      (check) => check.code === code,
    )?.ok;

  test('back by a day: doctor tells, both words stand, and once the clock is right the next word counts', async () => {
    house().setNow('2027-01-10T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    const first = await figure(41);
    expect(first.status).toBe(200);
    expect(await shown()).toContain('41');
    expect(await doctorOf('clock')).toBe(true);
    house().setNow('2027-01-09T02:00:00.000Z');
    expect(await doctorOf('clock')).toBe(false);
    const second = await figure(42);
    expect(second.status).toBe(200);
    expect(await imports()).toEqual(expect.arrayContaining([first.body.id, second.body.id]));
    house().setNow('2027-01-10T03:00:00.000Z');
    // both stand; of two words the one with the later moment counts, and that is what doctor warned of
    expect(await shown()).toContain('41');
    expect((await figure(43)).status).toBe(200);
    expect(await shown()).toContain('43');
    expect(await doctorOf('clock')).toBe(true);
  });

  test('forward by months: sessions end; back again nobody is shut out who may come in', async () => {
    house().setNow('2027-01-10T04:00:00.000Z');
    const added = await add('doc-vien', [{ role: 'reader', unitCode: ward }]);
    const { browser } = await enter(added.body.link);
    const list = (path = `/wards/${ward}/imports`) => browser.ask<{ code?: string }>('GET', path);
    expect((await list()).status).toBe(200);
    house().setNow('2027-08-10T04:00:00.000Z');
    const late = await list();
    expect([late.status, late.body.code]).toEqual([401, 'auth.invalid']);
    const again = await browser.ask('POST', '/session', {
      login: 'doc-vien',
      password: 'chuồn chuồn bay thấp thì mưa',
    });
    expect(again.status).toBe(200);
    expect((await list()).status).toBe(200);
    house().setNow('2027-01-10T05:00:00.000Z');
    expect([200, 401]).toContain((await list()).status);
    const home = await browser.ask('POST', '/session', {
      login: 'doc-vien',
      password: 'chuồn chuồn bay thấp thì mưa',
    });
    expect(home.status).toBe(200);
    expect((await list()).status).toBe(200);
  });

  test('scheduled backups: one is made when it is due, none is removed because the clock jumped', async () => {
    await house().ask('PUT', '/country/backup-schedule', {
      hour: 1,
      keep: { daily: 2, weekly: 0, monthly: 0 },
    });
    const run = () => backUpWhenDue.run({}, house().kernel);
    const names = async (): Promise<string[]> =>
      (await house().ask<{ backups: { name: string }[] }>('GET', '/country/backups')).body.backups.map(
        ({ name }) => name.slice(9, 17),
      );
    house().setNow('2027-01-20T18:10:00.000Z');
    await run();
    await run();
    expect(await names()).toEqual(['20270120']);
    house().setNow('2031-01-01T18:10:00.000Z');
    await run();
    house().setNow('2027-01-21T18:10:00.000Z');
    await run();
    expect(await names()).toEqual(['20310101', '20270121', '20270120']);
    expect(await doctorOf('clock')).toBe(false);
    expect(await doctorOf('backup')).toBe(true);
    house().setNow('2027-01-25T02:00:00.000Z');
    expect(await doctorOf('backup')).toBe(false);
  });
});
