import type { Cell, Cells } from '@hatangso/contracts/map';
import { type ComputedRef, computed } from 'vue';
import { queryOf } from '../../../app/api.ts';
import { useAsk } from '../../../app/ask.ts';
import { useWords } from '../../../app/words.ts';
import { day, number, percent } from '../../../kit/format.ts';
import { choice } from '../../../map/choice.ts';
import { classesOf, classOf, coloursOf } from '../../../map/classes.ts';
import type { MapLayer } from '../../../map/layer.ts';
import { type Ground, hatchName } from '../../../map/look.ts';
import type { MapState } from '../state.ts';
import type { LegendRow, ThemeView } from '../theme.ts';
import { words } from '../words.ts';
import { coverageTable, densityRows } from './cell-tables.ts';

/** Claimed by one, two, three or more operators, or none: light to dark, none in the grey of the ground. */
const claimedColours = ['#b9e0d9', '#7cc3b7', '#3f978a'] as const;

interface Context {
  readonly unit: () => string;
  readonly state: MapState;
  readonly colours: () => Ground;
}

/** A class per cell; cells of classes that are switched off are left out of the drawing, not of the counts. */
function layerOf(
  cells: readonly Cell[],
  classFor: (cell: Cell) => string,
  rows: readonly LegendRow[],
  ground: Ground,
  opacity: number,
): MapLayer {
  const features = cells.map((cell) => ({
    type: 'Feature' as const,
    properties: { id: cell.id, class: classFor(cell) },
    geometry: { type: 'MultiPolygon' as const, coordinates: cell.coordinates },
  }));
  const shown = rows.filter(({ on }) => on);
  const colour = choice(
    'class',
    shown.map(({ id, colour }) => [id, colour ?? ground.none]),
    ground.none,
  );
  const filter = ['in', ['get', 'class'], ['literal', shown.map(({ id }) => id)]];
  const striped = shown.filter((row) => row.colour === null).map(({ id }) => id);
  const drawn = [
    {
      id: 'cells',
      type: 'fill',
      source: 'cells',
      filter,
      paint: { 'fill-color': shown.length === 0 ? ground.none : colour },
    },
    {
      id: 'cells-striped',
      type: 'fill',
      source: 'cells',
      filter: ['in', ['get', 'class'], ['literal', striped]],
      paint: { 'fill-pattern': hatchName },
    },
    {
      id: 'cells-edge',
      type: 'line',
      source: 'cells',
      filter,
      paint: { 'line-color': ground.own, 'line-width': 1 },
    },
  ] as unknown as MapLayer['drawn'];
  const data = { type: 'FeatureCollection' as const, features };
  return { id: 'cells', sources: { cells: { type: 'geojson', data } }, drawn, opacity };
}

/** A ward in hexagons: who claims the service where, and how many households are where. */
export function useCells({ unit, state, colours }: Context): {
  coverage: ComputedRef<ThemeView>;
  density: ComputedRef<ThemeView>;
} {
  const t = useWords(words);
  const wanted = computed(() => state.theme.value === 'coverage' || state.theme.value === 'density');
  const answer = useAsk<Cells>(() =>
    wanted.value ? `/wards/${unit()}/cells${queryOf({ asOf: state.day.value })}` : null,
  );
  const cells = computed(() => answer.data.value?.cells ?? []);
  const shared = computed(() => ({
    loading: answer.loading.value,
    problem: answer.problem.value,
    asks: [] as readonly string[],
  }));
  const on = (id: string): boolean => !state.hidden.value.has(id);

  const claimClass = (cell: Cell): string =>
    String(Math.min(3, new Set(cell.services[state.service.value].operators).size));
  const claimRows = computed<LegendRow[]>(() => {
    const total = cells.value.length;
    const counts = [0, 0, 0, 0];
    for (const cell of cells.value)
      counts[Number(claimClass(cell))] = (counts[Number(claimClass(cell))] ?? 0) + 1;
    const row = (operators: number): LegendRow => ({
      id: String(operators),
      label: t(`coverage.by${operators as 0 | 1 | 2 | 3}`),
      colour: operators === 0 ? colours().none : (claimedColours[operators - 1] ?? ''),
      mark: 'area',
      count: total === 0 ? '–' : percent((100 * (counts[operators] ?? 0)) / total, 0),
      on: on(String(operators)),
    });
    return [3, 2, 1, 0].filter((operators) => operators < 3 || (counts[3] ?? 0) > 0).map(row);
  });
  const coverage = computed<ThemeView>(() => {
    const served = cells.value.reduce(
      (sum, cell) => sum + (cell.services[state.service.value].served ?? 0),
      0,
    );
    const known = answer.data.value;
    const claimed = known?.operators.filter((one) => one.services.includes(state.service.value)) ?? [];
    const facts = { served: number(served), all: number(known?.households), day: day(known?.surveyedOn) };
    return {
      ...shared.value,
      title: t('coverage.title', { service: t(`service.${state.service.value}`) }),
      unit: t('coverage.unit'),
      note: known?.households ? t('coverage.note', facts) : t('coverage.noteAlone'),
      source: t('coverage.source', { operators: claimed.map(({ name }) => name).join(', ') || '–' }),
      rows: claimRows.value,
      layers: [layerOf(cells.value, claimClass, claimRows.value, colours(), state.opacity.value / 100)],
      table: coverageTable(cells.value, known?.operators ?? [], state.service.value, t),
      empty: cells.value.length === 0 ? t('empty.boundary') : claimed.length === 0 ? t('empty.claims') : null,
    };
  });

  const counted = computed(() => cells.value.flatMap(({ households }) => (households ? [households] : [])));
  const classes = computed(() => classesOf(counted.value, null));
  const densityClass = (cell: Cell): string =>
    cell.few ? 'few' : !cell.households ? 'none' : String(classOf(cell.households, classes.value));
  const density = computed<ThemeView>(() => {
    const rows = densityRows(
      cells.value,
      classes.value,
      coloursOf(classes.value),
      densityClass,
      colours(),
      on,
      t,
    );
    const known = answer.data.value;
    return {
      ...shared.value,
      title: t('density.title'),
      unit: t('density.unit'),
      note: t('density.note', { all: number(known?.households), area: number(known?.areaKm2, 2) }),
      source: known?.surveyedOn ? t('density.source', { day: day(known.surveyedOn) }) : '–',
      rows,
      layers: [layerOf(cells.value, densityClass, rows, colours(), state.opacity.value / 100)],
      table: coverageTable(cells.value, known?.operators ?? [], state.service.value, t),
      empty:
        cells.value.length === 0
          ? t('empty.boundary')
          : counted.value.length === 0
            ? t('empty.households')
            : null,
    };
  });
  return { coverage, density };
}
