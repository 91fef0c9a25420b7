import {
  cellToBoundary,
  cellToLatLng,
  getHexagonAreaAvg,
  latLngToCell,
  POLYGON_TO_CELLS_FLAGS,
  polygonToCellsExperimental,
  UNITS,
} from 'h3-js';

/** GeoJSON of an area in degrees. */
export interface Area {
  readonly type: string;
  readonly coordinates: unknown;
}

/** A hexagon of H3 (h3geo.org): its ring in degrees, closed, and its centre. */
export interface Hexagon {
  readonly id: string;
  readonly ring: readonly (readonly number[])[];
  readonly lon: number;
  readonly lat: number;
}

/** Hexagons of 0.1 km² in a town's ward, of 0.7 and 5 km² in large ones: at most some 900 are drawn. */
export const resolutionFor = (areaKm2: number): 7 | 8 | 9 => (areaKm2 <= 80 ? 9 : areaKm2 <= 560 ? 8 : 7);

/** Mean area of a hexagon, km². */
export const hexagonKm2 = (resolution: number): number => getHexagonAreaAvg(resolution, UNITS.km2);

/** The hexagon a place lies in. */
export const hexagonAt = (lon: number, lat: number, resolution: number): string =>
  latLngToCell(lat, lon, resolution);

/** Every hexagon that touches the area, each once, in the order of their indexes. */
export function hexagonsOver(area: Area, resolution: number): Hexagon[] {
  const polygons = (area.type === 'MultiPolygon' ? area.coordinates : [area.coordinates]) as number[][][][];
  const ids = new Set(
    polygons.flatMap((rings) =>
      polygonToCellsExperimental(rings, resolution, POLYGON_TO_CELLS_FLAGS.containmentOverlapping, true),
    ),
  );
  return [...ids].sort().map((id) => {
    const [lat, lon] = cellToLatLng(id);
    return { id, ring: cellToBoundary(id, true), lon, lat };
  });
}
