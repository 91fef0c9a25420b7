import { expect, test } from 'vitest';
import type { Stratum } from '../estimate.ts';
import { explainEstimate } from './explain-estimate.ts';

const group = (code: string, households: number | null, answered: number): Stratum => ({
  ...{ group: code, households, rows: answered, answered },
  ...{ y: answered, x: answered, yy: answered, xx: answered, xy: answered },
});

test('the groups of an estimate are told with their weights; one of unknown size leaves the whole unknown', () => {
  const view = explainEstimate([group('A', 400, 40), group('B', 50, 50), group('C', 10, 0)], (code) => code);
  expect(view).toMatchObject({ answered: 90, households: 450, countedGroups: 1, sampledGroups: 1 });
  expect(view.strata.map(({ weight }) => weight)).toEqual([10, 1, 0]);
  expect(explainEstimate([group('A', null, 40)], (code) => code).households).toBeNull();
});
