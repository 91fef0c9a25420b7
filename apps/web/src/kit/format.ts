import { locale, useWords } from '../app/words.ts';
import { kitWords } from './words.ts';

/**
 * Numbers, money, days and ages as people here write them: `49.308`, `93,2 %`, `1.250.000 đ`, `22/11/2026`,
 * `9 ngày trước`. In English the same facts in English signs. A number that is not there is `–`, never 0.
 */
const tags = { vi: 'vi-VN', en: 'en-GB' } as const;
export const nothing = '–';
/** A space that never breaks a number from its unit. */
const narrow = '\u00a0';

const shown = (value: number, least: number, most: number): string =>
  new Intl.NumberFormat(tags[locale()], { minimumFractionDigits: least, maximumFractionDigits: most }).format(
    value,
  );

/** A count or measure; `most` decimals at most. */
export function number(value: number | null | undefined, most = 0): string {
  return value === null || value === undefined ? nothing : shown(value, 0, most);
}

/** A share in percent, 0–100; one decimal, none where it is whole. What is not all is never shown as 100 %. */
export function percent(value: number | null | undefined, most = 1): string {
  if (value === null || value === undefined) return nothing;
  const step = 10 ** most;
  const almost = value < 100 && Math.round(value * step) / step >= 100;
  return `${shown(almost ? Math.floor(value * step) / step : value, 0, most)}${narrow}%`;
}

const worded = ['per_person', 'score', 'count', 'rank'] as const;

/** An indicator's unit as people write it: `%` and `m` stay, `per_person` becomes words, a bare count has none. */
export function unitText(unit: string): string {
  const key = worded.find((one) => one === unit);
  return key === undefined ? unit : useWords(kitWords)(`unit.${key}`);
}

/** A value in its indicator's unit: `%` shares, else the number and the unit in words; `most` decimals where told. */
export function measure(value: number | null | undefined, unit: string, most?: number): string {
  if (value === null || value === undefined) return nothing;
  if (unit === '%') return percent(value, most);
  const text = shown(value, 0, most ?? (Math.abs(value) >= 100 ? 0 : 2));
  const name = unitText(unit);
  return name === '' || name === '1' ? text : `${text}${narrow}${name}`;
}

/** Bounds of a figure, `84,9–87,8`. */
export function range(low: number | null, high: number | null): string {
  if (low === null || high === null || low === high) return '';
  return `${shown(low, 0, 1)}–${shown(high, 0, 1)}`;
}

/** The sign of the dong. */
const dong = '\u0111';

/** Whole dong. */
export function money(value: number | null | undefined): string {
  return value === null || value === undefined ? nothing : `${shown(value, 0, 0)}${narrow}${dong}`;
}

/** `22/11/2026` of an ISO date or moment; a moment is told by the day in Viet Nam. */
export function day(iso: string | null | undefined): string {
  if (iso === null || iso === undefined) return nothing;
  const [year = '', month = '', date = ''] = (iso.length > 10 ? dayInVietNam(iso) : iso).split('-');
  return `${date}/${month}/${year}`;
}

/** `14:05, 22/11/2026`, the clock of Viet Nam. */
export function moment(iso: string | null | undefined): string {
  if (iso === null || iso === undefined) return nothing;
  const time = new Intl.DateTimeFormat('en-GB', { ...vietNam, hour: '2-digit', minute: '2-digit' });
  return `${time.format(new Date(iso))}, ${day(iso)}`;
}

const vietNam = { timeZone: 'Asia/Ho_Chi_Minh' } as const;
const dayInVietNam = (moment: string | Date): string =>
  new Intl.DateTimeFormat('sv-SE', vietNam).format(new Date(moment));
export const today = (): string => dayInVietNam(new Date());

/** Whole days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** `hôm nay`, `9 ngày trước`, `3 tháng trước`, `sau 18 ngày`. */
export function age(iso: string | null | undefined, at: string = today()): string {
  if (iso === null || iso === undefined) return nothing;
  const days = daysBetween(iso.length > 10 ? dayInVietNam(iso) : iso, at);
  const words = new Intl.RelativeTimeFormat(tags[locale()], { numeric: 'auto' });
  const size = Math.abs(days);
  if (size < 45) return words.format(-days, 'day');
  if (size < 365 * 2) return words.format(-Math.round(days / 30.4), 'month');
  return words.format(-Math.round(days / 365.25), 'year');
}

/** File sizes, `1,2 MB`. */
export function bytes(size: number): string {
  if (size < 1000) return `${size}${narrow}B`;
  if (size < 1_000_000) return `${shown(size / 1000, 0, 0)}${narrow}kB`;
  return `${shown(size / 1_000_000, 0, 1)}${narrow}MB`;
}
