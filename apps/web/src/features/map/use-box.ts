import type { Shapes } from '@hatangso/contracts/map';
import { computed } from 'vue';
import { queryOf } from '../../app/api.ts';
import { useAsk } from '../../app/ask.ts';
import type { Box } from '../../map/layer.ts';

/** Viet Nam with its islands: what a first look at the country shows. */
const country: Box = [102.1, 6.6, 117.9, 23.45];

interface Outline {
  readonly geometry: { readonly coordinates: unknown } | null;
}

/** The box around every position of a geometry's coordinates; null where there is none. */
export function boxAround(coordinates: unknown): Box | null {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const walk = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [lon, lat] = part as unknown[];
    if (typeof lon === 'number' && typeof lat === 'number') {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    } else part.forEach(walk);
  };
  walk(coordinates);
  return box[0] > box[2] ? null : box;
}

/** Where the whole of a unit lies, and the boxes of its groups or wards, to go to one. */
export function useBox(
  unit: () => string,
  level: () => 'ward' | 'province' | 'nation',
  day: () => string | null,
) {
  const query = computed(() => queryOf({ asOf: day() }));
  const parts = useAsk<Shapes>(() => {
    if (level() === 'nation') return null;
    return level() === 'ward'
      ? `/wards/${unit()}/groups/shapes${query.value}`
      : `/provinces/${unit()}/wards/shapes${query.value}`;
  });
  const outline = useAsk<Outline>(() =>
    level() === 'ward' ? `/units/${unit()}/boundary?tolerance=0.0005` : null,
  );
  const whole = computed<Box | null>(() => {
    if (level() === 'nation') return country;
    return boxAround(outline.data.value?.geometry?.coordinates) ?? parts.data.value?.bbox ?? null;
  });
  const known = computed(
    () => level() === 'nation' || (!parts.loading.value && (level() !== 'ward' || !outline.loading.value)),
  );
  const boxOf = (code: string): Box | null =>
    boxAround(parts.data.value?.features.find(({ id }) => id === code)?.geometry.coordinates);
  return { whole, known, boxOf, parts };
}
