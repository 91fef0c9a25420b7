import type { ProblemCode, ProblemParams } from '@hatangso/contracts/problems';

export interface PositionProblem {
  readonly code: ProblemCode;
  readonly params: ProblemParams;
}

/** Where positions are expected: `vietnam` for the ward's own evidence, `world` for what is only stored. */
export type Extent = 'vietnam' | 'world';

/** Longitude and latitude that hold the mainland, the sea and the islands, Hoàng Sa and Trường Sa included. */
const vietnam = { west: 102.1, east: 117.9, south: 6.3, north: 23.5 };

/**
 * What is wrong with a position in degrees, or null: 0,0; swapped (outside Viet Nam but inside when turned round);
 * metres; beyond the globe; outside Viet Nam.
 */
export function checkPosition(lon: number, lat: number, extent: Extent): PositionProblem | null {
  if (lon === 0 && lat === 0) return { code: 'geo.zero', params: {} };
  const params = { lon, lat };
  if (extent === 'vietnam') {
    if (inVietnam(lon, lat)) return null;
    if (inVietnam(lat, lon)) return { code: 'geo.swapped', params };
  }
  if (inMetres(lon, lat) || inMetres(lat, lon)) return { code: 'geo.metres', params };
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return { code: 'geo.range', params };
  return extent === 'vietnam' ? { code: 'geo.outside', params } : null;
}

function inVietnam(lon: number, lat: number): boolean {
  return lon >= vietnam.west && lon <= vietnam.east && lat >= vietnam.south && lat <= vietnam.north;
}

/** Metres east and north as every zone of VN-2000 or UTM gives them in Viet Nam. */
export function inMetres(east: number, north: number): boolean {
  return east > 100_000 && east < 900_000 && north > 700_000 && north < 2_700_000;
}
