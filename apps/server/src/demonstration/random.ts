/**
 * A generator of repeatable numbers in [0, 1): the demonstration is the same on every machine.
 * mulberry32 (public domain), 32 bits of state: enough to scatter points, never for secrets.
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of `count` independent tries succeed. */
export function successes(random: () => number, count: number, chance: number): number {
  let found = 0;
  for (let i = 0; i < count; i += 1) if (random() < chance) found += 1;
  return found;
}
