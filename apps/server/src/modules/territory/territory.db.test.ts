import type { ImportReport } from '@hatangso/contracts/evidence';
import type { Apportioned, Lineage, Unit, UnitList, UnitMatches } from '@hatangso/contracts/territory';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';

import { area, collection, type Refusal, square } from './testing/shapes.ts';

const succession = `old_code,old_name,old_district,old_province,new_code,new_name,is_divided,effective_date
21172,Phường A,Thành phố Q,Tỉnh Quảng Ngãi,21172,Phường A,False,2025-07-01
21202,Xã Bến Đình,Thành phố Q,Tỉnh Quảng Ngãi,21172,Phường A,False,2025-07-01
21142,Xã Chia,Huyện H,Tỉnh Kon Tum,21136,Xã Thuỷ,True,2025-07-01
21142,Xã Chia,Huyện H,Tỉnh Kon Tum,21157,Xã Hòa,True,2025-07-01
,,Huyện Đảo,Tỉnh Quảng Ngãi,21548,Đặc khu Đảo,False,2025-07-01
`;

onBothEngines('territory', (house) => {
  const ask = async <T>(path: string): Promise<T> => (await house().ask<T>('GET', path)).body;
  const take = async <T = ImportReport>(path: string, name: string, content: string): Promise<T> =>
    (await house().send<T>(path, name, content)).body;
  const at = (asOf: string): string => `?asOf=${asOf}`;

  test('answers with a token only; a ward that no import named is refused with the way out', async () => {
    expect((await house().ask('GET', '/units', undefined, 'hts_wrongwrongwrongwrong')).status).toBe(401);
    const refused = await take<Refusal>('/wards/21172/imports/groups', 'a.csv', 'Mã TDP,Tên TDP\n1,Tổ 1');
    expect(refused.code).toBe('territory.unknown_unit');
    expect((await house().ask('GET', '/units/21172')).status).toBe(404);
  });

  test('its templates come back as workbooks without data, read by name', async () => {
    for (const kind of ['units', 'succession', 'groups', 'places']) {
      const { bytes } = await house().ask('GET', `/templates/${kind}.xlsx`);
      const path = ['units', 'succession'].includes(kind) ? '/imports' : '/wards/VN/imports';
      const back = await house().send<Refusal>(`${path}/${kind}`, `${kind}.xlsx`, bytes);
      expect(back.body.code).toBe(path === '/imports' ? 'import.empty' : 'territory.unknown_unit');
    }
  });

  test('units need a province, a code, a name and a sound boundary', async () => {
    const units = collection([
      area({ code: '21172', fullName: 'Phường A' }, square(108.78, 15.13, 0.05)),
      area({ code: '2117', fullName: 'Phường B', provinceCode: '51' }, square(108.78, 15.13, 0.05)),
      area({ code: '21202', provinceCode: '51' }, square(108.78, 15.13, 0.05)),
      area({ code: '21136', fullName: 'Xã C', provinceCode: '51' }, [
        [
          [108.7, 15.1],
          [108.8, 15.2],
          [108.8, 15.1],
          [108.7, 15.2],
          [108.7, 15.1],
        ],
      ]),
      area({ code: '21157', fullName: 'Xã D', provinceCode: '51' }, square(15.13, 108.78, 0.05)),
      area({ code: '21158', fullName: 'Xã E', provinceCode: '51' }, square(0, 0, 0.05)),
      area({ code: '21159', fullName: 'Xã G', provinceCode: '51' }, square(590_000, 1_675_000, 500)),
      area({ code: '21160', fullName: 'Xã H', provinceCode: '51' }, square(108.78, 15.13, 0.05)),
      area({ code: '21160', fullName: 'Xã H', provinceCode: '51' }, square(108.78, 15.13, 0.05)),
    ]);
    const refused = await take<Refusal>('/imports/units?asOf=2025-07-01', 'u.geojson', units);
    expect(refused.code).toBe('import.refused');
    expect(new Map(refused.rows.map(({ row, code }) => [row, code]))).toEqual(
      new Map([
        [1, 'territory.no_province'],
        [2, 'territory.code_shape'],
        [3, 'territory.no_name'],
        [4, 'territory.geometry_crosses'],
        [5, 'geo.swapped'],
        [6, 'geo.zero'],
        [7, 'geo.metres'],
        [8, 'territory.code_twice'],
        [9, 'territory.code_twice'],
      ]),
    );
    const crossing = refused.rows.find(({ row }) => row === 4);
    expect(crossing?.messages.vi).toContain('108.750000, 15.150000');
    expect((await ask<UnitList>('/units')).units).toEqual([]);
  });

  test('statements merge whatever their order, and a succession cuts a code into two units', async () => {
    // said without a date, so today: after the succession is known it belongs to the unit that began in 2025
    const boundary = collection([
      area({ code: '21172', fullName: 'Phường A', areaKm2: 1 }, square(108.78, 15.13, 0.05)),
    ]);
    const first = await take('/imports/units?province=51', 'a.geojson', boundary);
    expect(first).toMatchObject({ rowsTaken: 1, rowsRefused: 0 });
    expect((await ask<Unit>('/units/21172')).validFrom).toBe(first.asOf);
    const before = await take(
      '/imports/units?asOf=2024-12-31',
      'old.csv',
      'code,full_name,area_km2,households,province_code\n21172,Phường A,9.26,"1.000",51\n21202,Xã Bến Đình,10,500,51\n',
    );
    expect(before).toMatchObject({ rowsTaken: 2, problems: [] });
    const merged = await take('/imports/succession', 's.csv', succession);
    expect(merged).toMatchObject({ rowsTaken: 5, warnings: [], asOf: '2025-07-01' });
    await take(
      '/imports/units?asOf=2025-07-01',
      'p.csv',
      'code;full_name;area_km2_bando;population_bando_2025;lon;lat\n21172;Phường A;34,65;49.308;108,809;15,1574\n21136;Xã Thuỷ;10;;;\n',
    );
    const now = await ask<Unit>('/units/21172');
    expect(now).toMatchObject({
      unitId: '21172@2025-07-01',
      areaKm2: 1,
      population: 49_308,
      households: null,
      hasBoundary: true,
      provinceCode: '51',
      validTo: null,
    });
    const then = await ask<Unit>(`/units/21172${at('2025-06-30')}`);
    expect(then).toMatchObject({
      unitId: '21172@2024-12-31',
      areaKm2: 9.26,
      population: null,
      households: 1000,
      hasBoundary: false,
      validTo: '2025-07-01',
      district: 'Thành phố Q',
    });
    expect((await house().ask<Refusal>('GET', `/units/21202`)).body.code).toBe('territory.not_at_date');
    const divided = await ask<Unit>(`/units/21142${at('2020-01-01')}`);
    expect(divided).toMatchObject({
      unitId: '21142@before-2025-07-01',
      fullName: 'Xã Chia',
      provinceCode: '62',
      validFrom: null,
    });
    expect(await ask<Unit>('/units/21548')).toMatchObject({ fullName: 'Đặc khu Đảo', provinceCode: '51' });
  });

  test('what is said of a unit after its end is refused, naming what it became', async () => {
    const refused = await take<Refusal>(
      '/imports/units?asOf=2026-01-01',
      'late.csv',
      'code,full_name\n21202,Xã Bến Đình\n',
    );
    expect(refused.rows[0]).toMatchObject({
      code: 'territory.after_end',
      params: { date: '2025-07-01', successors: 'Phường A (21172)' },
    });
  });

  test('origins, successors, names', async () => {
    const origins = await ask<Lineage>(`/units/21172/origins${at('2025-07-01')}`);
    expect(origins.steps.map(({ from, whole }) => [from.unitId, whole])).toEqual([
      ['21172@2024-12-31', true],
      ['21202@2024-12-31', true],
    ]);
    const successors = await ask<Lineage>(`/units/21142/successors${at('2025-06-30')}`);
    expect(successors.steps.map(({ into, whole }) => [into.code, whole])).toEqual([
      ['21157', false],
      ['21136', false],
    ]);
    const names = ['xã thủy', 'THUỶ', 'X. Thủy', 'Phường Thủy', 'Hoà', 'Hoa', 'đảo'.normalize('NFD')];
    const found = await ask<UnitMatches>(
      `/unit-matches?${names.map((name) => `name=${encodeURIComponent(name)}`).join('&')}`,
    );
    expect(found.matched.map(({ unit }) => unit.code)).toEqual(['21136', '21136', '21136', '21157', '21548']);
    expect(found.unmatched).toEqual(['Phường Thủy', 'Hoa']);
    const pages: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: UnitList = await ask(
        `/units?level=ward&limit=2${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`,
      );
      pages.push(...page.units.map(({ code }) => code));
      next = page.next;
    }
    // Đặc khu, Phường, Xã Hòa before Xã Thuỷ
    expect(pages).toEqual(['21548', '21172', '21157', '21136']);
    expect((await ask<UnitList>('/units?name=thu%E1%BB%B7')).units.map(({ code }) => code)).toEqual([
      '21136',
    ]);
  });

  test('figures across the merger: whole units exactly, households by known numbers, nothing without a ground', async () => {
    const asked = (query: string): Promise<Apportioned & Refusal> => ask(`/units/${query}`);
    const sum = await asked(
      '21172/apportion?asOf=2025-07-01&at=2025-06-30&method=whole_units&figures=21172:926,21202:74.5',
    );
    expect(sum).toMatchObject({ value: 1000.5, exact: true, method: 'whole_units' });
    expect(
      (await asked('21172/apportion?asOf=2025-07-01&at=2025-06-30&method=whole_units&figures=21172:926'))
        .code,
    ).toBe('territory.apportion_missing');
    expect(
      (await asked('21136/apportion?asOf=2025-07-01&at=2025-06-30&method=whole_units&figures=21142:10')).code,
    ).toBe('territory.apportion_not_whole');
    expect(
      (await asked('21136/apportion?asOf=2025-07-01&at=2025-06-30&method=by_area&figures=21142:10')).code,
    ).toBe('territory.apportion_needs');
    expect(
      (await asked('21136/apportion?asOf=2025-07-01&at=2025-06-30&method=by_area&figures=21142:10,21202:3'))
        .code,
    ).toBe('territory.apportion_stranger');
    await take('/imports/units?asOf=2025-08-01', 'h.csv', 'code,full_name,households\n21172,Phường A,2000\n');
    const part = await asked(
      '21202/apportion?asOf=2025-06-30&at=2025-08-01&method=by_households&figures=21172:80',
    );
    expect(part).toMatchObject({
      value: 20,
      exact: false,
      parts: [{ share: 0.25, numerator: 500, denominator: 2000 }],
    });
    await take(
      '/imports/units?asOf=2024-12-31',
      'div.geojson',
      collection([
        area({ code: '21142', fullName: 'Xã Chia', provinceCode: '62' }, square(108.2, 15.1, 0.04)),
      ]),
    );
    await take(
      '/imports/units?asOf=2025-07-01',
      'new.geojson',
      collection([area({ code: '21136', fullName: 'Xã Thuỷ' }, square(108.2, 15.1, 0.02))]),
    );
    const quarter = await asked(
      '21136/apportion?asOf=2025-07-01&at=2025-06-30&method=by_area&figures=21142:100',
    );
    expect(quarter.value).toBeCloseTo(25, 1);
  });

  test('undo gives back what was before', async () => {
    const before = await ask<UnitList>('/units?limit=1000');
    const report = await take(
      '/imports/units?asOf=2100-01-01',
      'x.csv',
      'code,full_name,population\n21172,Phường B,1\n21136,Xã Thuỷ,2\n',
    );
    expect((await ask<Unit>('/units/21172')).fullName).toBe('Phường B');
    expect((await ask<Unit>(`/units/21172${at('2025-08-01')}`)).fullName).toBe('Phường B');
    await house().ask('DELETE', `/imports/${report.id}`);
    expect(await ask<UnitList>('/units?limit=1000')).toEqual(before);
    const { imports } = await ask<{ imports: { id: string; kind: string }[] }>('/imports?limit=1000');
    const id = imports.find(({ kind }) => kind === 'succession')?.id;
    await house().ask('DELETE', `/imports/${id}`);
    // without the succession there is one unit 21172, from the first day something was said of it
    expect(await ask<Unit>('/units/21172')).toMatchObject({ unitId: '21172@2024-12-31', households: 2000 });
  });
});
