/** How many backups are kept: the newest of each of so many days, weeks and months. */
export interface Keep {
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

const day = 86_400_000;
/** Viet Nam has one time the whole year: UTC+7. */
const vietnam = 7 * 3_600_000;

const dayOf = (at: Date): number => Math.floor((at.getTime() + vietnam) / day);
/** Weeks begin on Monday; day 0 was a Thursday. */
const weekOf = (at: Date): number => Math.floor((dayOf(at) + 3) / 7);
const monthOf = (at: Date): string => new Date(at.getTime() + vietnam).toISOString().slice(0, 7);

/**
 * Those to be removed. Of each of the last so many days, weeks and months that have a backup the newest stays: days
 * without one do not count, so a server that stood still loses nothing. The newest of all always stays, and what was
 * made in the 24 hours before it: one made by hand before a change does not take the night's away. What a clock that
 * ran ahead dated into the future stays and does not count.
 */
export function surplus<T extends { readonly madeAt: Date }>(
  backups: readonly T[],
  keep: Keep,
  now: Date,
): readonly T[] {
  const past = backups.filter(({ madeAt }) => madeAt.getTime() <= now.getTime() + day / 24);
  const newestFirst = past.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const newest = newestFirst[0]?.madeAt.getTime() ?? 0;
  const kept = new Set<T>(newestFirst.filter(({ madeAt }) => newest - madeAt.getTime() < day));
  const rules: readonly [number, (at: Date) => number | string][] = [
    [keep.daily, dayOf],
    [keep.weekly, weekOf],
    [keep.monthly, monthOf],
  ];
  for (const [count, periodOf] of rules) {
    const periods = new Set<number | string>();
    for (const backup of newestFirst) {
      const period = periodOf(backup.madeAt);
      if (periods.has(period) || periods.size >= count) continue;
      periods.add(period);
      kept.add(backup);
    }
  }
  return newestFirst.filter((backup) => !kept.has(backup));
}

/** The last moment at or before `now` at which a backup was to be made, every day at `hour` in Viet Nam. */
export function lastDue(now: Date, hour: number): Date {
  const today = dayOf(now) * day - vietnam + hour * 3_600_000;
  return new Date(today > now.getTime() ? today - day : today);
}
