import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { WardOverview } from '@hatangso/contracts/overview';
import { type Permission, permissionsOf } from '@hatangso/contracts/permissions';
import type { RegionFigures, RegionOverview } from '@hatangso/contracts/region';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringPlan, bringProgress } from '../../../../../test/support/planned-ward.ts';
import { bring, bringWard } from '../../../../../test/support/ward.ts';
import { runQuery } from '../../platform/action.ts';
import { jobsScope, NATION, type Scope, wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { machineActor } from '../../platform/kernel.ts';
import { search } from './search/search.ts';

const heading = 'Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn;Tài liệu minh chứng';
const groups = 'Mã TDP;Tên TDP;Số hộ\nTDP1;Tổ dân phố Liên Hiệp;100\nTDP2;Tổ dân phố Trường Thọ;120';

onBothEngines('the overview', (house) => {
  const ward = async (code = '21172', query = ''): Promise<WardOverview> =>
    (await house().ask<WardOverview>('GET', `/wards/${code}/overview${query}`)).body;
  const figures = (code: string, ...lines: string[]) =>
    bring(house(), code, 'figures', [heading, ...lines].join('\n'));
  const visit = async () =>
    (await house().ask<{ since: string | null }>('PUT', '/wards/21172/overview/visit')).body.since;

  test('an empty ward says what it lacks; an unknown one is refused', async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    await bringWard(house(), '21174', '51');
    expect(await ward('21174')).toMatchObject({
      plans: [],
      board: [],
      counts: {},
      has: { unit: true, plan: false, groups: false, evidence: false },
      next: [],
      offices: { total: 0 },
    });
    const unknown = await house().ask<{ code: string }>('GET', '/wards/99999/overview');
    expect([unknown.status, unknown.body.code]).toEqual([404, 'territory.unknown_unit']);
  });

  test('the board holds every target with its office, counts add up, and what is due is told', async () => {
    await bringPlan(house());
    await bring(house(), '21172', 'groups', groups);
    await figures('21172', 'people_with_digital_id;45120;49308;31/10/2026;Công an phường;');
    const overview = await ward();
    const counted = Object.values(overview.counts).reduce((sum, count) => sum + (count ?? 0), 0);
    expect(counted).toBe(overview.board.length);
    expect(overview.board.length).toBeGreaterThan(20);
    const row = overview.board.find(({ indicator }) => indicator === 'people_with_digital_id');
    expect(row).toMatchObject({ passed: true, status: 'missed', valueAtDue: null, level: 100 });
    expect(row?.value).toBeCloseTo((100 * 45120) / 49308);
    // those still ahead first
    expect(overview.board.map(({ passed }) => passed)).toEqual(
      overview.board.map(({ passed }) => passed).toSorted(),
    );
    expect(overview.deadlines).toMatchObject({
      year: 2026,
      offices: { day: '2026-12-10', daysLeft: 19 },
      released: null,
    });
    expect(overview.has).toMatchObject({ plan: true, groups: true, evidence: true });
    const kinds = overview.next.map(({ kind }) => kind);
    expect(kinds).toContain('part_due');
    expect(kinds).toContain('no_evidence');
    expect(kinds).toContain('chain_broken');
    expect(overview.lacks.flatMap(({ tasks }) => tasks).length).toBeGreaterThan(20);
  });

  test('a visit is remembered for half an hour, and the next one is told what moved', async () => {
    expect((await ward()).changes.since).toBeNull();
    expect(await visit()).toBeNull();
    house().setNow('2026-11-21T02:00:00.000Z');
    await figures('21172', 'people_with_digital_id;49308;49308;20/11/2026;Công an phường;');
    await bringProgress(house(), 'IV.1.a;đang thực hiện;40;Đã họp;;21/11/2026;Thiếu kinh phí;');
    const { changes } = await ward();
    expect(changes.since).toBe('2026-11-20T02:00:00.000Z');
    expect(changes.figures.map(({ indicator }) => indicator)).toEqual(['people_with_digital_id']);
    expect(changes.figures[0]?.after).toBe(100);
    expect(changes.batches.map(({ kind, undone }) => [kind, undone])).toEqual(
      expect.arrayContaining([
        ['figures', false],
        ['progress', false],
      ]),
    );
    expect(changes.tasks).toMatchObject([{ id: 'IV.1.a', state: 'in_progress' }]);
    expect(changes.difficulties).toEqual({ raised: 1, answered: 0 });
    // the present visit begins, and looking again within it shows the same
    expect(await visit()).toBe('2026-11-20T02:00:00.000Z');
    house().setNow('2026-11-21T02:20:00.000Z');
    expect(await visit()).toBe('2026-11-20T02:00:00.000Z');
    expect((await ward()).changes.since).toBe('2026-11-20T02:00:00.000Z');
    house().setNow('2026-11-21T03:00:00.000Z');
    expect((await ward()).changes).toMatchObject({
      since: '2026-11-21T02:00:00.000Z',
      figures: [],
      batches: [],
    });
  });

  test('a province shows its wards with the figures and states of their own screens, and names those without', async () => {
    house().setNow('2026-11-22T02:00:00.000Z');
    await figures('21173', 'people_with_digital_id;300;400;31/10/2026;Công an xã;');
    // stored for the day by the work of the night; 21174 has no evidence at all
    expect((await house().ask('POST', '/figures', {})).status).toBe(200);
    const region = (await house().ask<RegionOverview>('GET', '/provinces/51/overview')).body;
    expect(region.units.map(({ code }) => code).toSorted()).toEqual(['21172', '21173', '21174']);
    expect(region.withoutFigures).toBe(1);
    const own = (await house().ask<IndicatorRow[]>('GET', '/wards/21172/indicators')).body;
    const unit = region.units.find(({ code }) => code === '21172');
    const told = region.indicators.map(({ code }, at) => [
      code,
      unit?.figures[at]?.[0] ?? null,
      unit?.figures[at]?.[3] ?? 'no_data',
    ]);
    expect(told).toEqual(own.map(({ code, value, status }) => [code, value, status]));
    const at = region.indicators.findIndex(({ code }) => code === 'people_with_digital_id');
    expect(region.indicators[at]?.distribution).toMatchObject({
      counted: 2,
      lacking: 1,
      min: 75,
      max: 100,
      median: 87.5,
    });
    for (const asked of ['', '?indicator=people_with_digital_id']) {
      const full = (await house().ask<RegionOverview>('GET', `/provinces/51/overview${asked}`)).body;
      const lean = (await house().ask<RegionFigures>('GET', `/provinces/51/figures${asked}`)).body;
      expect(lean.chosen).toBe(full.chosen);
      expect(lean.catalogue).toEqual(full.catalogue);
      const shown = full.indicators.findIndex(({ code }) => code === full.chosen);
      expect(lean.wards).toEqual(
        full.units.map(({ code, name, figures: [...all] }) => [
          code,
          name,
          ...(all[shown]?.slice(0, 3) ?? [null, null, null]),
        ]),
      );
    }
    expect(unit?.hasPlan).toBe(true);
    expect((await ward()).counts).toEqual(unit?.counts);
  });

  test('the country adds its wards up by province; a ward’s evidence that is newer than its figures leaves it out', async () => {
    const asked = '/country/overview?indicator=people_with_digital_id';
    const country = (await house().ask<RegionOverview>('GET', asked)).body;
    expect(country.indicators).toHaveLength(1);
    expect(country.units.filter(({ storedAt }) => storedAt !== null)).toHaveLength(2);
    for (const what of ['overview', 'figures']) {
      const none = await house().ask<{ code: string }>('GET', `/country/${what}?indicator=nothing_such`);
      expect(none.body.code).toBe('indicator.unknown');
    }
    await transaction(house().kernel.engine, jobsScope, 'write', (tx) =>
      sql`update indicators.computed_dates set known_at = known_at - interval '3 days' where unit_code = '21173'`.execute(
        tx,
      ),
    );
    const older = (await house().ask<RegionOverview>('GET', asked)).body;
    expect(older.units.filter(({ storedAt }) => storedAt !== null).map(({ code }) => code)).toEqual([
      '21172',
    ]);
    const lean = '/country/figures?indicator=people_with_digital_id';
    expect(
      (await house().ask<RegionFigures>('GET', lean)).body.wards
        .filter(([, , value]) => value !== null)
        .map(([code]) => code),
    ).toEqual(['21172']);
    const ofWard = (
      await house().ask<{ secret: string }>('POST', '/tokens', { name: 'w', role: 'reader', ward: '21172' })
    ).body.secret;
    expect((await house().ask('GET', lean, undefined, ofWard)).status).toBe(403);
    // of a day before anything was stored nothing is shown
    const early = (await house().ask<RegionOverview>('GET', '/provinces/51/overview?asOf=2020-01-01')).body;
    expect(early.units.every(({ figures: none }) => none.every((one) => one === null))).toBe(true);
  });

  test('a sample that leaves a target undecided says how many households more, in which groups', async () => {
    house().setNow('2026-11-22T03:00:00.000Z');
    // 57 of 80 adults: 71 %, too few asked to tell from the level of more than 70 %
    const answers = Array.from({ length: 40 }, (_, at) => {
      const signed = at % 10 < 7 ? 2 : at === 7 ? 1 : 0;
      return `H${at},${at % 2 === 0 ? 'Tổ dân phố Liên Hiệp' : 'Tổ dân phố Trường Thọ'},3,2,2,${signed}`;
    });
    const sheet = [
      'Mã hộ,Tổ dân phố,Số nhân khẩu,Số người từ 15 tuổi,Số người từ 18 tuổi,Số người có chữ ký số',
      ...answers,
    ];
    const taken = await bring(house(), '21172', 'households', sheet.join('\n'));
    expect(taken.body).toMatchObject({ rowsTaken: 40, unknownColumns: [] });
    const { board, next } = await ward();
    const row = board.find(({ indicator, passed }) => indicator === 'adults_with_signature' && !passed);
    expect(row).toMatchObject({ status: 'undecided', bounds: 'interval', source: 'survey' });
    const step = next.find(({ kind }) => kind === 'survey_more');
    expect(step?.about).toEqual({ kind: 'indicator', id: 'adults_with_signature' });
    const households = Number(step?.params['households']);
    expect(households).toBeGreaterThan(50);
    expect(households).toBeLessThanOrEqual(180);
    expect(step?.items.reduce((sum, { amount }) => sum + (amount ?? 0), 0)).toBe(households);
    expect(step?.items.map(({ label }) => label).toSorted()).toEqual([
      'Tổ dân phố Liên Hiệp',
      'Tổ dân phố Trường Thọ',
    ]);
  });

  test('search finds by letters and tones what the caller may see and may read, and nothing else', async () => {
    const asking = (scope: Scope, permissions: Iterable<Permission>, q: string, unit = '21172') =>
      runQuery(
        house().kernel,
        search,
        { q, unit },
        { actor: machineActor('token:x', scope, permissions), scope, language: 'vi' },
      );
    const chair = permissionsOf('chair');
    const mine = await asking(wardScope('21172'), chair, 'lien hiep');
    expect(mine.hits).toMatchObject([{ kind: 'group', id: 'TDP1', label: 'Tổ dân phố Liên Hiệp' }]);
    expect((await asking(wardScope('21172'), chair, 'IV.1.a')).hits[0]).toMatchObject({
      kind: 'task',
      id: 'IV.1.a',
    });
    expect((await asking(wardScope('21172'), chair, 'figures.csv')).hits.map(({ kind }) => kind)).toContain(
      'batch',
    );
    // another ward's things are not there, whatever unit is asked for
    const other = await asking(wardScope('21173'), chair, 'lien hiep');
    expect(other.hits).toEqual([]);
    expect((await asking(wardScope('21173'), chair, 'IV.1.a')).hits).toEqual([]);
    // without the permission of a kind it is not read at all
    const team = await asking(wardScope('21172'), permissionsOf('team'), 'IV.1.a');
    expect(team.hits).toEqual([]);
    // people only by who may read them, and only those of the unit
    const made = await house().ask('POST', '/people', {
      name: 'Nguyễn Thị Thanh Huyền',
      login: 'thanh.huyen',
      assignments: [{ role: 'chair', unitCode: '21172' }],
    });
    expect(made.status).toBe(200);
    const administrator = permissionsOf('administrator');
    const people = async (scope: Scope, permissions: Iterable<Permission>, unit?: string) =>
      (await asking(scope, permissions, 'thi huyen', unit)).hits.map(({ kind, label }) => [kind, label]);
    expect(await people(wardScope('21172'), administrator)).toEqual([['person', 'Nguyễn Thị Thanh Huyền']]);
    expect(await people(wardScope('21172'), chair)).toEqual([]);
    expect(await people(wardScope('21173'), administrator)).toEqual([]);
    const units = (await asking({ level: 'nation', value: NATION }, chair, '21173')).hits;
    expect(units).toMatchObject([{ kind: 'unit', id: '21173' }]);
    expect((await asking(wardScope('21172'), chair, 'phuong 21173')).hits).toEqual([]);
  });
});
