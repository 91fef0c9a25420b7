import { Problem } from '../problem.ts';

/** So many asks of one address in a minute, kept in memory: for public questions that cost more than a page. */
export interface Pace {
  /** Refused as `request.too_often`. */
  readonly take: (address: string, now: Date) => void;
}

const minute = 60_000;
/** Addresses remembered at once; an attacker with more starts them all anew, and the rest of the server stands. */
const most = 10_000;

export function makePace(perMinute: number): Pace {
  const asked = new Map<string, { since: number; count: number }>();
  return {
    take(address, now) {
      const at = now.getTime();
      const known = asked.get(address);
      if (known === undefined || at - known.since >= minute || at < known.since) {
        if (asked.size >= most) asked.clear();
        asked.set(address, { since: at, count: 1 });
        return;
      }
      known.count += 1;
      if (known.count > perMinute)
        throw new Problem('request.too_often', { seconds: Math.ceil((known.since + minute - at) / 1000) });
    },
  };
}
