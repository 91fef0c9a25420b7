import type { Caller } from '../action.ts';

/** A map is many tiles: that somebody looked at it stands in the log once in so long. */
const spanMs = 10 * 60_000;
const mostKept = 5_000;
const lastTold = new Map<string, number>();

/** Whether the same caller's looking at the same map was told lately; if not, it counts as told from now on. */
export function wasTold(
  path: string,
  code: string | null,
  { actor, scope }: Caller,
  now = Date.now(),
): boolean {
  const key = JSON.stringify([path, code, actor.id, actor.session, scope.level, scope.value]);
  const before = lastTold.get(key);
  if (before !== undefined && now - before < spanMs) return true;
  lastTold.delete(key);
  if (lastTold.size >= mostKept)
    for (const oldest of [...lastTold.keys()].slice(0, mostKept / 10)) lastTold.delete(oldest);
  lastTold.set(key, now);
  return false;
}
