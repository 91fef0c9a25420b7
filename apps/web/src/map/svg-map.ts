import type { Shapes } from '@hatangso/contracts/map';

/** One outline as a path of an SVG, with the place its name or mark goes. */
export interface SvgShape {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

/** A picture of outlines; `width` and `height` make its `viewBox`. */
export interface SvgMap {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly SvgShape[];
}

/** Spherical Mercator, in units where the world is 1 wide; as the tiles are drawn, so that both maps look alike. */
const easting = (lon: number): number => lon / 360;
const northing = (lat: number): number =>
  Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);

/**
 * Outlines (GeoJSON in degrees, as `…/shapes` answers) as paths that fit into a box of so many units, north up, with the
 * same scale both ways. Pure: the same on a screen, in a print and on a server that writes pages. Null: nothing to draw.
 */
export function svgMap(
  shapes: Pick<Shapes, 'bbox' | 'features'>,
  most: { width: number; height: number },
): SvgMap | null {
  if (shapes.bbox === null || shapes.features.length === 0) return null;
  const [west, south, east, north] = shapes.bbox;
  const across = Math.max(easting(east) - easting(west), 1e-9);
  const up = Math.max(northing(north) - northing(south), 1e-9);
  const scale = Math.min(most.width / across, most.height / up);
  const x = (lon: number): number => tenth((easting(lon) - easting(west)) * scale);
  const y = (lat: number): number => tenth((northing(north) - northing(lat)) * scale);
  return {
    width: Math.ceil(across * scale),
    height: Math.ceil(up * scale),
    shapes: shapes.features.map(({ id, properties: { name, lon, lat }, geometry }) => ({
      id,
      name,
      path: geometry.coordinates.flatMap((rings) => rings.map((ring) => pathOf(ring, x, y))).join(''),
      x: x(lon),
      y: y(lat),
    })),
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Relative steps, places that fall together left out: about half the characters of absolute ones. */
function pathOf(
  ring: readonly (readonly number[])[],
  x: (lon: number) => number,
  y: (lat: number) => number,
): string {
  let path = '';
  let [atX, atY] = [0, 0];
  for (const [lon = 0, lat = 0] of ring.slice(0, -1)) {
    const [nextX, nextY] = [x(lon), y(lat)];
    if (path === '') path = `M${nextX} ${nextY}`;
    else if (nextX !== atX || nextY !== atY) path += `l${tenth(nextX - atX)} ${tenth(nextY - atY)}`;
    [atX, atY] = [nextX, nextY];
  }
  return path === '' ? '' : `${path}z`;
}
