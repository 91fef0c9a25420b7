import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring, rectangle } from '../../../../../test/support/ward.ts';
import { jobsScope, nationScope, wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { householdsInForce, type Moment, preferHashJoins } from '../survey/index.ts';
import { householdServices } from './index.ts';
import {
  bringLattice,
  collection,
  fibre,
  inWard,
  lattice,
  other,
  peopleByGdal,
  peopleServed,
  two5g,
  twoFibre,
  vnpt5g,
  ward,
  west,
} from './testing/areas.ts';

onBothEngines('coverage claimed as areas', (house) => {
  const moment = (asOf = '2026-06-30', knownAt = house().kernel.clock().toISOString()): Moment => ({
    unitCode: ward,
    asOf,
    knownAt,
  });

  test('people inside the union of the areas valid on the date, as GDAL and plain SQL count them', async (context) => {
    house().setNow('2026-06-01T02:00:00.000Z');
    expect((await bringLattice(house())).body.rowsTaken).toBe(601);
    const areas = collection(...two5g);
    expect((await bring(house(), ward, 'claims', areas)).body).toMatchObject({
      rowsTaken: 2,
      warnings: [],
      problems: [],
    });
    const union = await peopleServed(house(), moment(), ['5g']);
    const { rows } = await inWard(house(), ward, (tx) =>
      sql<{ people: number; pieces: number }>`
        select sum(people) as people, (select count(*) from coverage.claim_pieces) as pieces
        from survey.households
        where st_intersects(geom, (select st_union(geom) from coverage.claims))`.execute(tx),
    );
    expect(rows[0]?.pieces).toBeGreaterThan(6);
    expect(union).toBe(rows[0]?.people);
    expect(union).toBeGreaterThan(300);
    const before = await peopleServed(house(), moment('2026-02-28'), ['5g']);
    expect(before).toBeLessThan(union);
    expect(await peopleServed(house(), moment('2026-10-01'), ['5g'])).toBe(before);
    expect(await peopleServed(house(), moment('2025-12-31'), ['5g'])).toBe(0);
    expect(await peopleServed(house(), moment(), ['5g'], 200)).toBe(before);
    expect(await peopleServed(house(), moment(), ['4g', 'fibre'])).toBe(0);
    const points = JSON.stringify({
      type: 'FeatureCollection',
      features: lattice.map(({ lon, lat, people }) => ({
        type: 'Feature',
        properties: { people },
        geometry: { type: 'Point', coordinates: [lon, lat] },
      })),
    });
    const judged = peopleByGdal(areas, points);
    if (judged === null) {
      if (process.env.CI === 'true') throw new Error('CI needs gdal-bin');
      process.stderr.write('\nSKIPPED: coverage against GDAL; install gdal-bin\n');
      return context.skip('GDAL is missing');
    }
    expect(union).toBe(judged);
  });

  test('an area sent again replaces the operator’s areas of that day; undoing brings all of them back', async () => {
    house().setNow('2026-06-02T02:00:00.000Z');
    const original = await peopleServed(house(), moment(), ['5g']);
    const two = collection(...twoFibre);
    expect((await bring(house(), ward, 'claims', two)).body.rowsTaken).toBe(2);
    const wide = await peopleServed(house(), moment(), ['fibre'], 1000);
    house().setNow('2026-06-03T02:00:00.000Z');
    const narrow = await bring(house(), ward, 'claims', collection([fibre, west]));
    expect(narrow.body).toMatchObject({ rowsTaken: 1, rowsReplaced: 2 });
    expect(await peopleServed(house(), moment(), ['fibre'])).toBeLessThan(wide);
    expect(await peopleServed(house(), moment('2026-06-30', '2026-06-02T03:00:00.000Z'), ['fibre'])).toBe(
      wide,
    );
    expect((await bring(house(), ward, 'claims', collection([fibre, west]))).body.already).toBe(true);
    house().setNow('2026-06-04T02:00:00.000Z');
    await house().ask('DELETE', `/wards/${ward}/imports/${narrow.body.id}`);
    expect(await peopleServed(house(), moment(), ['fibre'])).toBe(wide);
    expect(await peopleServed(house(), moment(), ['5g'])).toBe(original);
  });

  test('areas that cannot be are refused with the place; one that misses the ward is told', async () => {
    const bowTie = [
      [
        [108.79, 15.14],
        [108.8, 15.15],
        [108.8, 15.14],
        [108.79, 15.15],
        [108.79, 15.14],
      ],
    ];
    const swapped = [
      [
        [15.14, 108.79],
        [15.15, 108.79],
        [15.15, 108.8],
        [15.14, 108.79],
      ],
    ];
    const bad = collection(
      [vnpt5g, bowTie],
      [vnpt5g, swapped],
      [{ ...vnpt5g, service: '6g' }, west],
      [{ ...vnpt5g, validTo: '2025-12-31' }, west],
      [{ ...vnpt5g, operator: '' }, west],
      [
        vnpt5g,
        [
          [
            [588000, 1676000],
            [588100, 1676000],
            [588100, 1676100],
            [588000, 1676000],
          ],
        ],
      ],
    );
    const refused = await bring(house(), ward, 'claims', bad);
    expect(refused.body.rows.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      '1 coverage.invalid_area',
      '2 geo.swapped',
      '3 cell.choice',
      '4 coverage.ends_before',
      '5 coverage.property_missing',
      '6 geo.metres',
    ]);
    expect(refused.body.rows.find(({ row }) => row === 1)).toMatchObject({
      params: { lon: 108.795, lat: 15.145 },
    });
    const far = collection([{ ...vnpt5g, operator: 'FPT' }, rectangle(108.9, 15.2, 108.91, 15.21)]);
    const missed = await bring(house(), ward, 'claims', far, '?dryRun=true');
    expect(missed.body.warnings).toMatchObject([
      { code: 'coverage.misses_ward', row: 1, params: { operator: 'FPT' } },
    ]);
  });

  test('points find their areas by index under every scope', async () => {
    const scopes = [wardScope(ward), { level: 'province', value: '51' }, nationScope, jobsScope] as const;
    for (const scope of scopes) {
      const at = { ...moment(), unitCode: scope.level === 'ward' ? ward : null };
      const steps = await transaction(house().kernel.engine, scope, 'read', async (tx) => {
        await preferHashJoins(tx);
        await sql`set local enable_seqscan = off`.execute(tx);
        const { rows } = await sql<{ 'QUERY PLAN': string }>`
          explain with household as materialized (${householdsInForce(at)}) select count(*) from (${householdServices('household', at)}) as s`.execute(
          tx,
        );
        return rows.map((row) => row['QUERY PLAN']).join('\n');
      });
      expect(steps, scope.level).toMatch(/Index Cond: \(geom && \w+\.geom\)/);
    }
  });

  test('another ward sees no claim and no piece', async () => {
    const counted = await inWard(house(), other, (tx) =>
      sql<{
        n: number;
      }>`select (select count(*) from coverage.claims) + (select count(*) from coverage.claim_pieces) as n`.execute(
        tx,
      ),
    );
    expect(counted.rows).toEqual([{ n: 0 }]);
    expect((await house().ask<{ claims: unknown[] }>('GET', `/wards/${other}/claims`)).body.claims).toEqual(
      [],
    );
  });
});
