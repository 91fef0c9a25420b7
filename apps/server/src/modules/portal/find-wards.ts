import { looseKey } from '../../platform/names.ts';

/** Wards whose name holds the text, by letters alone (no tones, no case) or whose code begins with it; begun with first. */
export function findWards<W extends { readonly code: string; readonly name: string }>(
  wards: readonly W[],
  text: string,
): W[] {
  const key = looseKey(text);
  if (key === '') return [];
  const ranked = wards.flatMap((ward) => {
    const whole = looseKey(ward.name);
    const rank = ward.code.startsWith(key) || bare(whole).startsWith(key) ? 0 : whole.includes(key) ? 1 : 2;
    return rank === 2 ? [] : [{ ward, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ ward }) => ward);
}

const bare = (key: string): string => key.replace(/^(phuong|xa|dackhu)/, '');
