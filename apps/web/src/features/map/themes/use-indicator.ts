import { computed } from 'vue';
import { queryOf } from '../../../app/api.ts';
import { inLocale, useWords } from '../../../app/words.ts';
import { day, measure, number, range } from '../../../kit/format.ts';
import { classWords } from '../../../map/class-words.ts';
import { classesOf, classOf, coloursOf } from '../../../map/classes.ts';
import { figureLayer } from '../../../map/figure-layer.ts';
import type { Ground } from '../../../map/look.ts';
import { mapKitWords } from '../../../map/words.ts';
import type { MapState } from '../state.ts';
import type { LegendRow, TableView, ThemeView } from '../theme.ts';
import { words } from '../words.ts';
import { useFigures } from './figures.ts';

interface Context {
  readonly unit: () => string;
  readonly level: () => 'ward' | 'province' | 'nation';
  readonly state: MapState;
  readonly colours: () => Ground;
}
/** One indicator in classes, by group of a ward or by ward. */
export function useIndicator({ unit, level, state, colours }: Context) {
  const t = useWords(words);
  const kit = useWords(mapKitWords);
  const found = useFigures(unit, level, state);
  const classes = computed(() =>
    classesOf(
      found.figures.value.flatMap(({ value }) => value ?? []),
      found.target.value,
    ),
  );
  const painted = computed(() =>
    found.figures.value.map(({ code, value }) => ({
      code,
      class: value === null ? 'none' : String(classOf(value, classes.value)),
    })),
  );
  const rows = computed<LegendRow[]>(() => {
    const count = (id: string): number => painted.value.filter((one) => one.class === id).length;
    const paints = coloursOf(classes.value);
    const row = (id: string, label: string, colour: string | null): LegendRow => ({
      id,
      label,
      colour,
      mark: 'area',
      count: number(count(id)),
      on: !state.hidden.value.has(id),
    });
    const told = classes.value.map((one, at) => {
      const said = classWords(one, classes.value[at + 1], found.unit.value, kit);
      return row(String(at), one.meets === true ? `${said} · ${kit('class.meets')}` : said, paints[at] ?? '');
    });
    return [
      ...told.reverse(),
      ...(count('none') > 0 || told.length === 0 ? [row('none', kit('class.noData'), null)] : []),
    ];
  });
  const query = computed(() => queryOf({ asOf: state.day.value }));
  const source = computed(() => {
    const places = { nation: '/tiles/wards', province: `/provinces/${unit()}/tiles/wards` };
    const of = level();
    return of === 'ward'
      ? {
          path: `/wards/${unit()}/tiles/groups`,
          query: query.value,
          layer: 'groups',
          zooms: { minzoom: 8, maxzoom: 15 },
        }
      : { path: places[of], query: query.value, layer: 'units', zooms: { minzoom: 3, maxzoom: 12 } };
  });
  const table = computed<TableView>(() => ({
    caption: found.chosen.value === null ? '' : inLocale(found.chosen.value.name),
    columns: [
      {
        key: 'name',
        label: t(level() === 'ward' ? 'table.group' : 'table.ward'),
        value: (row) => row.name ?? null,
      },
      { key: 'shown', label: t('table.value'), value: (row) => row.value ?? null, align: 'right' },
      { key: 'between', label: t('table.interval'), value: (row) => row.low ?? null, align: 'right' },
    ],
    rows: found.figures.value.map(({ code, name, value, low, high }) => ({
      key: code,
      code,
      name,
      value,
      low,
      shown: value === null ? kit('class.noData') : measure(value, found.unit.value),
      between: range(low, high) || '–',
    })),
    more: null,
  }));
  const view = computed<ThemeView>(() => ({
    title: found.chosen.value === null ? t('theme.indicator') : inLocale(found.chosen.value.name),
    unit: t(level() === 'ward' ? 'indicator.groups' : 'indicator.wards'),
    note:
      found.target.value === null
        ? t('indicator.noLevel')
        : t('indicator.level', { level: measure(found.target.value.level, found.unit.value) }),
    source:
      found.evidenceDate.value === null
        ? t('indicator.stored')
        : t('indicator.source', { day: day(found.evidenceDate.value) }),
    rows: rows.value,
    // until they are known nobody is without figures
    layers: found.loading.value
      ? []
      : [figureLayer(source.value, painted.value, rows.value, colours(), state.opacity.value / 100)],
    asks: ['figures', 'figures-none'],
    // thousands of rows: made when they are looked at
    get table() {
      return table.value;
    },
    loading: found.loading.value,
    problem: found.problem.value,
    empty: found.figures.value.length === 0 && !found.loading.value ? t('empty.figures') : null,
  }));
  return { view, ...found };
}
