import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from './check-areas.ts';
import { contradictions, operatorKey, repeatedClaims, type TableClaim } from './claim.ts';

const claim: TableClaim = {
  row: 2,
  operator: 'VNPT',
  service: '5g',
  downlink: null,
  validFrom: '2026-01-01',
  validTo: null,
  document: null,
  group: 'TDP01',
  place: null,
  extent: 'partial',
  share: null,
};

test('all is 100 %, none is 0 %, a part lies between; a share need not be given', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('full', 'partial', 'none'),
      fc.integer({ min: 0, max: 100 }),
      (extent, share) => {
        const right = extent === 'full' ? 100 : 0;
        const good = extent === 'partial' ? share > 0 && share < 100 : share === right;
        expect(contradictions({ ...claim, extent, share }).length === 0).toBe(good);
        expect(contradictions({ ...claim, extent, share: null })).toEqual([]);
      },
    ),
  );
});

test('a claim ends on its first day or later', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  const iso = (date: Date): string => date.toISOString().slice(0, 10);
  fc.assert(
    fc.property(day, day, (from, to) => {
      const told = contradictions({ ...claim, validFrom: iso(from), validTo: iso(to) });
      expect(told.map(({ code }) => code)).toEqual(iso(to) < iso(from) ? ['coverage.ends_before'] : []);
    }),
  );
});

test('every row of a thing said twice is told once, and no other', () => {
  const said = fc.array(
    fc.record({ operator: fc.constantFrom('VNPT', 'vnpt', 'FPT'), group: fc.constantFrom('A', 'B', 'C') }),
  );
  fc.assert(
    fc.property(said, (list) => {
      const claims = list.map((one, at) => ({ ...claim, ...one, row: at + 2 }));
      const keyOf = ({ operator, group }: TableClaim): string => `${operatorKey(operator)} ${group}`;
      const count = Map.groupBy(claims, keyOf);
      const twice = claims.filter((one) => (count.get(keyOf(one))?.length ?? 0) > 1).map(({ row }) => row);
      const told = repeatedClaims(claims, ({ group }) => group ?? '').map(({ row }) => row);
      expect(told.sort((a, b) => a - b)).toEqual(twice);
    }),
  );
});

test('runs of areas keep every claim in order and stay within the limit, one too large alone', () => {
  const { group: _group, place: _place, extent: _extent, share: _share, ...common } = claim;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 })), (lengths) => {
      const claims = lengths.map((length, at) => ({ ...common, row: at + 1, geometry: 'x'.repeat(length) }));
      const runs = [...runsOf(claims, 20)];
      expect(runs.flat()).toEqual(claims);
      for (const run of runs) {
        const total = run.reduce((sum, { geometry }) => sum + geometry.length, 0);
        expect(total <= 20 || run.length === 1).toBe(true);
      }
    }),
  );
});
