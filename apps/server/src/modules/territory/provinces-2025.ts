import { provinces } from '@hatangso/contracts/provinces';
import { unitNameKey } from '../../platform/names.ts';

const mergedOn = '2025-07-01';

const now = new Map(provinces.map(([code, name]) => [unitNameKey(name), code]));
const before = new Map(
  provinces.flatMap(([code, , ...parts]) =>
    parts.map(([old, name]) => [unitNameKey(name), { old, code }] as const),
  ),
);

/** The provinces of a succession, by the name of the old unit's province: its code until the date, and from then on. */
export function provincesOfSuccession(
  oldProvince: string,
  effectiveDate: string,
): { readonly before: string; readonly after: string } | null {
  const key = unitNameKey(oldProvince);
  if (effectiveDate > mergedOn) {
    const code = now.get(key);
    return code === undefined ? null : { before: code, after: code };
  }
  const found = before.get(key);
  if (found === undefined) return null;
  return { before: found.old, after: effectiveDate === mergedOn ? found.code : found.old };
}

/** Cities that stand beside the provinces; Huế since 2025-01-01. */
const cities = new Set(['01', '31', '46', '48', '79', '92']);

/** A province as a sentence names it on a date, "tỉnh Quảng Ngãi"; null where the code is none of that date. */
export function provinceNameOn(code: string, date: string): string | null {
  const known: readonly (readonly [string, string])[] =
    date >= mergedOn
      ? provinces.map(([now, name]) => [now, name])
      : provinces.flatMap(([, , ...parts]) => parts);
  const name = known.find(([one]) => one === code)?.[1];
  if (name === undefined) return null;
  return `${cities.has(code) ? 'thành phố' : 'tỉnh'} ${name}`;
}
