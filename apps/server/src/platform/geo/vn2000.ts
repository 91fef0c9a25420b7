import proj4, { type Converter } from 'proj4';
import { Problem } from '../problem.ts';
import { inMetres, type PositionProblem } from './position.ts';

/** Central meridians of the 3° zones of VN-2000 in degrees, by EPSG code (EPSG dataset, checked with PROJ). */
export const vn2000Zones: ReadonlyMap<number, number> = new Map([
  [5896, 102],
  [5897, 105],
  [5898, 108],
  [5899, 107.75],
  [9205, 103],
  [9206, 104],
  [9207, 104.5],
  [9208, 104.75],
  [9209, 105.5],
  [9210, 105.75],
  [9211, 106],
  [9212, 106.25],
  [9213, 106.5],
  [9214, 107],
  [9215, 107.25],
  [9216, 107.5],
  [9217, 108.25],
  [9218, 108.5],
]);

export interface LonLat {
  readonly lon: number;
  readonly lat: number;
}

/** West, south, east, north in degrees WGS84. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** VN-2000 to WGS84: the seven parameters of QĐ 05/2007/QĐ-BTNMT, EPSG operation 6960. */
const towgs84 = '-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278';
const converters = new Map<number, Converter>();

/** WGS84 degrees of a point in VN-2000 metres: `x` is north and `y` is east. Throws `geo.unknown_zone`. */
export function fromVn2000(x: number, y: number, epsg: number): LonLat {
  const [lon, lat] = converter(epsg).forward([y, x]);
  return { lon: lon ?? Number.NaN, lat: lat ?? Number.NaN };
}

/** VN-2000 metres (`x` north, `y` east) of a point in WGS84 degrees. Throws `geo.unknown_zone`. */
export function toVn2000({ lon, lat }: LonLat, epsg: number): { x: number; y: number } {
  const [y, x] = converter(epsg).inverse([lon, lat]);
  return { x: x ?? Number.NaN, y: y ?? Number.NaN };
}

/** The zone's central meridian as it is written: 107°30'. Throws `geo.unknown_zone`. */
export function meridianText(epsg: number): string {
  const degrees = meridianOf(epsg);
  const minutes = Math.round((degrees % 1) * 60);
  return `${Math.floor(degrees)}°${String(minutes).padStart(2, '0')}'`;
}

/** What is wrong with a pair of metres before it is converted: X and Y the other way round, or no such metres. */
export function checkMetres(x: number, y: number): PositionProblem | null {
  if (x === 0 && y === 0) return { code: 'geo.zero', params: {} };
  if (inMetres(y, x)) return null;
  return inMetres(x, y)
    ? { code: 'geo.metres_swapped', params: {} }
    : { code: 'geo.outside', params: { lon: y, lat: x } };
}

/**
 * Whether a point read in zone `epsg` lies in the expected box, and if not, which zone of VN-2000 would put it
 * there: the nearest central meridian wins. A quarter or half a degree between meridians shows as 27 or 54 km.
 * Null: the point is in the box. `geo.outside` where no zone fits.
 */
export function diagnoseZone(x: number, y: number, epsg: number, expected: Box): PositionProblem | null {
  const point = fromVn2000(x, y, epsg);
  if (inBox(point, expected)) return null;
  const fitting = [...vn2000Zones.keys()]
    .filter((zone) => zone !== epsg && inBox(fromVn2000(x, y, zone), expected))
    .sort((a, b) => Math.abs(meridianOf(a) - meridianOf(epsg)) - Math.abs(meridianOf(b) - meridianOf(epsg)));
  const [zone] = fitting;
  if (zone === undefined) return { code: 'geo.outside', params: { lon: point.lon, lat: point.lat } };
  const kilometres = Math.round(kilometresBetween(point, fromVn2000(x, y, zone)));
  return {
    code: 'geo.other_zone',
    params: { kilometres, epsg: zone, meridian: meridianText(zone), given: epsg },
  };
}

function inBox({ lon, lat }: LonLat, box: Box): boolean {
  return lon >= box.west && lon <= box.east && lat >= box.south && lat <= box.north;
}

function kilometresBetween(a: LonLat, b: LonLat): number {
  const perDegree = 111.32;
  const east = (b.lon - a.lon) * perDegree * Math.cos(((a.lat + b.lat) / 2) * (Math.PI / 180));
  return Math.hypot(east, (b.lat - a.lat) * perDegree);
}

function meridianOf(epsg: number): number {
  const meridian = vn2000Zones.get(epsg);
  if (meridian === undefined) throw new Problem('geo.unknown_zone', { epsg });
  return meridian;
}

function converter(epsg: number): Converter {
  const known = converters.get(epsg);
  if (known !== undefined) return known;
  const definition = `+proj=tmerc +lat_0=0 +lon_0=${meridianOf(epsg)} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=${towgs84} +units=m +no_defs`;
  const made = proj4(definition, 'EPSG:4326');
  converters.set(epsg, made);
  return made;
}
