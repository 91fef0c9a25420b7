import type { Language } from '@hatangso/contracts/problems';
import { decimalsBeside, groupedDigits } from '@hatangso/contracts/rounding';

/** Numbers and days as readers of the language write them; pure, nothing depends on the machine's locale. */

/** A space that never breaks a number from its unit. */
export const narrow = '\u00a0';
/** Beside how many decimals a number stops being readable. */
const mostDecimals = 4;

/** `49308` → `49.308` (vi), `49,308` (en); trailing zeros of the fraction are dropped. */
export const number = (value: number, language: Language, decimals = 0): string =>
  groupedDigits(value, decimals, language);

/** Rounded to one decimal for reading, more where rounding would reach 0 or one of the levels: 99.97 is never "100". */
export const beside = (value: number, language: Language, levels: readonly number[], least = 1): string =>
  number(value, language, decimalsBeside(value, levels, least, mostDecimals));

const unitWords: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  per_person: { vi: 'mỗi người', en: 'per person' },
  count: { vi: '', en: '' },
  score: { vi: 'điểm', en: 'points' },
  rank: { vi: '', en: '' },
};

/** A value in its indicator's unit: `93,2 %`, `0,76 mỗi người`, `3`. */
export function measure(
  value: number,
  unit: string,
  language: Language,
  levels: readonly number[] = [],
): string {
  if (unit === '%') return `${beside(value, language, [100, ...levels])}${narrow}%`;
  const word = unitWords[unit]?.[language] ?? unit;
  const digits = Number.isInteger(value) ? number(value, language) : beside(value, language, levels, 2);
  return word === '' ? digits : `${digits}${narrow}${word}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** ISO day → `22/11/2026` (vi), `22 November 2026` (en). */
export function day(iso: string, language: Language): string {
  const [year = '', month = '', date = ''] = iso.slice(0, 10).split('-');
  return language === 'vi'
    ? `${date}/${month}/${year}`
    : `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** `412345` bytes → `412 kB`. */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < 1_000_000) return `${number(Math.max(1, bytes / 1000), language)}${narrow}kB`;
  return `${number(bytes / 1_000_000, language, 1)}${narrow}MB`;
}

/** A moment (ISO) as clocks in Viet Nam showed it: `09:05 ngày 12/12/2026`, `09:05, 12 December 2026`. */
export function moment(iso: string, language: Language): string {
  const there = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  const date = day(there.slice(0, 10), language);
  const clock = there.slice(11, 16);
  return language === 'vi' ? `${clock} ngày ${date}` : `${clock}, ${date}`;
}
