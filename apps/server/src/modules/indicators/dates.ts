const dayMilliseconds = 86_400_000;
const daysOfYear = 365.25;

/** Days from one calendar date to another (ISO `YYYY-MM-DD`); negative where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);

/** Years of 365.25 days. */
export const yearsBetween = (from: string, to: string): number => daysBetween(from, to) / daysOfYear;

/** The date some months later; the last day of a shorter month stands for days it has not (31 Jan + 1 → 28 Feb). */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}
