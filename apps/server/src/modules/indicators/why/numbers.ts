import type { Language } from '@hatangso/contracts/problems';
import { decimalsBeside, groupedDigits } from '@hatangso/contracts/rounding';

/** `49308` → "49.308" in Vietnamese, "49,308" in English; one decimal, where it has any. */
export const numberIn = (language: Language, value: number, decimals = 1): string =>
  groupedDigits(value, decimals, language);

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
