import type { Permission } from '@hatangso/contracts/permissions';
import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { View } from '../../map/layer.ts';
import { dayOf, textOf } from './in-address.ts';

export const themeKeys = ['coverage', 'claims', 'served', 'density', 'indicator'] as const;
export type ThemeKey = (typeof themeKeys)[number];
export const services = ['5g', '4g', 'fibre'] as const;
export type Service = (typeof services)[number];
export const overlayKeys = ['groups', 'names', 'places', 'base'] as const;
export type OverlayKey = (typeof overlayKeys)[number];

/** What one must be allowed to read. Of households served and not, whoever may not learns why. */
const needs: Readonly<Record<ThemeKey, Permission>> = {
  coverage: 'coverage.claim.read',
  claims: 'coverage.claim.read',
  served: 'territory.group.read',
  density: 'coverage.claim.read',
  indicator: 'indicators.figure.read',
};

/** As the address says them. */
const slugs = {
  coverage: 'vung-phu',
  claims: 'cong-bo',
  served: 'phuc-vu',
  density: 'mat-do',
  indicator: 'chi-so',
  groups: 'to',
  names: 'ten',
  places: 'diem',
  base: 'nen',
} as const;

const listed = (value: string | null): readonly string[] => (value === null ? [] : value.split(','));

/** A list as the address says it, with one more or without it; empty where none is left. */
export const switched = (value: string | null, id: string): string =>
  listed(value).includes(id)
    ? listed(value)
        .filter((one) => one !== id)
        .join(',')
    : [...listed(value), id].join(',');

/** `13.2/15.1574/108.809`, as people share maps; null where it is not one. */
export function readView(value: string | null): View | null {
  const parts = (value ?? '').split('/').map((part) => (part === '' ? Number.NaN : Number(part)));
  const [zoom = Number.NaN, lat = Number.NaN, lon = Number.NaN] = parts;
  const sound = zoom >= 0 && zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return sound ? { lon, lat, zoom } : null;
}
export const writeView = ({ lon, lat, zoom }: View): string =>
  `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`;

/** What the map shows, kept in the address: it can be shared, and Back undoes. */
export function useMapState(
  level: () => 'ward' | 'province' | 'nation',
  may: (permission: Permission) => boolean,
) {
  const route = useRoute();
  const router = useRouter();
  const read = (key: string) => textOf(route.query[key]);
  const write = (changes: Readonly<Record<string, string | null>>) => {
    const query = { ...route.query };
    for (const [key, value] of Object.entries(changes)) {
      if (value === null || value === '') delete query[key];
      else query[key] = value;
    }
    void router.replace({ query });
  };
  /** What the role in use may see of this unit. */
  const themes = computed<readonly ThemeKey[]>(() =>
    level() === 'ward' ? themeKeys.filter((key) => may(needs[key])) : ['indicator'],
  );
  const first = computed<ThemeKey>(() => themes.value[0] ?? 'indicator');
  const overlays = computed<ReadonlySet<OverlayKey>>(() => {
    const said = read('lop');
    if (said === null) return new Set(['groups', 'names', 'places', 'base']);
    return new Set(overlayKeys.filter((key) => listed(said).includes(slugs[key])));
  });
  const hidden = computed<ReadonlySet<string>>(() => new Set(listed(read('an'))));
  return {
    themes,
    theme: computed<ThemeKey>(() => themes.value.find((key) => slugs[key] === read('chu-de')) ?? first.value),
    service: computed<Service>(() => services.find((one) => one === read('dich-vu')) ?? '5g'),
    indicator: computed(() => read('chi-so')),
    day: computed(() => dayOf(read('ngay'))),
    opacity: computed(() => {
      const said = Number(read('mo') ?? 85);
      return Number.isFinite(said) ? Math.min(100, Math.max(10, said)) : 85;
    }),
    overlays,
    /** Rows of the legend that are switched off. */
    hidden,
    /** Kinds of priority places that are switched off: they stay off while what the map is about changes. */
    hiddenKinds: computed<ReadonlySet<string>>(() => new Set(listed(read('an-diem')))),
    view: computed(() => readView(read('v'))),
    group: computed(() => read('to')),
    place: computed(() => read('diem')),
    table: computed(() => read('bang') !== null),
    setTheme: (key: ThemeKey) => write({ 'chu-de': key === first.value ? null : slugs[key], an: null }),
    setService: (service: Service) => write({ 'dich-vu': service === '5g' ? null : service, an: null }),
    setIndicator: (code: string) => write({ 'chi-so': code, an: null }),
    setDay: (day: string | null) => write({ ngay: day }),
    setOpacity: (percent: number) => write({ mo: percent === 85 ? null : String(percent) }),
    setView: (view: View) => write({ v: writeView(view) }),
    select: ({
      group = null,
      place = null,
    }: { group?: string; place?: string } | { group: null; place: null }) =>
      write({ to: group, diem: place }),
    setTable: (open: boolean) => write({ bang: open ? 'co' : null }),
    toggleHidden: (id: string) => write({ an: switched(read('an'), id) }),
    toggleKind: (kind: string) => write({ 'an-diem': switched(read('an-diem'), kind) }),
    toggleOverlay: (key: OverlayKey) => {
      const next = overlayKeys.filter((one) => overlays.value.has(one) !== (one === key));
      write({
        lop: next.length === overlayKeys.length ? null : next.map((one) => slugs[one]).join(',') || 'khong',
      });
    },
  };
}
export type MapState = ReturnType<typeof useMapState>;
