import type { Box } from '../../apps/server/src/platform/geo/vn2000.ts';
import type { House, Reply } from './house.ts';

/** A square ward for tests: 0.04° a side around 108.80 E, 15.15 N, known since 2025-07-01. */
export const wardBox: Box = { west: 108.78, south: 15.13, east: 108.82, north: 15.17 };

export interface Report {
  readonly id: string;
  readonly code?: string;
  readonly already: boolean;
  readonly asOf: string;
  readonly rowsRead: number;
  readonly rowsTaken: number;
  readonly rowsRefused: number;
  readonly rowsReplaced: number;
  readonly problems: readonly Told[];
  readonly warnings: readonly Told[];
  readonly rows: readonly Told[];
  readonly unknownColumns: readonly string[];
}

export interface Told {
  readonly code: string;
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly messages: { readonly vi: string; readonly en: string };
}

/** A rectangle as the coordinates of a GeoJSON polygon. */
export const rectangle = (west: number, south: number, east: number, north: number): number[][][] => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

/** Makes a ward known, with the square as its boundary. */
export async function bringWard(
  house: House,
  code: string,
  provinceCode: string,
  box = wardBox,
): Promise<void> {
  const feature = {
    type: 'Feature',
    properties: { code, fullName: `Phường ${code}`, areaKm2: 19, provinceCode },
    geometry: { type: 'Polygon', coordinates: rectangle(box.west, box.south, box.east, box.north) },
  };
  const collection = JSON.stringify({ type: 'FeatureCollection', features: [feature] });
  const answer = await house.send('/imports/units?asOf=2025-07-01', `${code}.geojson`, collection);
  if (answer.status !== 200) throw new Error(`units were refused: ${JSON.stringify(answer.body)}`);
}

/** Sends a file of a kind for a ward. */
export const bring = (
  house: House,
  ward: string,
  kind: string,
  content: string | Uint8Array,
  query = '',
  secret = house.secret,
): Promise<Reply<Report>> =>
  house.send<Report>(`/wards/${ward}/imports/${kind}${query}`, `${kind}.csv`, content, secret);
