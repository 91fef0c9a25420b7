import type { MapDates } from '@hatangso/contracts/map';
import { query } from '../../platform/action.ts';
import { todayIn } from '../../platform/today.ts';
import { boundariesOf } from './boundaries.ts';

/** The dates up to today on which something of a ward's evidence begins or ends: between two of them the map stands still. */
export const mapDatesOf = query({
  name: 'indicators.figure.read',
  async run({ unitCode }: { readonly unitCode: string }, { tx, now }): Promise<MapDates> {
    const asOf = todayIn(now);
    const days = await boundariesOf(tx, { unitCode, asOf, knownAt: now.toISOString() });
    return { dates: [...new Set([...days.filter((day) => day <= asOf), asOf])].sort() };
  },
});
