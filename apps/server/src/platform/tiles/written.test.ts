import { expect, test } from 'vitest';
import { WrittenTiles } from './written.ts';

test('the tiles asked for longest ago go first, an empty tile is told from one that is not kept', () => {
  const tiles = new WrittenTiles();
  const big = (): Uint8Array => new Uint8Array(10 * 2 ** 20);
  tiles.put('nothing', null);
  for (const tag of ['a', 'b', 'c']) tiles.put(tag, big());
  expect(tiles.get('nothing')).toBeNull();
  expect(tiles.get('a')).toHaveLength(10 * 2 ** 20);
  tiles.put('d', big());
  expect(['nothing', 'a', 'b', 'c', 'd'].filter((tag) => tiles.get(tag) !== undefined)).toEqual([
    'nothing',
    'a',
    'c',
    'd',
  ]);
});
