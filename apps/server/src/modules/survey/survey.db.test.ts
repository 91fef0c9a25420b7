import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring, bringWard } from '../../../../../test/support/ward.ts';
import { nationScope, wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { groupsOf, knownHouseholds, type Moment, roundsInForce } from './in-force.ts';
import { inForce, type Listed, sheet, ward } from './testing/sheets.ts';

const other = '21175';

onBothEngines('household sheets', (house) => {
  const now = () => house().kernel.clock().toISOString();
  const moment = (asOf: string, knownAt = now(), unitCode: string | null = ward): Moment => ({
    unitCode,
    asOf,
    knownAt,
  });

  test('without a list of groups names are kept, and find their group once there is one', async () => {
    house().setNow('2026-03-01T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    await bringWard(house(), other, '51', { west: 108.86, south: 15.13, east: 108.9, north: 15.17 });
    const first = await bring(
      house(),
      ward,
      'households',
      sheet('H1,TDP 1,"108,80","15,15",4,3,có,15/02/2026', 'H2,Tổ 2,,,3,,,16/02/2026'),
      '?round=R1',
    );
    expect(first.body).toMatchObject({ rowsTaken: 2, rowsRefused: 0, asOf: '2026-02-16', round: 'R1' });
    expect(first.body.warnings.map(({ code }) => code)).toEqual(['survey.no_groups']);
    expect(await inForce(house(), moment('2026-03-01'))).toBe('1:H1=4 2:H2=3');
    house().setNow('2026-03-02T02:00:00.000Z');
    const groups =
      'Mã TDP,Tên TDP,Số hộ\nTDP01,Tổ dân phố số 01,2\nTDP02,Tổ dân phố số 02,\nTDP03,Tổ dân phố An Phú,5\n';
    expect((await bring(house(), ward, 'groups', groups, '?asOf=2026-02-01')).status).toBe(200);
    expect(await inForce(house(), moment('2026-03-02'))).toBe('TDP01:H1=4 TDP02:H2=3');
    // yesterday's knowledge still gives yesterday's answer
    expect(await inForce(house(), moment('2026-03-02', '2026-03-01T03:00:00.000Z'))).toBe('1:H1=4 2:H2=3');
  });

  test('the number of households known comes from the list, null where it does not say', async () => {
    const { rows } = await transaction(house().kernel.engine, wardScope(ward), 'read', (tx) =>
      sql<{ group_code: string; households: number | null; listed: boolean }>`
        select group_code, households, listed from (${groupsOf(moment('2026-03-02'))}) as known order by group_code`.execute(
        tx,
      ),
    );
    expect(rows).toEqual([
      { group_code: 'TDP01', households: 2, listed: true },
      { group_code: 'TDP02', households: null, listed: true },
      { group_code: 'TDP03', households: 5, listed: true },
    ]);
  });

  test('within a round a household replaces itself and the others stay; a dry run and the same file change nothing', async () => {
    house().setNow('2026-03-03T02:00:00.000Z');
    const again = sheet(
      'H1,TDP01,108.80,15.15,5,3,không,20/02/2026',
      'H3,tổ dân phố an phú,108.81,15.15,2,2,,20/02/2026',
    );
    const dry = await bring(house(), ward, 'households', again, '?round=R1&dryRun=true');
    expect(dry.body).toMatchObject({ id: null, rowsTaken: 2, rowsReplaced: 1 });
    expect(await inForce(house(), moment('2026-03-03'))).toBe('TDP01:H1=4 TDP02:H2=3');
    expect((await bring(house(), ward, 'households', again, '?round=R1')).body).toMatchObject({
      rowsTaken: 2,
      rowsReplaced: 1,
    });
    expect(await inForce(house(), moment('2026-03-03'))).toBe('TDP01:H1=5 TDP02:H2=3 TDP03:H3=2');
    expect((await bring(house(), ward, 'households', again, '?round=R1')).body).toMatchObject({
      already: true,
      rowsTaken: 0,
    });
  });

  test('rounds never mix: each group rests on its latest round not after the date', async () => {
    house().setNow('2026-06-01T02:00:00.000Z');
    const later = sheet('H1,Tổ dân phố số 1,108.80,15.15,6,4,có,15/05/2026');
    const taken = await bring(house(), ward, 'households', later, '?round=R2');
    expect(taken.body).toMatchObject({ rowsTaken: 1, rowsReplaced: 0 });
    expect(await inForce(house(), moment('2026-06-01'))).toBe('TDP01:H1=6 TDP02:H2=3 TDP03:H3=2');
    expect(await inForce(house(), moment('2026-05-14'))).toBe('TDP01:H1=5 TDP02:H2=3 TDP03:H3=2');
    expect(await inForce(house(), moment('2026-01-31'))).toBe('');
    house().setNow('2026-06-02T02:00:00.000Z');
    expect((await house().ask('DELETE', `/wards/${ward}/imports/${taken.body.id}`)).status).toBe(200);
    expect(await inForce(house(), moment('2026-06-02'))).toBe('TDP01:H1=5 TDP02:H2=3 TDP03:H3=2');
    house().setNow('2026-06-03T02:00:00.000Z');
    expect((await bring(house(), ward, 'households', later, '?round=R2')).body).toMatchObject({
      already: false,
      rowsTaken: 1,
    });
    expect(await inForce(house(), moment('2026-06-03'))).toBe('TDP01:H1=6 TDP02:H2=3 TDP03:H3=2');
    // what was known between stays as it was
    expect(await inForce(house(), moment('2026-06-02', '2026-06-02T03:00:00.000Z'))).toBe(
      'TDP01:H1=5 TDP02:H2=3 TDP03:H3=2',
    );
  });

  test('undoing within a round opens again what was replaced', async () => {
    house().setNow('2026-06-04T02:00:00.000Z');
    const third = await bring(house(), ward, 'households', sheet('H2,TDP02,,,9,1,x,30/05/2026'), '?round=R1');
    expect(third.body).toMatchObject({ rowsReplaced: 1 });
    expect(await inForce(house(), moment('2026-06-04'))).toBe('TDP01:H1=6 TDP02:H2=9 TDP03:H3=2');
    house().setNow('2026-06-05T02:00:00.000Z');
    await house().ask('DELETE', `/wards/${ward}/imports/${third.body.id}`);
    expect(await inForce(house(), moment('2026-06-05'))).toBe('TDP01:H1=6 TDP02:H2=3 TDP03:H3=2');
  });

  test('what cannot be is refused with its row, column and reason; the rest may be taken', async () => {
    house().setNow('2026-07-01T02:00:00.000Z');
    const bad = sheet(
      'B1,TDP01,108.80,15.15,3,4,,',
      'B2,TDP09,108.80,15.15,3,2,,',
      'B3,TDP01,15.15,108.80,3,2,,',
      'B4,TDP01,0,0,3,2,,',
      'B5,TDP01,108.80,,3,2,,',
      'B6,TDP01,108.95,15.15,3,2,,',
      'B7,TDP01,108.80,15.15,3,2,,01/08/2026',
      'B8,TDP01,108.80,15.15,300,2,,',
      'B9,TDP01,108.80,15.15,3,2,,',
      'b9,TDP01,108.80,15.15,2,2,,',
      'OK,TDP03,108.825,15.15,2,2,có,',
    );
    const refused = await bring(house(), ward, 'households', bad);
    expect(refused.status).toBe(422);
    const told = refused.body.rows.map(({ row, code }) => `${row} ${code}`).sort();
    expect(told).toEqual(
      [
        '2 survey.part_exceeds',
        '3 survey.unknown_group',
        '4 geo.swapped',
        '5 geo.zero',
        '6 geo.half',
        '7 survey.far_outside',
        '8 survey.date_implausible',
        '9 cell.range',
        '10 survey.duplicate_code',
        '11 survey.duplicate_code',
      ].sort(),
    );
    const twice = refused.body.rows.find(({ row }) => row === 11);
    expect(twice?.messages.vi).toContain('Mã hộ "b9" có ở dòng 10 và dòng 11; mỗi hộ chỉ một dòng');
    expect(refused.body.rows.find(({ row }) => row === 3)?.params?.near).toContain('TDP01');
    expect(await inForce(house(), moment('2026-07-01'))).toBe('TDP01:H1=6 TDP02:H2=3 TDP03:H3=2');
    const skipped = await bring(house(), ward, 'households', bad, '?skipBadRows=true&round=R3');
    expect(skipped.body).toMatchObject({ rowsRead: 11, rowsTaken: 1, rowsRefused: 10 });
    expect(skipped.body.warnings).toMatchObject([{ code: 'survey.just_outside', row: 12 }]);
    expect(await inForce(house(), moment('2026-07-01'))).toBe('TDP01:H1=6 TDP02:H2=3 TDP03:OK=2');
  });

  test('metres of a neighbouring zone are refused with the zone that fits', async () => {
    // 108.80 E, 15.15 N in EPSG:5898 (108°00'), read as EPSG:9216 (107°30')
    const metres = 'Mã hộ,Tổ dân phố,X,Y,Số nhân khẩu\nM1,TDP01,1675663,585930,3\n';
    expect((await bring(house(), ward, 'households', metres)).body.code).toBe('table.zone_needed');
    const wrong = await bring(house(), ward, 'households', metres, '?zone=9216');
    expect(wrong.body.rows).toMatchObject([{ code: 'geo.other_zone', row: 2, params: { epsg: 5898 } }]);
    const right = await bring(house(), ward, 'households', metres, '?zone=5898&dryRun=true');
    expect(right.body).toMatchObject({ rowsTaken: 1, warnings: [] });
  });

  test('rows are listed by group and import, a page at a time', async () => {
    const all = await house().ask<Listed>('GET', `/wards/${ward}/households`);
    expect(all.body.households.map(({ code, group }) => `${group}:${code}`)).toEqual([
      'TDP01:H1',
      'TDP02:H2',
      'TDP03:OK',
    ]);
    expect(all.body.households[1]).toMatchObject({ people15: null, hasFibre: null });
    const page = await house().ask<Listed>('GET', `/wards/${ward}/households?limit=2`);
    expect(page.body.households).toHaveLength(2);
    const rest = await house().ask<Listed>(
      'GET',
      `/wards/${ward}/households?limit=2&cursor=${encodeURIComponent(page.body.next ?? '')}`,
    );
    expect(rest.body.households.map(({ code }) => code)).toEqual(['OK']);
    const past = await house().ask<Listed>('GET', `/wards/${ward}/households?asOf=2026-05-14&group=TDP01`);
    expect(past.body.households.map(({ people }) => people)).toEqual([5]);
    const batch = past.body.households[0]?.batch ?? '';
    expect(
      (await house().ask<Listed>('GET', `/wards/${ward}/households?asOf=2026-05-14&batch=${batch}`)).body
        .households,
    ).toHaveLength(2);
    expect((await house().ask('GET', `/wards/${ward}/households?cursor=x`)).status).toBe(400);
  });

  test('another ward sees nothing; one statement covers all wards; sums by round agree with the rows', async () => {
    const elsewhere = 'Mã hộ,Tổ dân phố,Số nhân khẩu\nH1,Thôn 1,7\n';
    expect((await bring(house(), other, 'households', elsewhere)).body.rowsTaken).toBe(1);
    expect(
      (await house().ask<Listed>('GET', `/wards/${other}/households`)).body.households.map(
        ({ people }) => people,
      ),
    ).toEqual([7]);
    const peeping = await transaction(
      house().kernel.engine,
      wardScope(other),
      'read',
      async (tx) =>
        (
          await sql<{
            n: number;
          }>`select count(*) as n from survey.households where unit_code = ${ward}`.execute(tx)
        ).rows,
    );
    expect(peeping).toEqual([{ n: 0 }]);
    const country = moment('2026-07-01', now(), null);
    expect(await inForce(house(), country)).toBe(`TDP01:H1=6 TDP02:H2=3 TDP03:OK=2 ${other}|1:H1=7`);
    const sums = await transaction(house().kernel.engine, nationScope, 'read', (tx) =>
      sql<{ people: number }>`
        with
          known as (${knownHouseholds(country)}),
          sums as (
            select unit_code, group_ref, round, max(evidence_date) as evidence_date, max(taken_at) as taken_at, sum(people) as people
            from known group by unit_code, group_ref, round
          ),
          in_force as (${roundsInForce('sums', country)})
        select sum(people) as people from sums join in_force using (unit_code, group_ref, round)`.execute(tx),
    );
    expect(sums.rows[0]?.people).toBe(18);
  });
});
