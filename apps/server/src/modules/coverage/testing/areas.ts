import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { fileIn, type House, type Reply } from '../../../../../../test/support/house.ts';
import { bring, bringWard, type Report, rectangle, wardBox } from '../../../../../../test/support/ward.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { wardScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import { householdsInForce, type Moment, preferHashJoins } from '../../survey/index.ts';
import { householdServices, meets } from '../index.ts';

// What the tests of this module share.

export const ward = '21172';
export const other = '21175';

export interface Area {
  readonly operator: string;
  readonly service: string;
  readonly downlinkMbps?: number | string;
  readonly validFrom: string;
  readonly validTo?: string;
}

export const collection = (...areas: readonly (readonly [Area, unknown])[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: areas.map(([properties, coordinates]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Polygon', coordinates },
    })),
  });

/** A star of many corners around a point: awkward enough to be cut into pieces. */
function star(lon: number, lat: number, radius: number, corners = 400): number[][][] {
  const ring = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = radius * (at % 2 === 0 ? 1 : 0.6);
    return [lon + reach * Math.cos(angle), lat + reach * Math.sin(angle)];
  });
  return [[...ring, ring[0] ?? [lon, lat]]];
}

export const west = rectangle(wardBox.west, wardBox.south, 108.8, wardBox.north);
export const vnpt5g = { operator: 'VNPT', service: '5g', downlinkMbps: 300, validFrom: '2026-01-01' };
const viettel5g = {
  operator: 'Viettel',
  service: '5G',
  validFrom: '01/03/2026',
  validTo: '2026-09-30',
};
export const fibre = { operator: 'VNPT', service: 'FTTH', downlinkMbps: '1000', validFrom: '2026-01-01' };

/** 600 households on a lattice, 1 to 5 people each. */
export const lattice = Array.from({ length: 600 }, (_, at) => ({
  code: `H${at}`,
  group: at % 2 === 0 ? 'TDP01' : 'TDP02',
  lon: wardBox.west + 0.0005 + (at % 30) * 0.0013,
  lat: wardBox.south + 0.0007 + Math.floor(at / 30) * 0.0019,
  people: 1 + (at % 5),
}));

export const inWard = <T>(house: House, code: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(house.kernel.engine, wardScope(code), 'read', work);

export async function peopleServed(
  house: House,
  moment: Moment,
  services: readonly string[],
  minDownlinkMbps?: number,
): Promise<number> {
  const { rows } = await inWard(house, ward, async (tx) => {
    await preferHashJoins(tx);
    return sql<{ people: number }>`
      with
        household as materialized (${householdsInForce(moment)}),
        available as materialized (${householdServices('household', moment)})
      select coalesce(sum(household.people), 0) as people
      from household
      where exists (
        select from available
        where available.batch_id = household.batch_id and available.row_no = household.row_no
          and ${meets('available', { services, minDownlinkMbps })}
      )`.execute(tx);
  });
  return rows[0]?.people ?? -1;
}

/** The same sum by GDAL: SpatiaLite's ST_Intersects over the files that were handed in. */
export function peopleByGdal(areas: string, points: string): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-gdal-'));
  try {
    const at = fileIn(folder, 'areas.geojson', areas);
    const from = fileIn(folder, 'points.geojson', points);
    const merged = join(folder, 'both.gpkg');
    const run = (tool: string, ...args: string[]) => spawnSync(tool, args, { encoding: 'utf8' });
    if (
      run('ogr2ogr', '-q', '-f', 'GPKG', merged, at, '-nln', 'areas', '-nlt', 'PROMOTE_TO_MULTI').error !==
      undefined
    )
      return null;
    run('ogr2ogr', '-q', '-update', '-f', 'GPKG', merged, from, '-nln', 'points');
    const query =
      'select sum(people) as total from points p where exists (select 1 from areas a where ST_Intersects(a.geom, p.geom))';
    const total = /total \(\w+\) = (\d+)/.exec(
      run('ogrinfo', '-q', '-dialect', 'sqlite', '-sql', query, merged).stdout,
    )?.[1];
    // The tool is there and gives no number: that is a fault to see, not a judge to do without.
    if (total === undefined) throw new Error('GDAL gave no total');
    return Number(total);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two stars of two operators, one of them until September; and VNPT's fibre in the west. */
export const two5g = [
  [vnpt5g, star(108.795, 15.145, 0.012)],
  [{ ...viettel5g, downlinkMbps: 150 }, star(108.807, 15.155, 0.011)],
] as const;
export const twoFibre = [
  [fibre, west],
  [fibre, rectangle(108.8, 15.13, 108.81, 15.17)],
] as const;

/** Two wards; in the first two groups and the lattice of households, one more without coordinates. */
export async function bringLattice(house: House): Promise<Reply<Report>> {
  await bringWard(house, ward, '51');
  await bringWard(house, other, '51', { west: 108.86, south: 15.13, east: 108.9, north: 15.17 });
  const groups = 'Mã TDP,Tên TDP,Số hộ\nTDP01,Tổ 1,300\nTDP02,Tổ 2,300\n';
  await bring(house, ward, 'groups', groups, '?asOf=2026-01-01');
  const sheet = lattice.map(
    ({ code, group, lon, lat, people }) => `${code},${group},${lon},${lat},${people}`,
  );
  const lines = ['Mã hộ,Tổ dân phố,lon,lat,Số nhân khẩu', ...sheet, 'X,TDP01,,,5'];
  return bring(house, ward, 'households', lines.join('\n'), '?asOf=2025-12-01');
}
