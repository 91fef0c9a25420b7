import type { Group, Place } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import { todayIn } from '../../../platform/today.ts';

interface Asked {
  readonly code: string;
  readonly asOf?: string | undefined;
}

/** A ward's residential groups on a date, as known now. */
export const listGroups = query({
  name: 'territory.group.read',
  async run({ code, asOf }: Asked, { tx, now }) {
    const date = asOf ?? todayIn(now);
    const { rows } = await sql<Group>`
      select unit_code as "unitCode", code, name, households, people, st_area(geom::geography) / 1e6 as "areaKm2",
             geom is not null as "hasBoundary", valid_from::text as "validFrom", last_day::text as "lastDay"
      from territory.groups_as_of(${date}::date, ${now.toISOString()}::timestamptz)
      where unit_code = ${code}
      order by sort_key, code
    `.execute(tx);
    return { asOf: date, groups: rows };
  },
});

/** A ward's priority places on a date, as known now. */
export const listPlaces = query({
  name: 'territory.place.read',
  async run({ code, asOf }: Asked, { tx, now }) {
    const date = asOf ?? todayIn(now);
    const { rows } = await sql<Omit<Place, 'position'> & { lon: number | null; lat: number | null }>`
      select unit_code as "unitCode", code, name, kind, st_x(geom) as lon, st_y(geom) as lat,
             valid_from::text as "validFrom", last_day::text as "lastDay"
      from territory.places_as_of(${date}::date, ${now.toISOString()}::timestamptz)
      where unit_code = ${code}
      order by sort_key, code
    `.execute(tx);
    const places = rows.map(({ lon, lat, ...place }) => ({
      ...place,
      position: lon === null || lat === null ? null : { lon, lat },
    }));
    return { asOf: date, places };
  },
});
