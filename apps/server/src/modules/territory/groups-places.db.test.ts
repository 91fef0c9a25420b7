import type { ImportReport } from '@hatangso/contracts/evidence';
import type { Group, Place, Unit } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';

import { area, collection, type Refusal, square } from './testing/shapes.ts';

onBothEngines('groups and places', (house) => {
  const ask = async <T>(path: string): Promise<T> => (await house().ask<T>('GET', path)).body;
  const take = async <T = ImportReport>(path: string, name: string, content: string): Promise<T> =>
    (await house().send<T>(path, name, content)).body;
  const at = (asOf: string): string => `?asOf=${asOf}`;

  test('units to stand on', async () => {
    const ward = area({ code: '21172', fullName: 'Phường A' }, square(108.78, 15.13, 0.05));
    const other = area({ code: '21136', fullName: 'Xã Thuỷ' }, square(108.2, 15.1, 0.02));
    const taken = await take(
      '/imports/units?asOf=2025-07-01&province=51',
      'u.geojson',
      collection([ward, other]),
    );
    expect(taken).toMatchObject({ rowsTaken: 2 });
  });

  test('groups are versioned by date and by what was known', async () => {
    house().setNow('2026-03-01T08:00:00Z');
    const rows =
      'Danh sách tổ dân phố,,,\nMã TDP,Tên TDP,Số hộ,Số nhân khẩu\n01,Tổ dân phố 1,"1.200",4.100\n02,Tổ dân phố 10,300,\n3,Tổ dân phố 2,,\n';
    const report = await take('/wards/21172/imports/groups?asOf=2026-01-01', 'g.csv', rows);
    expect(report).toMatchObject({ rowsTaken: 3, problems: [] });
    house().setNow('2026-03-02T08:00:00Z');
    const areas = collection([
      area({ 'Mã TDP': '01', 'Tên TDP': 'Tổ dân phố 1' }, square(108.79, 15.14, 0.01)),
      area({ code: '02', name: 'Tổ dân phố 10', lastDay: '2026-06-30' }, square(109.5, 15.14, 0.01)),
    ]);
    const shaped = await take('/wards/21172/imports/groups?asOf=2026-02-01', 'g.geojson', areas);
    expect(shaped.warnings.map(({ row, code }) => [row, code])).toEqual([[2, 'territory.group_outside']]);
    const list = async (asOf: string): Promise<Group[]> =>
      (await ask<{ groups: Group[] }>(`/wards/21172/groups${at(asOf)}`)).groups;
    expect(
      (await list('2026-05-01')).map(({ name, households, people, hasBoundary }) => [
        name,
        households,
        people,
        hasBoundary,
      ]),
    ).toEqual([
      ['Tổ dân phố 1', 1200, 4100, true],
      ['Tổ dân phố 2', null, null, false],
      ['Tổ dân phố 10', 300, null, true],
    ]);
    expect((await list('2026-06-30')).length).toBe(3);
    expect((await list('2026-07-01')).map(({ code }) => code)).toEqual(['01', '3']);
    expect(await list('2025-12-31')).toEqual([]);
    house().setNow('2026-03-03T08:00:00Z');
    await house().ask('DELETE', `/wards/21172/imports/${shaped.id}`);
    expect((await list('2026-07-01')).map(({ hasBoundary }) => hasBoundary)).toEqual([false, false, false]);
    const known = await transaction(house().kernel.engine, wardScope('21172'), 'read', (tx) =>
      sql<{
        code: string;
      }>`select code from territory.groups_as_of('2026-07-01', '2026-03-02T12:00:00Z') where geom is not null`.execute(
        tx,
      ),
    );
    expect(known.rows).toEqual([{ code: '01' }]);
    house().setNow(null);
  });

  test('a list without dates speaks of earlier days too, with the numbers said nearest', async () => {
    house().setNow('2026-05-05T08:00:00Z');
    await take('/wards/21136/imports/groups', 'undated.csv', 'Mã TDP,Tên TDP,Số hộ\nA,Thôn A,40\n');
    house().setNow('2026-06-05T08:00:00Z');
    await take('/wards/21136/imports/groups', 'again.csv', 'Mã TDP,Tên TDP,Số hộ\nA,Thôn A,44\n');
    house().setNow(null);
    const households = async (asOf: string): Promise<(number | null)[]> =>
      (await ask<{ groups: Group[] }>(`/wards/21136/groups${at(asOf)}`)).groups.map(
        (group) => group.households,
      );
    expect([
      await households('2025-12-31'),
      await households('2026-05-20'),
      await households('2026-07-01'),
    ]).toEqual([[40], [40], [44]]);
  });

  test('places: kinds by name, both kinds of coordinates, the wrong zone told', async () => {
    const rows =
      'Mã,Tên,Loại,Kinh độ,Vĩ độ\nD1,Trạm y tế,Y tế,"108,80","15,15"\nD2,Chợ,mall,108.81,15.14\nD3,Điểm xa,Điểm quan trắc,108.95,15.14\nD4,Chưa rõ,centre,,\n';
    const report = await take('/wards/21172/imports/places?asOf=2026-01-01', 'p.csv', rows);
    expect(report).toMatchObject({ rowsTaken: 4, problems: [] });
    expect(report.warnings).toMatchObject([{ row: 4, code: 'territory.place_outside' }]);
    const { places } = await ask<{ places: Place[] }>(`/wards/21172/places${at('2026-01-01')}`);
    expect(places.map(({ code, kind, position }) => [code, kind, position?.lon ?? null])).toEqual([
      ['D2', 'mall', 108.81],
      ['D4', 'centre', null],
      ['D3', 'monitoring_point', 108.95],
      ['D1', 'health', 108.8],
    ]);
    const metres = 'Mã,Tên,Loại,X,Y\nD5,Nhà ga,transport,1676000,586000\n';
    const wrong = await take<Refusal>(
      '/wards/21172/imports/places?asOf=2026-01-01&zone=9216',
      'vn.csv',
      metres,
    );
    expect(wrong.rows[0]).toMatchObject({ code: 'geo.other_zone', params: { epsg: 5898, kilometres: 54 } });
    expect(
      await take('/wards/21172/imports/places?asOf=2026-01-01&zone=5898', 'vn.csv', metres),
    ).toMatchObject({ rowsTaken: 1, warnings: [] });
    const bad = await take<Refusal>(
      '/wards/21172/imports/places',
      'b.csv',
      'Mã,Tên,Loại\nD1,A,chùa\nD1,B,road\n',
    );
    expect(bad.rows.map(({ code }) => code)).toContain('cell.choice');
  });

  test('a ward sees its own groups and places only; units are common', async () => {
    await take('/wards/21136/imports/groups?asOf=2026-01-01', 'g.csv', 'Mã TDP,Tên TDP\n01,Thôn 1\n');
    const made = await house().ask<{ secret: string }>('POST', '/tokens', {
      name: 'ward',
      role: 'reader',
      ward: '21172',
      province: '51',
    });
    const as = async <T>(path: string): Promise<T & Refusal> =>
      (await house().ask<T & Refusal>('GET', path, undefined, made.body.secret)).body;
    expect((await as<{ groups: Group[] }>('/wards/21136/groups?asOf=2026-02-01')).code).toBe(
      'auth.forbidden',
    );
    expect((await as<{ groups: Group[] }>('/wards/21172/groups?asOf=2026-05-01')).groups.length).toBe(3);
    expect((await as<Unit>('/units/21136')).fullName).toBe('Xã Thuỷ');
    const seen = await transaction(house().kernel.engine, wardScope('21172'), 'read', (tx) =>
      sql<{
        unit_code: string;
      }>`select distinct unit_code from territory.groups_as_of('2026-02-01', '2999-01-01')`.execute(tx),
    );
    const rebuild = transaction(house().kernel.engine, wardScope('21172'), 'write', (tx) =>
      sql`select territory.rebuild_units('{21172}', '2000-01-01')`.execute(tx),
    );
    await expect(rebuild).rejects.toThrow(/permission denied/);
    expect(seen.rows.length).toBe(1);
    expect(seen.rows.every(({ unit_code }) => unit_code === '21172')).toBe(true);
  });
});
