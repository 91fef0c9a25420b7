import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Mend, mendedCells, mendedRow, mendsDigest, replay } from './mends.ts';

test('changes stand one over the other, the last may be taken back, and undoing twice takes two back', () => {
  const actions: Mend[] = [
    {
      cells: [
        [5, 1, 'a'],
        [6, 1, 'b'],
      ],
    },
    {
      cells: [
        [5, 1, 'c'],
        [5, 4, ''],
      ],
    },
    { skip: [7, 8], on: true },
    { skip: [8], on: false },
    { undo: true },
  ];
  const mends = replay(actions);
  expect([...mends.skipped]).toEqual([7, 8]);
  expect(mends.revision).toBe(5);
  expect(mends.touched.get(8)).toBe(5);
  expect(mendedRow({ row: 5, cells: ['x', 'y'] }, mends).cells).toEqual(['x', 'c', null, null, null]);
  const earlier = replay([...actions, { undo: true }, { undo: true }]);
  expect(mendedRow({ row: 5, cells: ['x', 'y'] }, earlier).cells).toEqual(['x', 'a']);
  expect(earlier.skipped.size).toBe(0);
});

test('putting the file’s own value back leaves no trace, and the digest does not depend on the order', () => {
  expect(mendsDigest(replay([{ cells: [[1, 0, 'a']] }, { cells: [[1, 0, null]] }]))).toBeNull();
  const one: Mend = { cells: [[2, 1, 'x']] };
  const two: Mend = { cells: [[1, 0, 'y']], skip: [9], on: true };
  expect(mendsDigest(replay([one, two]))).toBe(mendsDigest(replay([two, one])));
});

test('undoing everything gives the file as it came', () => {
  const cell = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 3 }),
    fc.option(fc.string()),
  );
  const action = fc.record({
    cells: fc.array(cell, { maxLength: 3 }),
    skip: fc.array(fc.integer({ min: 1, max: 4 })),
    on: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(action), (actions) => {
      const mends = replay([...actions, ...actions.map(() => ({ undo: true as const }))]);
      expect([mendedCells(mends), mends.skipped.size]).toEqual([0, 0]);
    }),
  );
});
