import type { House } from '../../../../test/support/house.ts';

/** Makes one ward known by its point, 21172, for screens that need a unit and nothing in it. */
export async function bringOneWard(house: House): Promise<void> {
  const units =
    'code,full_name,area_km2,population,lon,lat\n21172,Phường Trương Quang Trọng,34.65,49308,108.809,15.157\n';
  const answer = await house.send('/imports/units?province=51&asOf=2025-07-01', 'units.csv', units);
  if (answer.status !== 200) throw new Error(`units were refused: ${JSON.stringify(answer.body)}`);
}
