import type { Say } from '../app/words.ts';
import { measure } from '../kit/format.ts';
import type { ValueClass } from './classes.ts';
import type { mapKitWords } from './words.ts';

type MapKit = typeof mapKitWords extends { readonly keys?: infer Keys } ? Keys : never;

/** A class in words: `70 – dưới 80 %`, `từ 100 %`; who owns a bound is said, not left to guess. */
export function classWords(
  { from, to, withFrom }: ValueClass,
  next: ValueClass | undefined,
  unit: string,
  t: Say<MapKit>,
): string {
  const values = { from: measure(from, unit), to: measure(to, unit) };
  // a bound that the next class does not hold belongs to this one
  const withTo = next?.withFrom === false;
  if (from === null && to === null) return t('class.all');
  if (from === null) return t(withTo ? 'class.upTo' : 'class.below', values);
  if (to === null) return t(withFrom ? 'class.from' : 'class.over', values);
  if (!withFrom) return t('class.overBelow', values);
  return t(withTo ? 'class.betweenUpTo' : 'class.between', values);
}
