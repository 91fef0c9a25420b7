import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type House, onBothEngines } from '../support/house.ts';
import {
  ask,
  bringAll,
  claims,
  day,
  figures,
  groups,
  households,
  places,
  planWith,
  take,
  targets,
  ward,
} from './by-hand.ts';

const sound = readFileSync(
  new URL('../../apps/server/src/modules/plan/sound-plan.fixture.yaml', import.meta.url),
  'utf8',
);
/** 97.5 % quantiles of Student's t, from a table. */
const t4 = 2.7764451052;

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The whole answer but for the moment it was given. */
const answerOf = async (house: House, query?: string) =>
  JSON.stringify((await ask(house, query)).all.map(({ knownAt: _moment, ...row }) => row));

onBothEngines('figures computed by hand', (house) => {
  test('a group counted in full, one sampled, one of unknown size, one without data', async () => {
    house().setNow('2026-11-01T02:00:00.000Z');
    await bringAll(house(), planWith(sound));
    const figure = await ask(house());
    const fibre = figure('households_with_fibre');
    // 3 of 4; 2 of 4 answers stand for 10 households, so 5 of 10; 1 of 2 as in the sheet
    expect(fibre).toMatchObject({
      numerator: 9,
      denominator: 16,
      value: 56.25,
      method: 'mixed',
      evidenceDate: '2026-02-12',
    });
    expect(fibre.missing.groups).toEqual(['Tổ 4']);
    expect(fibre.evidence).toMatchObject([{ kind: 'households', rows: 10 }]);
    // variances: 10²·(1 − 4/10)·(1/3)/4 = 5 and 2²·(1/2)/2 = 1; degrees of freedom 3 + 1
    const margin = ((t4 * Math.sqrt(5 + 1)) / 16) * 100;
    expect(fibre.low).toBeCloseTo(56.25 - margin, 6);
    expect(fibre.high).toBeCloseTo(56.25 + margin, 6);
    // A4 was not asked: 3 of 4 answered, each stands for 4/3 households; adults come from "Số người trưởng thành"
    const phones = figure('adults_with_smartphone');
    expect(phones.numerator).toBeCloseTo((4 / 3) * 6 + 2.5 * 6 + 2, 9);
    expect(phones.denominator).toBeCloseTo((4 / 3) * 7 + 2.5 * 8 + 3, 9);
    expect(phones.value).toBeCloseTo((100 * 25) / (28 / 3 + 23), 9);
    // A3 was not asked for IoT; blank is not 0
    const iot = figure('iot_per_person');
    expect(iot.value).toBeCloseTo((4 + 12.5 + 1) / (32 / 3 + 30 + 5), 9);
    expect(figure('adults_with_signature')).toMatchObject({
      value: null,
      status: 'no_data',
      numerator: null,
    });
  });

  test('operators’ tables: whole, part and none give bounds; speeds, places and days of validity count', async () => {
    const figure = await ask(house());
    // people: 10 in the first group, 12·10/4 = 30 in the second, 5 in the third; of the second 30 to 100 per cent
    const people = figure('population_with_5g');
    expect(people).toMatchObject({ numerator: 10 + 9, denominator: 45, method: 'claims_by_group_sampled' });
    expect(people.value).toBeCloseTo((100 * 19) / 45, 9);
    expect(people.low).toBeCloseTo((100 * 19) / 45, 9);
    expect(people.high).toBeCloseTo((100 * 40) / 45, 9);
    // fibre: 4 of 4, half of 10, none of 2; nothing is left open and nothing was sampled
    expect(figure('households_offered_fibre')).toMatchObject({
      numerator: 9,
      denominator: 16,
      value: 56.25,
      low: null,
      high: null,
    });
    // 200 Mb/s is not 1 Gb/s: 10 people of 45
    const gigabit = figure('people_offered_gigabit');
    expect(gigabit).toMatchObject({ numerator: 10, denominator: 45, low: null, high: null });
    // fibre in any part of two of three groups that somebody spoke of; of the fourth nothing is known
    const groupsWith = figure('groups_with_fibre');
    expect(groupsWith).toMatchObject({ numerator: 2, denominator: 3, low: 50, high: 75 });
    expect(groupsWith.missing.groups).toEqual(['Tổ 4']);
    expect(figure('places_with_5g')).toMatchObject({
      numerator: 1,
      denominator: 2,
      value: 50,
      low: 50,
      high: 100,
    });
    expect(figure('priority_places_with_5g')).toMatchObject({ numerator: 0, denominator: 2, value: 0 });
    const detail = await house().ask<{ parts: object[] }>(
      'GET',
      `/wards/${ward}/indicators/priority_places_with_5g?asOf=${day}`,
    );
    expect(detail.body.parts).toMatchObject([
      { code: 'heritage', numerator: 0, denominator: 1 },
      { code: 'health', numerator: 0, denominator: 1 },
    ]);
    const june = (await ask(house(), '?asOf=2026-06-30'))('groups_with_mobile_broadband');
    expect(june).toMatchObject({ numerator: 3, denominator: 3, value: 100, low: 75, high: 100 });
    // from July only 5G: the first group whole, the second between 30 and 100 per cent, the third none, the fourth unknown
    expect(figure('groups_with_mobile_broadband')).toMatchObject({
      numerator: 1,
      denominator: 2,
      low: 25,
      high: 75,
    });
  });

  test('each state of a target, once', async () => {
    const figure = await ask(house());
    for (const [id, indicator, , due, status] of targets) {
      const row = figure(indicator);
      expect([indicator, row.status]).toEqual([indicator, status]);
      expect(row.target).toMatchObject({ id: `I.${id}`, due, status });
    }
    expect(figure('people_with_digital_id')).toMatchObject({
      status: 'no_target',
      target: null,
      targets: [],
    });
    expect(figure('monitored_systems').target?.valueAtDue).toBe(80);
    const path = figure('people_trained').target;
    expect(path?.pathLevel).toBeCloseTo(
      20 + (60 * days('2026-01-01', day)) / days('2026-01-01', '2030-12-31'),
      9,
    );
    expect(path?.requiredRate).toBeCloseTo(20 / (days(day, '2030-12-31') / 365.25), 9);
    // the line through 20 on 1 January and 60 on 1 October, clipped at 100
    expect(path?.forecast).toMatchObject({ value: 100, method: 'line_through_two' });
    const cloud = 20 + days('2026-01-01', '2027-12-31') / days('2026-01-01', '2026-10-01');
    expect(figure('businesses_on_cloud').target?.forecast?.value).toBeCloseTo(cloud, 9);
    expect(figure('underground_share')).toMatchObject({ value: null, numerator: 0, denominator: 0 });
    expect(figure('mobile_speed_4g').value).toBe(75.005);
    // older than twelve months: not yet on the very day
    expect(figure('machines_with_antimalware').stale).toBe(false);
    expect((await ask(house(), '?asOf=2026-12-01'))('machines_with_antimalware').stale).toBe(false);
    expect((await ask(house(), '?asOf=2026-12-02'))('machines_with_antimalware').stale).toBe(true);
  });

  test('of two suppliers the newest is proposed, the closed one holds, and both are shown', async () => {
    const row = async (query?: string) => (await ask(house(), query))('people_with_digital_id');
    expect(await row()).toMatchObject({
      value: 90,
      sources: [{ source: 'register:VNPT', closed: false }, { value: 75 }],
    });
    house().setNow('2026-11-02T02:00:00.000Z');
    const period = { from: '2026-01-01', to: '2026-12-31' };
    const closing = { ...period, source: 'register:Công an phường', reason: 'đã đối chiếu' };
    const close = (body: object) =>
      house().ask('PUT', `/wards/${ward}/indicators/people_with_digital_id/closing`, body);
    expect((await close(closing)).status).toBe(200);
    expect(await row()).toMatchObject({
      value: 75,
      sources: [{ source: 'register:Công an phường', closed: true }, { value: 90 }],
    });
    expect(await row(`?asOf=${day}&knownAt=2026-11-01T03:00:00.000Z`)).toMatchObject({ value: 90 });
    const under = await house().ask<{ source: string }>(
      'GET',
      `/wards/${ward}/indicators/people_with_digital_id/rows?asOf=${day}&knownAt=2026-11-01T03:00:00.000Z`,
    );
    expect(under.body.source).toBe('register:VNPT');
    house().setNow('2026-11-03T02:00:00.000Z');
    expect((await close({ ...closing, source: null })).status).toBe(200);
    expect((await row()).value).toBe(90);
    expect((await close({ ...closing, source: 'register:nobody' })).status).toBeGreaterThanOrEqual(400);
  });

  test('the past is as it was: by the day spoken of, and by what was known', async () => {
    const before = await ask(house(), '?asOf=2026-02-09');
    expect(before('households_with_fibre')).toMatchObject({ value: null, status: 'no_data' });
    expect(before('people_trained').value).toBe(20);
    expect(
      (await ask(house(), `?asOf=${day}&knownAt=2026-10-31T00:00:00.000Z`)).all.filter(
        ({ value }) => value !== null,
      ),
    ).toEqual([]);
  });

  test('an import and its undo give back every figure exactly; the same file twice changes nothing', async () => {
    house().setNow('2026-11-04T02:00:00.000Z');
    const start = await answerOf(house());
    const past = await answerOf(house(), '?asOf=2026-06-30');
    const again: readonly (readonly [string, string, string?])[] = [
      ['groups', groups, '?asOf=2026-01-01'],
      ['households', households, '?round=R1'],
      ['places', places, '?asOf=2026-01-01'],
      ['claims', claims],
      ['figures', figures],
      ['plan', planWith(sound)],
    ];
    for (const [kind, content, query] of again)
      expect([kind, (await take(house(), kind, content, query)).already]).toEqual([kind, true]);
    expect(await answerOf(house())).toBe(start);
    const changes: readonly (readonly [string, string, string?])[] = [
      ['groups', groups.replace('Tổ 3;\n', 'Tổ 3;2\n').replace('Tổ 2;10', 'Tổ 2;12'), '?asOf=2026-03-01'],
      ['households', households.replaceAll('không', 'có').replaceAll('02/2026', '10/2026'), '?round=R2'],
      [
        'households',
        `${households.split('\n').slice(0, 2).join('\n').replace(';4;3;3;', ';9;8;7;')}\n`,
        '?round=R1',
      ],
      ['places', places.replace('heritage', 'centre'), '?asOf=2026-02-01'],
      ['claims', claims.replaceAll('không', 'toàn bộ').replaceAll('50;200', '60;2000')],
      ['figures', figures.replaceAll(';20;100;01/01', ';25;100;01/01').replace('95;100', '85;100')],
      ['plan', planWith(sound).replaceAll('level: 80', 'level: 10')],
    ];
    for (const [at, [kind, content, query]] of changes.entries()) {
      house().setNow(`2026-11-05T0${at}:00:00.000Z`);
      const { id, already } = await take(house(), kind, content, query);
      expect([kind, already]).toEqual([kind, false]);
      expect(await answerOf(house()), kind).not.toBe(start);
      house().setNow(`2026-11-05T0${at}:30:00.000Z`);
      expect((await house().ask('DELETE', `/wards/${ward}/imports/${id}`)).status).toBe(200);
      expect(JSON.parse(await answerOf(house())), kind).toEqual(JSON.parse(start));
      expect(JSON.parse(await answerOf(house(), '?asOf=2026-06-30')), kind).toEqual(JSON.parse(past));
    }
    // and all at once, taken back in another order than they came
    const ids: string[] = [];
    for (const [at, [kind, content, query]] of changes.entries()) {
      house().setNow(`2026-11-06T0${at}:00:00.000Z`);
      ids.push((await take(house(), kind, content, query)).id);
    }
    house().setNow('2026-11-07T00:00:00.000Z');
    expect(JSON.parse(await answerOf(house(), `?asOf=${day}&knownAt=2026-11-05T23:00:00.000Z`))).toEqual(
      JSON.parse(start),
    );
    for (const id of ids) await house().ask('DELETE', `/wards/${ward}/imports/${id}`);
    expect(JSON.parse(await answerOf(house()))).toEqual(JSON.parse(start));
  });

  test('figures stored and figures computed when asked are the same', async () => {
    const stored = await answerOf(house());
    const afresh = await answerOf(house(), `?asOf=${day}&knownAt=${house().kernel.clock().toISOString()}`);
    expect(JSON.parse(afresh)).toEqual(JSON.parse(stored));
  });
});
