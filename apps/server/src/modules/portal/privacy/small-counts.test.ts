import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, hiddenCells, isSensitive, smallest, type Table } from './small-counts.ts';

const table = (...cells: readonly (readonly [n: number | null, of: number | null])[]): Table =>
  cells.map(([numerator, denominator], at) => ({ group: `G${at}`, numerator, denominator }));
const hide = (...tables: Table[]): string[][] => hiddenCells(tables).map(({ groups }) => [...groups].sort());

test('fewer than 5, and what lacks fewer than 5, is sensitive; 0 and all only of few', () => {
  expect(isSensitive(3, 200)).toBe(true);
  expect(isSensitive(197, 200)).toBe(true);
  expect(isSensitive(2, 4)).toBe(true);
  expect(isSensitive(0, 9)).toBe(true);
  expect(isSensitive(9, 9)).toBe(true);
  expect(isSensitive(0, 10)).toBe(false);
  expect(isSensitive(200, 200)).toBe(false);
  expect(isSensitive(5, 10)).toBe(false);
  expect(isSensitive(0, 0)).toBe(false);
});

test('a lone hidden cell would be the total less the others, so the smallest other goes with it', () => {
  expect(hide(table([3, 100], [40, 90], [50, 120]))).toEqual([['G0', 'G1']]);
  expect(hide(table([30, 100], [40, 90], [50, 120]))).toEqual([[]]);
  expect(hide(table([null, null], [40, 90]))).toEqual([[]]);
});

test('a group of fewer than 5 is hidden in every table, never alone', () => {
  const hidden = hide(table([1, 3], [20, 50], [30, 60]), table([40, 90], [20, 50], [30, 60]));
  for (const groups of hidden) {
    expect(groups).toContain('G0');
    expect(groups.length).toBeGreaterThan(1);
  }
});

test('a hidden number is not told as the denominator of another indicator', () => {
  const fibre = table([118, 120], [60, 100], [70, 110]);
  const ofFibre = table([60, 118], [30, 60], [20, 70]);
  expect(hide(fibre, ofFibre)[1]).toContain('G0');
});

/** Every table of whole numbers that fits what is published: the totals, all denominators, the cells shown. */
function attack(cells: Table, hidden: ReadonlySet<string>): Map<string, Set<number>> {
  const secret = cells.filter((cell) => hidden.has(cell.group));
  const sum = secret.reduce((all, { numerator }) => all + (numerator ?? 0), 0);
  const found = new Map(secret.map(({ group }) => [group, new Set<number>()]));
  const search = (at: number, left: number, chosen: readonly number[]): void => {
    const cell = secret[at];
    if (cell === undefined) {
      if (left !== 0) return;
      for (const [i, { group }] of secret.entries()) found.get(group)?.add(chosen[i] ?? -1);
      return;
    }
    for (let n = 0; n <= Math.min(left, cell.denominator ?? 0); n += 1)
      search(at + 1, left - n, [...chosen, n]);
  };
  search(0, sum, []);
  return found;
}

const cell = fc
  .integer({ min: 1, max: 14 })
  .chain((of) => fc.integer({ min: 0, max: of }).map((n): [number, number] => [n, of]));

test('who knows all totals and denominators cannot narrow a hidden cell to fewer than 5 people', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 4 }), (pairs) => {
      const cells = table(...pairs);
      const [n, of] = cells.reduce((all, c) => [all[0] + (c.numerator ?? 0), all[1] + (c.denominator ?? 0)], [
        0, 0,
      ] as [number, number]);
      // a ward whose own total tells of few people is not published at all
      fc.pre(!isSensitive(n, of));
      const hidden = hiddenCells([cells])[0] ?? { groups: new Set<string>(), total: false };
      const shown = cells.filter(({ group }) => !hidden.groups.has(group));
      expect(shown.filter((c) => isSensitive(c.numerator ?? 0, c.denominator ?? 0))).toEqual([]);
      expect(hidden.total || spansHold(cells, hidden.groups)).toBe(true);
      expect(hidden.total && shown.length > 0).toBe(false);
    }),
    { numRuns: 300 },
  );
});

function spansHold(cells: Table, hidden: ReadonlySet<string>): boolean {
  const found = attack(cells, hidden);
  return cells
    .filter((c: Cell) => hidden.has(c.group))
    .every((c) => {
      const values = [...(found.get(c.group) ?? [])];
      return Math.max(...values) - Math.min(...values) >= Math.min(smallest, c.denominator ?? 0);
    });
}

test('the order of groups and tables does not change what is hidden', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), (pairs) => {
      const cells = table(...pairs);
      expect(hide(cells.toReversed())).toEqual(hide(cells));
    }),
  );
});
