import type { Language } from './problems.ts';

/**
 * How a number is written for people, the same on every surface: no rounding carries it across a level it has not
 * reached. Pure; nothing here depends on the machine's locale.
 */

/** How many decimals keep a value on the true side of 0 and of each level: 99.97 beside 100 is not shown as 100. */
export function decimalsBeside(value: number, levels: readonly number[], least: number, most = 6): number {
  const guarded = [0, ...levels];
  for (let decimals = least; decimals < most; decimals += 1) {
    const rounded = Number(value.toFixed(decimals));
    if (guarded.every((level) => Math.sign(rounded - level) === Math.sign(value - level))) return decimals;
  }
  return most;
}

const signs: Readonly<Record<Language, { readonly group: string; readonly point: string }>> = {
  vi: { group: '.', point: ',' },
  en: { group: ',', point: '.' },
};

/** `49308` → `49.308` (vi), `49,308` (en); zeros at the end of the fraction are dropped, and 0 has no sign. */
export function groupedDigits(value: number, decimals: number, language: Language, minus = '−'): string {
  const { group, point } = signs[language];
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  const rest = fraction.replace(/0+$/, '');
  const digits = rest === '' ? grouped : `${grouped}${point}${rest}`;
  return value < 0 && /[1-9]/.test(digits) ? `${minus}${digits}` : digits;
}
