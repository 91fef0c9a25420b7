import { expect, test } from 'vitest';
import { withoutTwins } from './without-twins.ts';

test('sources that say the same become one, and layers of the second are drawn from the first', () => {
  const tiles = (path: string) => ({ type: 'vector' as const, tiles: [path], minzoom: 3 });
  const { sources, layers } = withoutTwins(
    { wards: tiles('/wards'), figures: tiles('/wards'), own: tiles('/own') },
    [
      { id: 'ground', type: 'background' },
      { id: 'edge', type: 'line', source: 'wards' },
      { id: 'colour', type: 'fill', source: 'figures' },
      { id: 'own', type: 'fill', source: 'own' },
    ],
  );
  expect(Object.keys(sources)).toEqual(['wards', 'own']);
  expect(layers.map((one) => ('source' in one ? one.source : null))).toEqual([null, 'wards', 'wards', 'own']);
});
