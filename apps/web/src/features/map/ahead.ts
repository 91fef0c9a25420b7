import type { RouteLocationNormalized } from 'vue-router';
import { queryOf } from '../../app/api.ts';
import { dayOf, textOf } from './in-address.ts';

/** The figures of the wards of a province or the country (`VN`), as its map asks for them. */
export const regionPath = (unit: string, asked: { day: string | null; indicator: string | null }): string => {
  const query = queryOf({ asOf: asked.day, indicator: asked.indicator });
  return unit === 'VN' ? `/country/figures${query}` : `/provinces/${unit}/figures${query}`;
};

/** What the map's screen asks for whoever looks at it: asked while it is found out who that is. */
export function askedAhead({ params, query }: RouteLocationNormalized): string[] {
  const unit = String(params['unit']);
  if (unit.length === 5) return ['/map/settings'];
  const figures = regionPath(unit, { day: dayOf(query['ngay']), indicator: textOf(query['chi-so']) });
  return [figures, '/map/settings'];
}
