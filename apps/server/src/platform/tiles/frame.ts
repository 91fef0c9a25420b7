/** Side of a tile in its own units, and how far beyond its edge features are kept (16 pixels of 512). */
export const extent = 4096;
export const margin = 128;

/** Half the side of the square that web maps draw the world on, metres (EPSG:3857). */
const halfWorld = 20_037_508.342789244;

/** A box in degrees, or in metres of EPSG:3857. */
export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** One tile of the map: where it lies, and how its own units follow from the metres of EPSG:3857. */
export interface Frame {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** Of the tile and its margin, in metres and in degrees. */
  readonly metres: Bounds;
  readonly degrees: Bounds;
  /** Tile units a metre; a place in metres is (x · scale + left, −y · scale + top) in the tile. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

/** The frame of tile z/x/y (rows counted from the north); null where the world has no such tile. */
export function frameOf(z: number, x: number, y: number): Frame | null {
  const across = 2 ** z;
  if (x < 0 || y < 0 || x >= across || y >= across) return null;
  const side = (2 * halfWorld) / across;
  const scale = extent / side;
  const west = -halfWorld + x * side;
  const north = halfWorld - y * side;
  const over = margin / scale;
  const metres = {
    west: west - over,
    south: north - side - over,
    east: west + side + over,
    north: north + over,
  };
  const degrees = {
    west: longitude(metres.west),
    south: latitude(metres.south),
    east: longitude(metres.east),
    north: latitude(metres.north),
  };
  return { z, x, y, metres, degrees, scale, left: -west * scale, top: north * scale };
}

const longitude = (x: number): number => (x / halfWorld) * 180;

/** Inverse of the spherical Mercator projection. */
const latitude = (y: number): number =>
  (Math.atan(Math.sinh((Math.max(-halfWorld, Math.min(halfWorld, y)) / halfWorld) * Math.PI)) * 180) /
  Math.PI;
