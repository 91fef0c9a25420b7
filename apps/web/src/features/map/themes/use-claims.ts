import type { ClaimRow } from '@hatangso/contracts/coverage';
import { computed } from 'vue';
import { queryOf } from '../../../app/api.ts';
import { useAsk } from '../../../app/ask.ts';
import { useWords } from '../../../app/words.ts';
import { day, measure, number } from '../../../kit/format.ts';
import { choice } from '../../../map/choice.ts';
import { type MapLayer, ourTiles } from '../../../map/layer.ts';
import type { MapState } from '../state.ts';
import type { LegendRow, TableView, ThemeView } from '../theme.ts';
import { words } from '../words.ts';

/** Okabe and Ito's colours: told apart by colour-blind eyes. */
const operatorColours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;

interface Context {
  readonly unit: () => string;
  readonly state: MapState;
}

interface Operator {
  readonly name: string;
  readonly colour: string;
  readonly on: boolean;
}

/** Areas and groups of one service, an operator a colour; what an operator says of a part of a group is drawn fainter. */
function layerOf(
  path: string,
  query: string,
  service: string,
  operators: readonly Operator[],
  opacity: number,
): MapLayer {
  const shown = operators.filter(({ on }) => on);
  const filter = [
    'all',
    ['==', ['get', 'service'], service],
    ['!=', ['get', 'extent'], 'none'],
    ['in', ['get', 'operator'], ['literal', shown.map(({ name }) => name)]],
  ];
  const colour = choice(
    'operator',
    shown.map(({ name, colour }) => [name, colour]),
    '#888888',
  );
  const common = { source: 'claims', 'source-layer': 'claims', filter };
  const drawn = [
    {
      id: 'claims',
      type: 'fill',
      ...common,
      paint: {
        'fill-color': colour,
        'fill-opacity': ['match', ['get', 'extent'], 'partial', 0.1 * opacity, 0.26 * opacity],
      },
    },
    {
      id: 'claims-edge',
      type: 'line',
      ...common,
      paint: { 'line-color': colour, 'line-width': 1.6, 'line-opacity': opacity },
    },
  ] as unknown as MapLayer['drawn'];
  return { id: 'claims', sources: { claims: ourTiles(path, { minzoom: 8, maxzoom: 15 }, query) }, drawn };
}

/** What each operator says of one service. */
export function useClaims({ unit, state }: Context) {
  const t = useWords(words);
  const asked = computed(() => queryOf({ asOf: state.day.value }));
  const answer = useAsk<{ claims: ClaimRow[] }>(() =>
    state.theme.value === 'claims' ? `/wards/${unit()}/claims${asked.value}` : null,
  );
  const all = computed(() => answer.data.value?.claims ?? []);
  const own = computed(() => all.value.filter(({ service }) => service === state.service.value));
  const names = computed(() => [...new Set(all.value.map(({ operator }) => operator))].sort());
  const operators = computed<(Operator & { count: number })[]>(() =>
    names.value
      .map((name, at) => ({
        name,
        colour: operatorColours[at % operatorColours.length] ?? '',
        on: !state.hidden.value.has(name),
        count: own.value.filter(({ operator, extent }) => operator === name && extent !== 'none').length,
      }))
      .filter(({ count }) => count > 0),
  );
  const rows = computed<LegendRow[]>(() =>
    operators.value.map(({ name, colour, on, count }) => ({
      id: name,
      label: name,
      colour,
      mark: 'area',
      count: number(count),
      on,
    })),
  );
  const where = ({ area, group, place, extent, householdShare }: ClaimRow): string => {
    if (area) return t('claims.area');
    const share = householdShare === null ? '' : ` (${measure(householdShare, '%')})`;
    return `${group ?? place ?? ''}: ${extent === null ? '' : t(`claims.extent.${extent}`)}${share}`;
  };
  const table = computed<TableView>(() => ({
    caption: t('table.claims', { service: t(`service.${state.service.value}`) }),
    columns: [
      { key: 'operator', label: t('table.operator'), value: (row) => row.operator ?? null },
      { key: 'where', label: t('table.where'), value: (row) => row.where ?? null },
      { key: 'speedText', label: t('table.speed'), value: (row) => row.speed ?? null, align: 'right' },
      { key: 'sinceText', label: t('table.since'), value: (row) => row.since ?? null },
      { key: 'document', label: t('table.document'), value: (row) => row.document ?? null, wide: true },
    ],
    rows: own.value.map((claim) => ({
      key: `${claim.batch} ${claim.row} ${claim.group ?? ''}`,
      operator: claim.operator,
      where: where(claim),
      speed: claim.downlinkMbps,
      speedText: measure(claim.downlinkMbps, 'Mb/s'),
      since: claim.validFrom,
      sinceText: day(claim.validFrom),
      document: claim.document ?? '–',
    })),
    more: null,
  }));
  return computed<ThemeView>(() => ({
    title: t('claims.title', { service: t(`service.${state.service.value}`) }),
    unit: t('claims.unit'),
    note: t('claims.note'),
    source: t('claims.source', { operators: operators.value.map(({ name }) => name).join(', ') || '–' }),
    rows: rows.value,
    layers: [
      layerOf(
        `/wards/${unit()}/tiles/claims`,
        asked.value,
        state.service.value,
        operators.value,
        state.opacity.value / 100,
      ),
    ],
    asks: ['claims'],
    table: table.value,
    loading: answer.loading.value,
    problem: answer.problem.value,
    empty: own.value.length === 0 ? t('empty.claims') : null,
  }));
}
