import type { YearlyDeadline } from '@hatangso/contracts/plan';
import { query } from '../../platform/action.ts';
import { newestSettings } from './settings-store.ts';

/** The days of the yearly report that a ward set itself; what it did not set is left out. The day itself is in time. */
export const setDeadlines = query({
  name: 'reporting.report.read',
  async run(
    { unitCode }: { readonly unitCode: string },
    { tx, now },
  ): Promise<Partial<Record<'offices' | 'upward' | 'closing', YearlyDeadline>>> {
    const word = await newestSettings(tx, unitCode, now.toISOString());
    const { deadlines, closing } = word?.content ?? {};
    const days = { offices: deadlines?.offices, upward: deadlines?.upward, closing: closing?.N };
    return Object.fromEntries(
      Object.entries(days).flatMap(([which, day]) =>
        day == null ? [] : [[which, { month: day.month, day: day.day, before: false, ref: null }]],
      ),
    );
  },
});
