import type { Cells, ServedList } from '@hatangso/contracts/map';
import { computed, ref, shallowRef, watch } from 'vue';
import { ApiProblem, api, queryOf } from '../../../app/api.ts';
import { useAsk } from '../../../app/ask.ts';
import { useWords } from '../../../app/words.ts';
import { day, number } from '../../../kit/format.ts';
import { type MapLayer, ourTiles } from '../../../map/layer.ts';
import type { Ground } from '../../../map/look.ts';
import type { MapState, Service } from '../state.ts';
import type { LegendRow, TableView, ThemeView } from '../theme.ts';
import { words } from '../words.ts';

const colours = { served: '#2b8478', unserved: '#d2700a' } as const;
const flags: Readonly<Record<Service, string>> = { '4g': 's4g', '5g': 's5g', fibre: 'sfibre' };

interface Context {
  readonly unit: () => string;
  readonly state: MapState;
  readonly colours: () => Ground;
  readonly allowed: () => boolean;
  /** Whether hexagons, from which the legend counts, may be asked for. */
  readonly counted: () => boolean;
}

function layerOf(
  path: string,
  query: string,
  service: Service,
  rows: readonly LegendRow[],
  ground: Ground,
  opacity: number,
): MapLayer {
  const flag = ['get', flags[service]];
  const shown = rows.filter(({ on }) => on).map(({ id }) => id === 'served');
  const drawn = [
    {
      id: 'served',
      type: 'circle',
      source: 'served',
      'source-layer': 'served',
      filter: ['in', flag, ['literal', shown]],
      paint: {
        'circle-color': ['case', flag, colours.served, colours.unserved],
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          11,
          ['case', flag, 1.3, 1.8],
          14,
          ['case', flag, 2.6, 3.6],
          18,
          8,
        ],
        'circle-stroke-color': ground.own,
        'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 12, 0, 15, 1],
      },
    },
  ] as unknown as MapLayer['drawn'];
  return {
    id: 'served',
    sources: { served: ourTiles(path, { minzoom: 11, maxzoom: 14 }, query) },
    drawn,
    opacity,
  };
}

/** Households one by one, served or not; only for who may read their rows. */
export function useServed({ unit, state, colours: ground, allowed, counted }: Context) {
  const t = useWords(words);
  const wanted = computed(() => state.theme.value === 'served' && allowed());
  const asked = computed(() => queryOf({ asOf: state.day.value }));
  const cells = useAsk<Cells>(() =>
    wanted.value && counted() ? `/wards/${unit()}/cells${asked.value}` : null,
  );
  const pages = usePages(() => (wanted.value && state.table.value ? rowsPath(unit(), state) : null));
  const rows = computed<LegendRow[]>(() => {
    const all = cells.data.value?.households ?? 0;
    const sum = (cells.data.value?.cells ?? []).reduce(
      (n, one) => n + (one.services[state.service.value].served ?? 0),
      0,
    );
    const row = (id: 'served' | 'unserved', count: number): LegendRow => ({
      id,
      label: t(`served.${id}`),
      colour: colours[id],
      mark: 'dot',
      count: counted() ? number(count) : '–',
      on: !state.hidden.value.has(id),
    });
    return [row('served', sum), row('unserved', all - sum)];
  });
  const table = computed<TableView>(() => ({
    caption: t('table.servedRows', { service: t(`service.${state.service.value}`) }),
    columns: [
      { key: 'code', label: t('table.household'), value: (row) => row.code ?? null },
      { key: 'group', label: t('table.group'), value: (row) => row.group ?? null },
      { key: 'people', label: t('table.people'), value: (row) => row.people ?? null, align: 'right' },
      { key: 'served', label: t('table.state'), value: (row) => row.served ?? null },
      { key: 'place', label: t('table.place'), value: (row) => row.place ?? null, wide: true },
    ],
    rows: pages.rows.value.map((one) => ({
      key: `${one.batch} ${one.row}`,
      code: one.code,
      group: one.group,
      people: one.people,
      served: t(one.served ? 'served.served' : 'served.unserved'),
      place:
        one.lat === null || one.lon === null
          ? t('table.unlocated')
          : `${one.lat.toFixed(5)}, ${one.lon.toFixed(5)}`,
      lon: one.lon,
      lat: one.lat,
    })),
    more: pages.next.value === null ? null : () => void pages.load(),
  }));
  return computed<ThemeView>(() => ({
    title: t('served.title', { service: t(`service.${state.service.value}`) }),
    unit: t('served.unit'),
    note: t('served.note'),
    source: cells.data.value?.surveyedOn
      ? t('density.source', { day: day(cells.data.value.surveyedOn) })
      : '–',
    rows: rows.value,
    layers: [
      layerOf(
        `/wards/${unit()}/tiles/served`,
        asked.value,
        state.service.value,
        rows.value,
        ground(),
        state.opacity.value / 100,
      ),
    ],
    asks: ['served'],
    table: table.value,
    loading: cells.loading.value,
    problem: cells.problem.value ?? pages.problem.value,
    empty: (cells.data.value?.households ?? 1) === 0 ? t('empty.households') : null,
  }));
}

const rowsPath = (unit: string, state: MapState): string =>
  `/wards/${unit}/served${queryOf({ asOf: state.day.value, service: state.service.value, limit: 500 })}`;

/** Rows a page at a time; begins again when the address changes. */
function usePages(path: () => string | null) {
  const rows = shallowRef<ServedList['households']>([]);
  const next = ref<string | null>(null);
  const problem = ref<ApiProblem | null>(null);
  async function load(): Promise<void> {
    const from = path();
    if (from === null) return;
    try {
      const cursor = next.value === null ? '' : `&cursor=${encodeURIComponent(next.value)}`;
      const page = await api.get<ServedList>(`${from}${cursor}`);
      if (from !== path()) return;
      rows.value = [...rows.value, ...page.households];
      next.value = page.next;
      problem.value = null;
    } catch (error) {
      problem.value = error instanceof ApiProblem ? error : new ApiProblem('unknown', 0, String(error));
    }
  }
  watch(
    path,
    () => {
      rows.value = [];
      next.value = null;
      void load();
    },
    { immediate: true },
  );
  return { rows, next, problem, load };
}
