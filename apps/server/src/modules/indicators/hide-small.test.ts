import { expect, test } from 'vitest';
import { smallOnes } from './hide-small.ts';

test('fewer than five people are not told, nor those who lack it, nor what the sum would give away', () => {
  const plenty = { whole: 100, part: 60 };
  expect(smallOnes([plenty, plenty])).toEqual([false, false]);
  expect(smallOnes([{ whole: 4, part: 4 }, plenty, { whole: 50, part: 20 }])).toEqual([true, false, true]);
  expect(smallOnes([{ whole: 90, part: 3 }, { whole: 80, part: 78 }, plenty])).toEqual([true, true, false]);
  expect(
    smallOnes([
      { whole: 90, part: 0 },
      { whole: 80, part: 80 },
    ]),
  ).toEqual([false, false]);
  expect(smallOnes([{ whole: 4, part: 4 }])).toEqual([true]);
  expect(smallOnes([{ whole: null, part: null }])).toEqual([false]);
});
