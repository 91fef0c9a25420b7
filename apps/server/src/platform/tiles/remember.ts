import type { Installation } from '../kernel.ts';

/** How many answers are kept at most; the ones asked for longest ago go first. */
const most = 400;
const keptBy = new WeakMap<Installation, Map<string, unknown>>();

/**
 * What is the same for every tile of a map is made once. The key must say all that the answer depends on: whose rights,
 * of which unit and date, and the version of the evidence, so that nothing kept here is ever out of date.
 */
export async function remembered<T>(
  installation: Installation,
  key: readonly unknown[],
  make: () => Promise<T>,
): Promise<T> {
  const kept = keptBy.get(installation) ?? new Map<string, unknown>();
  keptBy.set(installation, kept);
  const name = JSON.stringify(key);
  const found = kept.has(name) ? (kept.get(name) as T) : await make();
  kept.delete(name);
  kept.set(name, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return found;
}
