import type { ErasureAnswer } from '@hatangso/contracts/privacy';
import type { Counts } from './erase-person.ts';
import { inventory } from './read-inventory.ts';

/** What an erasure leaves, told before it and after. */
const left = {
  person: ['log', 'work', 'issued'],
  household: ['household_file', 'log', 'issued'],
} as const;

export function erasureTold(kind: keyof typeof left, counts: Counts, done: boolean): ErasureAnswer {
  const stays = inventory.categories.filter(({ category }) =>
    (left[kind] as readonly string[]).includes(category),
  );
  return {
    done,
    goes: Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([what, count]) => ({ what, count })),
    stays: stays.map(({ category, what, keeping }) => ({ category, what, why: keeping })),
  };
}
