import type { Language } from '@hatangso/contracts/problems';

const separators: Readonly<Record<Language, readonly [group: string, decimal: string]>> = {
  vi: ['.', ','],
  en: [',', '.'],
};

/** `49308` → "49.308" in Vietnamese, "49,308" in English; zeros at the end of the fraction are dropped. */
export function numberIn(language: Language, value: number, decimals = 1): string {
  const [group, decimal] = separators[language];
  const [whole = '0', fraction = ''] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  const rest = fraction.replace(/0+$/, '');
  const digits = rest === '' ? grouped : `${grouped}${decimal}${rest}`;
  return value < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}

/** How many decimals keep a value on the true side of 0 and of each level: 99.97 beside 100 is not shown as 100. */
export function decimalsBeside(value: number, levels: readonly number[], least: number): number {
  const guarded = [0, ...levels];
  for (let decimals = least; decimals < 6; decimals += 1) {
    const rounded = Number(value.toFixed(decimals));
    if (guarded.every((level) => Math.sign(rounded - level) === Math.sign(value - level))) return decimals;
  }
  return 6;
}

const unitWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  per_person: { vi: 'trên đầu người', en: 'per person' },
  score: { vi: 'điểm', en: 'points' },
  rank: { vi: '', en: '' },
  count: { vi: '', en: '' },
};

/** A value with its unit: "93,2 %", "0,76 trên đầu người"; the space before the unit does not break. */
export function valueIn(
  language: Language,
  value: number,
  unit: string,
  levels: readonly number[] = [],
): string {
  const least = unit === 'per_person' ? 2 : 1;
  const whole = unit === '%' ? [100] : [];
  const text = numberIn(language, value, decimalsBeside(value, [...whole, ...levels], least));
  const word = unitWords[unit]?.[language] ?? unit;
  return word === '' ? text : `${text}\u00a0${word}`;
}
