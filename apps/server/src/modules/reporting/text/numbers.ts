import { decimalsBeside, groupedDigits } from '@hatangso/contracts/rounding';

/** Numbers, money and dates as Vietnamese offices write them. Pure; nothing here depends on the machine's locale. */

/** `49308` → "49.308"; `93.25` with 1 decimal → "93,3"; trailing zeros of the fraction are dropped. */
export const formatNumber = (value: number, decimals = 1): string =>
  groupedDigits(value, decimals, 'vi', '-');

/**
 * A number rounded for reading that never rounds across a level: 99.97 beside a level of 100 is "99,97", not
 * "100". One decimal (or `least`) unless more are needed to stay on the true side of 0 and of each level (at most 6).
 */
export const formatBeside = (value: number, levels: readonly number[], least = 1): string =>
  formatNumber(value, decimalsBeside(value, levels, least));

/** Percent, guarded at 0 and 100 and at the given levels: `93.2` → "93,2%". */
export function formatPercent(value: number, levels: readonly number[] = []): string {
  return `${formatBeside(value, [100, ...levels])}%`;
}

/** A count in a sentence, two digits at least: 5 → "05", 12 → "12". */
export function formatCount(value: number): string {
  return value < 10 ? `0${value}` : formatNumber(value, 0);
}

/** Đồng: `1250000` → "1.250.000 đồng". */
export function formatMoney(dong: number): string {
  return `${formatNumber(dong, 0)} đồng`;
}

/** ISO date or date-time → "22/11/2026". */
export function formatDate(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

/** "05/11/2026" written out for the head of a document: "ngày 05 tháng 11 năm 2026". */
export function formatDateInWords(iso: string): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  const shortMonth = Number(month) > 2 ? String(Number(month)) : month;
  return `ngày ${day} tháng ${shortMonth} năm ${year}`;
}

/** An instant as people in Viet Nam read their clocks: "22/11/2026 19:30". */
export function formatMoment(iso: string): string {
  const local = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  return `${formatDate(local)} ${local.slice(11, 16)}`;
}
