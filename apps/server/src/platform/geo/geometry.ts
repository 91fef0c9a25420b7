import type { ProblemCode, ProblemParams } from '@hatangso/contracts/problems';
import { checkPosition, type Extent } from './position.ts';

export type Position = readonly [number, number];
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

/** Families of shapes: each takes the single and the `Multi` form. */
export type Shape = 'Point' | 'LineString' | 'Polygon';

export interface GeometryRules {
  readonly shapes: readonly Shape[];
  readonly extent: Extent;
  readonly points: number;
  /** Turns a position of the file into degrees; absent where it is in degrees already. */
  readonly toDegrees?: (east: number, north: number) => Position;
}

export type GeometryReading =
  | { readonly ok: true; readonly geometry: Geometry }
  | { readonly ok: false; readonly code: ProblemCode; readonly params: ProblemParams };

/** How deep the positions of a type are nested. */
const nesting: Readonly<Record<Geometry['type'], number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/**
 * A geometry checked by structure: known type of an expected family, positions of two finite numbers in range
 * (heights are dropped), lines of two points or more, rings closed and of four points or more. Whether a polygon
 * crosses itself is PostGIS's to say.
 */
export function readGeometry(value: unknown, rules: GeometryRules): GeometryReading {
  if (value === null || value === undefined) return { ok: false, code: 'geojson.no_geometry', params: {} };
  const type = typeof value === 'object' && 'type' in value ? String(value.type) : typeof value;
  const expected = rules.shapes.join(', ');
  if (!isGeometryType(type) || !rules.shapes.some((shape) => type.endsWith(shape))) {
    return { ok: false, code: 'geojson.type', params: { expected, found: type.slice(0, 50) } };
  }
  try {
    const coordinates = new CoordinateReader(rules, type).read(
      typeof value === 'object' && 'coordinates' in value ? value.coordinates : null,
    );
    return { ok: true, geometry: { type, coordinates } as Geometry };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, code: error.code, params: error.params };
    throw error;
  }
}

function isGeometryType(type: string): type is Geometry['type'] {
  return Object.hasOwn(nesting, type);
}

/** Carries the first fault out of the nested lists. */
class Refused extends Error {
  readonly code: ProblemCode;
  readonly params: ProblemParams;

  constructor(code: ProblemCode, params: ProblemParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

class CoordinateReader {
  readonly #rules: GeometryRules;
  readonly #type: Geometry['type'];
  #points = 0;

  constructor(rules: GeometryRules, type: Geometry['type']) {
    this.#rules = rules;
    this.#type = type;
  }

  read(coordinates: unknown): unknown {
    return this.#level(coordinates, nesting[this.#type]);
  }

  #level(value: unknown, depth: number): unknown {
    if (depth === 0) return this.#position(value);
    if (!Array.isArray(value) || value.length === 0)
      throw new Refused('geojson.position', { value: brief(value) });
    if (depth === 1) return this.#positions(value);
    return value.map((inner: unknown) => this.#level(inner, depth - 1));
  }

  #positions(list: readonly unknown[]): readonly Position[] {
    const positions = list.map((position) => this.#position(position));
    if (this.#type.endsWith('LineString') && positions.length < 2) throw new Refused('geojson.line_short');
    if (!this.#type.endsWith('Polygon')) return positions;
    const [first, last] = [positions[0], positions.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw new Refused('geojson.ring_open');
    if (positions.length < 4) throw new Refused('geojson.ring_short', { points: positions.length });
    return positions;
  }

  #position(value: unknown): Position {
    this.#points += 1;
    if (this.#points > this.#rules.points)
      throw new Refused('geojson.too_many_points', { limit: this.#rules.points });
    const [east, north] = Array.isArray(value) ? (value as readonly unknown[]) : [];
    if (
      typeof east !== 'number' ||
      typeof north !== 'number' ||
      !Number.isFinite(east) ||
      !Number.isFinite(north)
    ) {
      throw new Refused('geojson.position', { value: brief(value) });
    }
    const position: Position = this.#rules.toDegrees?.(east, north) ?? [east, north];
    const wrong = checkPosition(position[0], position[1], this.#rules.extent);
    if (wrong !== null) throw new Refused(wrong.code, wrong.params);
    return position;
  }
}

function brief(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 80);
}
