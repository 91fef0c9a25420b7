const dayFirst = /^(\d{1,2})\s*[-./\s]\s*(\d{1,2})\s*[-./\s]\s*(\d{4})$/;
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const digits = /^(\d\d)(\d\d)(\d{4})$/;

/**
 * The ISO day that somebody typed: day, month, year (`1/7/2025`, `01-07-2025`, `01072025`) or ISO. Empty for nothing;
 * `null` for what is no day of the calendar, and for a year in two digits, which could be either of two.
 */
export function dayTyped(text: string): string | null {
  const typed = text.trim();
  if (typed === '') return '';
  const iso = yearFirst.exec(typed);
  const own = dayFirst.exec(typed) ?? digits.exec(typed);
  const [year, month, date] = iso === null ? [own?.[3], own?.[2], own?.[1]] : [iso[1], iso[2], iso[3]];
  if (year === undefined || month === undefined || date === undefined) return null;
  const found = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = new Date(`${found}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== found ? null : found;
}
