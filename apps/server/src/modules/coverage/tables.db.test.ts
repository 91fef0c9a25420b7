import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring } from '../../../../../test/support/ward.ts';
import type { Moment } from '../survey/index.ts';
import { coveredHouseholds, groupClaims, placeServices } from './index.ts';
import {
  bringLattice,
  collection,
  inWard,
  lattice,
  peopleServed,
  two5g,
  twoFibre,
  ward,
} from './testing/areas.ts';

onBothEngines('coverage claimed by table', (house) => {
  const moment = (asOf = '2026-06-30', knownAt = house().kernel.clock().toISOString()): Moment => ({
    unitCode: ward,
    asOf,
    knownAt,
  });

  test('tables by group and place: the latest day wins, whole groups are served, parts give bounds', async () => {
    house().setNow('2026-06-10T02:00:00.000Z');
    await bringLattice(house());
    await bring(house(), ward, 'claims', collection(...two5g, ...twoFibre));
    await bring(
      house(),
      ward,
      'places',
      'Mã,Tên,Loại,Kinh độ,Vĩ độ\nP1,Trạm y tế,health,108.79,15.15\nP2,Chợ,mall,108.819,15.131\n',
      '?asOf=2026-01-01',
    );
    const heading =
      'Doanh nghiệp;Dịch vụ;Mã TDP;Mã địa điểm;Mức phủ;Tỷ lệ hộ (%);Tốc độ (Mb/s);Từ ngày;Đến ngày;Công văn';
    const table = [
      heading,
      'MobiFone;4G;TDP01;;không;;;01/01/2026;;CV 1',
      'MobiFone;4G;TDP01;;toàn bộ;;50;01/04/2026;;CV 2',
      'MobiFone;4G;TDP02;;một phần;40;;01/01/2026;;',
      'Viettel;LTE;Tổ 2;;Một phần;80,5;;01/01/2026;;',
      'Viettel;4G;;P2;một phần;;;01/01/2026;;',
      'VNPT;Cáp quang;TDP02;;một phần;;;01/01/2026;;',
    ].join('\n');
    expect((await bring(house(), ward, 'claims', table)).body).toMatchObject({ rowsTaken: 6, problems: [] });
    // people of TDP01, the one without coordinates among them
    const inGroup =
      5 + lattice.filter(({ group }) => group === 'TDP01').reduce((sum, { people }) => sum + people, 0);
    expect(await peopleServed(house(), moment(), ['4g'])).toBe(inGroup);
    expect(await peopleServed(house(), moment('2026-03-31'), ['4g'])).toBe(0);
    expect(await peopleServed(house(), moment(), ['4g'], 100)).toBe(0);
    const bounds = await inWard(house(), ward, (tx) =>
      sql<Record<string, unknown>>`
        select group_code, service, max(low) as low, least(100, sum(high)) as high
        from (${groupClaims(moment())}) as told group by group_code, service order by group_code, service`.execute(
        tx,
      ),
    );
    expect(bounds.rows).toEqual([
      { group_code: 'TDP01', service: '4g', low: 100, high: 100 },
      { group_code: 'TDP02', service: '4g', low: 80.5, high: 100 },
      { group_code: 'TDP02', service: 'fibre', low: 0, high: 100 },
    ]);
    const places = await inWard(house(), ward, (tx) =>
      sql<
        Record<string, unknown>
      >`select place_code, service, whole, downlink_mbps from (${placeServices(moment())}) as p order by 1, 2`.execute(
        tx,
      ),
    );
    expect(places.rows).toContainEqual({
      place_code: 'P1',
      service: 'fibre',
      whole: true,
      downlink_mbps: 1000,
    });
    expect(places.rows).toContainEqual({
      place_code: 'P2',
      service: '4g',
      whole: false,
      downlink_mbps: null,
    });
    expect(places.rows.some(({ place_code, service }) => place_code === 'P2' && service === 'fibre')).toBe(
      false,
    );
  });

  test('a table that says what cannot be is refused by row', async () => {
    const heading = 'Doanh nghiệp;Dịch vụ;Mã TDP;Mã địa điểm;Mức phủ;Tỷ lệ hộ (%);Từ ngày;Đến ngày';
    const bad = [
      heading,
      'A;5G;TDP01;P1;toàn bộ;;01/01/2026;',
      'A;5G;;;toàn bộ;;01/01/2026;',
      'A;5G;TDP07;;toàn bộ;;01/01/2026;',
      'A;5G;;P9;toàn bộ;;01/01/2026;',
      'A;5G;TDP01;;toàn bộ;70;01/01/2026;',
      'A;5G;TDP01;;toàn bộ;;02/01/2026;01/01/2026',
      'A;5G;TDP02;;toàn bộ;;03/01/2026;',
      'a;5g;tổ 2;;không;;03/01/2026;',
    ].join('\n');
    const refused = await bring(house(), ward, 'claims', bad);
    expect(refused.body.rows.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 coverage.one_subject',
      '3 coverage.one_subject',
      '4 coverage.unknown_group',
      '5 coverage.unknown_place',
      '6 coverage.share_contradicts',
      '7 coverage.ends_before',
      '8 coverage.twice',
      '9 coverage.twice',
    ]);
    const skipped = await bring(
      house(),
      ward,
      'claims',
      `${bad}\nA;4G;TDP02;;không;;01/01/2026;`,
      '?skipBadRows=true&dryRun=true',
    );
    expect(skipped.body).toMatchObject({ rowsRead: 9, rowsTaken: 1, rowsRefused: 8 });
  });

  test('claims are listed as of a date and drawn as GeoJSON; rows under a figure are found again', async () => {
    interface Claims {
      readonly claims: readonly { operator: string; service: string; area: boolean; extent: string | null }[];
    }
    const listed = await house().ask<Claims>('GET', `/wards/${ward}/claims?asOf=2026-06-30`);
    expect(listed.body.claims.filter(({ area }) => area)).toHaveLength(4);
    expect(
      listed.body.claims.filter(({ operator, extent }) => operator === 'MobiFone' && extent === 'none'),
    ).toEqual([]);
    expect(
      (await house().ask<Claims>('GET', `/wards/${ward}/claims?asOf=2026-02-01&service=4g`)).body.claims,
    ).toHaveLength(4);
    const drawn = await house().ask('GET', `/wards/${ward}/claims.geojson?asOf=2026-06-30&service=5g`);
    expect(JSON.parse(drawn.bytes.toString('utf8'))).toMatchObject({
      type: 'FeatureCollection',
      features: [
        { properties: { operator: 'Viettel' } },
        { properties: { operator: 'VNPT', downlinkMbps: 300 } },
      ],
    });
    const asked = { services: ['4g'] };
    const page = await inWard(house(), ward, (tx) =>
      coveredHouseholds(tx, {
        moment: moment(),
        asked,
        served: true,
        group: 'TDP01',
        limit: 1000,
        cursor: null,
      }),
    );
    expect(page.rows).toHaveLength(301);
  });
});
