import type { Cell, Cells } from '@hatangso/contracts/map';
import type { Say } from '../../../app/words.ts';
import { measure, number } from '../../../kit/format.ts';
import type { ValueClass } from '../../../map/classes.ts';
import type { Ground } from '../../../map/look.ts';
import type { Service } from '../state.ts';
import type { LegendRow, TableView } from '../theme.ts';
import type { MapWords } from '../words.ts';

/** The middle of a cell's first ring, as an address to find it again. */
function middleOf(cell: Cell): { lon: number; lat: number } {
  const ring = cell.coordinates[0]?.[0] ?? [];
  const mean = (axis: 0 | 1): number =>
    ring.reduce((sum, place) => sum + (place[axis] ?? 0), 0) / Math.max(1, ring.length);
  return { lon: mean(0), lat: mean(1) };
}

/** Hexagons as rows, most households first. */
export function coverageTable(
  cells: readonly Cell[],
  operators: Cells['operators'],
  service: Service,
  t: Say<MapWords>,
): TableView {
  const rows = cells.map((cell, at) => {
    const { operators: claiming, downlinkMbps, served } = cell.services[service];
    const { lon, lat } = middleOf(cell);
    return {
      key: cell.id,
      number: at + 1,
      lon,
      lat,
      place: `${lat.toFixed(4)}, ${lon.toFixed(4)}`,
      claimed: claiming.map((one) => operators[one]?.name ?? '').join(', ') || t('coverage.nobody'),
      speed: downlinkMbps,
      speedText: downlinkMbps === null ? '–' : measure(downlinkMbps, 'Mb/s'),
      households: cell.few ? 2 : (cell.households ?? 0),
      householdText: cell.few ? t('few') : number(cell.households),
      served,
      servedText: number(served),
    };
  });
  return {
    caption: t('table.cells', { service: t(`service.${service}`) }),
    columns: [
      {
        key: 'number',
        label: t('table.cell'),
        value: (row) => row.number ?? null,
        align: 'right',
        width: '4rem',
      },
      { key: 'claimed', label: t('table.claimedBy'), value: (row) => row.claimed ?? null },
      { key: 'speedText', label: t('table.speed'), value: (row) => row.speed ?? null, align: 'right' },
      {
        key: 'householdText',
        label: t('table.households'),
        value: (row) => row.households ?? null,
        align: 'right',
      },
      { key: 'servedText', label: t('table.served'), value: (row) => row.served ?? null, align: 'right' },
      { key: 'place', label: t('table.place'), value: (row) => row.place ?? null, wide: true },
    ],
    rows,
    more: null,
  };
}

/** Legend of the number of households a hexagon: classes, too few to tell, none. */
export function densityRows(
  cells: readonly Cell[],
  classes: readonly ValueClass[],
  colours: readonly string[],
  classFor: (cell: Cell) => string,
  ground: Ground,
  on: (id: string) => boolean,
  t: Say<MapWords>,
): LegendRow[] {
  const count = (id: string): number => cells.filter((cell) => classFor(cell) === id).length;
  const row = (id: string, label: string, colour: string | null): LegendRow => ({
    id,
    label,
    colour,
    mark: 'area',
    count: number(count(id)),
    on: on(id),
  });
  const bound = (value: number | null): string => number(value);
  const label = ({ from, to }: ValueClass): string =>
    from === null
      ? t('density.below', { to: bound(to) })
      : to === null
        ? t('density.from', { from: bound(from) })
        : t('density.between', { from: bound(from), to: bound(to) });
  const drawn = classes.map((one, at) => row(String(at), label(one), colours[at] ?? '')).reverse();
  return [
    ...drawn,
    ...(count('few') > 0 ? [row('few', t('density.few'), null)] : []),
    row('none', t('density.none'), ground.none),
  ];
}
