import type { Group, Place, PlaceKind } from '@hatangso/contracts/territory';
import { computed } from 'vue';
import { queryOf } from '../../app/api.ts';
import { useAsk } from '../../app/ask.ts';
import { useWords } from '../../app/words.ts';
import { number } from '../../kit/format.ts';
import type { MapState } from './state.ts';
import type { TableView } from './theme.ts';
import { words } from './words.ts';

/** Groups and places of a ward: their tables, and the kinds on the map with their letters. */
export function useGround(unit: () => string, level: () => 'ward' | 'province' | 'nation', state: MapState) {
  const t = useWords(words);
  const ask = <T>(what: string) =>
    useAsk<T>(() =>
      level() === 'ward' ? `/wards/${unit()}/${what}${queryOf({ asOf: state.day.value })}` : null,
    );
  const groups = ask<{ groups: Group[] }>('groups');
  const places = ask<{ places: Place[] }>('places');
  const allPlaces = computed(() => places.data.value?.places ?? []);
  const kinds = computed(() => {
    const counts = new Map<PlaceKind, number>();
    for (const { kind } of allPlaces.value) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return [...counts].map(([kind, count]) => ({
      kind,
      count,
      mark: t(`mark.${kind}`),
      label: t(`kind.${kind}`),
    }));
  });
  const groupTable = computed<TableView>(() => ({
    caption: t('table.groups'),
    columns: [
      { key: 'code', label: t('table.code'), value: (row) => row.code ?? null, width: '6rem' },
      { key: 'name', label: t('table.name'), value: (row) => row.name ?? null },
      {
        key: 'householdText',
        label: t('table.households'),
        value: (row) => row.households ?? null,
        align: 'right',
      },
      { key: 'peopleText', label: t('table.people'), value: (row) => row.people ?? null, align: 'right' },
      { key: 'areaText', label: t('table.area'), value: (row) => row.area ?? null, align: 'right' },
    ],
    rows: (groups.data.value?.groups ?? []).map(({ code, name, households, people, areaKm2 }) => ({
      key: code,
      code,
      name,
      households,
      people,
      area: areaKm2,
      householdText: number(households),
      peopleText: number(people),
      areaText: areaKm2 === null ? '–' : `${number(areaKm2, 2)} km²`,
    })),
    more: null,
  }));
  const placeTable = computed<TableView>(() => ({
    caption: t('table.places'),
    columns: [
      { key: 'code', label: t('table.code'), value: (row) => row.code ?? null, width: '6rem' },
      { key: 'name', label: t('table.name'), value: (row) => row.name ?? null },
      { key: 'kind', label: t('table.kind'), value: (row) => row.kind ?? null },
      { key: 'place', label: t('table.place'), value: (row) => row.place ?? null, wide: true },
    ],
    rows: allPlaces.value.map(({ code, name, kind, position }) => ({
      key: code,
      code,
      name,
      kind: t(`kind.${kind}`),
      lon: position?.lon ?? null,
      lat: position?.lat ?? null,
      place:
        position === null ? t('table.unlocated') : `${position.lat.toFixed(5)}, ${position.lon.toFixed(5)}`,
    })),
    more: null,
  }));
  return { groups, places, allPlaces, kinds, groupTable, placeTable };
}
