import type { IndicatorDetail } from '@hatangso/contracts/indicator-routes';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { RegionFigures } from '@hatangso/contracts/region';
import { computed } from 'vue';
import { queryOf } from '../../../app/api.ts';
import { useAsk } from '../../../app/ask.ts';
import type { Level } from '../../../map/classes.ts';
import { regionPath } from '../ahead.ts';
import type { MapState } from '../state.ts';

/** A group or ward with its value; null: no data. */
export interface Figure {
  readonly code: string;
  readonly name: string;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}
export interface Choice {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
}

/** The values of one indicator, by residential group of a ward or by ward of a province or the country. */
export function useFigures(unit: () => string, level: () => 'ward' | 'province' | 'nation', state: MapState) {
  const wanted = computed(() => state.theme.value === 'indicator');
  const query = computed(() => queryOf({ asOf: state.day.value }));
  const list = useAsk<IndicatorRow[]>(() =>
    level() === 'ward' && wanted.value ? `/wards/${unit()}/indicators${query.value}` : null,
  );
  const own = computed(() => (list.data.value ?? []).filter(toldByGroup));
  const chosen = computed(() => {
    const rows = own.value;
    return (
      rows.find(({ code }) => code === state.indicator.value) ??
      rows.find(({ code }) => code === 'households_with_fibre') ??
      rows[0] ??
      null
    );
  });
  const detail = useAsk<IndicatorDetail>(() =>
    chosen.value === null ? null : `/wards/${unit()}/indicators/${chosen.value.code}${query.value}`,
  );
  const region = useAsk<RegionFigures>(() => {
    if (level() === 'ward' || !wanted.value) return null;
    return regionPath(unit(), { day: state.day.value, indicator: state.indicator.value });
  });
  const ofRegion = computed(() =>
    (region.data.value?.wards ?? []).map(
      ([code, name, value, low, high]): Figure => ({ code, name, value, low, high }),
    ),
  );
  const asked = computed(() => (level() === 'ward' ? [list, detail] : [region]));
  return {
    choices: computed<readonly Choice[]>(() =>
      level() === 'ward' ? own.value : (region.data.value?.catalogue ?? []),
    ),
    chosen: computed<Choice | null>(() =>
      level() === 'ward'
        ? chosen.value
        : (region.data.value?.catalogue.find(({ code }) => code === region.data.value?.chosen) ?? null),
    ),
    unit: computed(() =>
      level() === 'ward'
        ? (chosen.value?.unit ?? '%')
        : (region.data.value?.catalogue.find(({ code }) => code === region.data.value?.chosen)?.unit ?? '%'),
    ),
    target: computed<Level | null>(() => {
      const target = level() === 'ward' ? chosen.value?.target : null;
      return target?.level == null ? null : { level: target.level, comparison: target.comparison };
    }),
    evidenceDate: computed(() => (level() === 'ward' ? (chosen.value?.evidenceDate ?? null) : null)),
    figures: computed<readonly Figure[]>(() =>
      level() === 'ward'
        ? (detail.data.value?.groups ?? []).map(({ group, name, value, low, high }) => ({
            code: group,
            name,
            value,
            low,
            high,
          }))
        : ofRegion.value,
    ),
    loading: computed(() => asked.value.some(({ loading }) => loading.value)),
    problem: computed(
      () => asked.value.map(({ problem }) => problem.value).find((one) => one !== null) ?? null,
    ),
  };
}

/** Figures from surveys and coverage have a value for each group; registers and checklists speak of the whole ward. */
const toldByGroup = (row: IndicatorRow): boolean =>
  row.value !== null && /survey|coverage|groups_with/.test(row.sources[0]?.source ?? '');
