import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { RowProblem } from '@hatangso/contracts/problems';
import { Problem } from '../problem.ts';
import { type FileSource, megabytes } from '../tabular/cells.ts';
import { type Geometry, type GeometryRules, readGeometry, type Shape } from './geometry.ts';
import { FeatureCutter, type JsonPiece } from './json-features.ts';
import type { Extent } from './position.ts';
import { fromVn2000, vn2000Zones } from './vn2000.ts';

export interface GeoOptions {
  /** Shapes that are taken; each with its `Multi` form. All three by default. */
  readonly shapes?: readonly Shape[];
  /** Where positions must lie; `vietnam` by default. */
  readonly extent?: Extent;
  /** Zone of a file in VN-2000 metres that does not name its coordinate system. */
  readonly vn2000?: number;
  readonly limits?: Partial<GeoLimits>;
}

export interface GeoLimits {
  readonly fileBytes: number;
  readonly unpackedBytes: number;
  readonly featureBytes: number;
  /** Positions in one geometry. */
  readonly points: number;
  readonly depth: number;
}

const defaultGeoLimits: GeoLimits = {
  fileBytes: 500_000_000,
  unpackedBytes: 2_000_000_000,
  featureBytes: 64_000_000,
  points: 2_000_000,
  depth: 32,
};

/** A feature read; `geometry` is null where it was refused, with the reason in `problems`. */
export interface GeoFeature {
  /** Number of the feature in its collection, or its line in a `.geojsonl`; from 1. */
  readonly row: number;
  readonly id: string | number | null;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Geometry | null;
  readonly problems: readonly RowProblem[];
}

/**
 * The features of a GeoJSON file one by one: a FeatureCollection, a Feature, or one object a line (`.geojsonl`), packed
 * with gzip or not, all by content. Memory is that of one feature. A collection that names a 3° zone of VN-2000 as
 * its `crs` is turned into WGS84. Throws `geojson.*` or `file.*` for what cannot be read on.
 */
export async function* readGeoJson(source: FileSource, options: GeoOptions = {}): AsyncGenerator<GeoFeature> {
  const limits = { ...defaultGeoLimits, ...options.limits };
  const cutter = new FeatureCutter({
    file: source.name,
    pieceBytes: limits.featureBytes,
    depth: limits.depth,
  });
  let zone = options.vn2000 ?? null;
  let any = false;
  for await (const chunk of inflated(source, limits)) {
    for (const piece of cutter.push(chunk)) {
      any = true;
      const value = parse(piece, source.name);
      if (piece.kind === 'item') yield feature(piece.row, value, rulesOf(options, limits, zone));
      else zone = collectionZone(piece, value, zone, source.name);
    }
  }
  cutter.end();
  if (!any) throw new Problem('file.empty', { file: source.name });
}

async function* inflated(source: FileSource, limits: GeoLimits): AsyncGenerator<Buffer> {
  const file = source.name;
  const raw = createReadStream(source.path, { highWaterMark: 1 << 16 });
  let stream: AsyncIterable<Buffer> | null = null;
  try {
    const [packed, chunks] = await isGzip(raw);
    stream = packed ? raw.pipe(createGunzip()) : chunks;
    if (packed) raw.on('error', (error) => raw.destroy(error));
    let bytes = 0;
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > limits.unpackedBytes)
        throw new Problem('file.unpacks_too_large', { file, limit: megabytes(limits.unpackedBytes) });
      if (raw.bytesRead > limits.fileBytes)
        throw new Problem('file.too_large', { file, limit: megabytes(limits.fileBytes) });
      // The mark at the head of a UTF-8 text is no part of it.
      const mark = bytes === chunk.length && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      yield mark ? chunk.subarray(3) : chunk;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw new Problem('file.damaged', { file, reason: error.message }, { cause: error });
    }
    throw error;
  } finally {
    raw.destroy();
  }
}

/** Looks at the first bytes and puts them back. */
async function isGzip(raw: ReturnType<typeof createReadStream>): Promise<[boolean, AsyncIterable<Buffer>]> {
  const first = await new Promise<Buffer | null>((resolve, reject) => {
    raw.once('readable', () => resolve(raw.read() as Buffer | null));
    raw.once('error', reject);
  });
  if (first !== null) raw.unshift(first);
  return [first?.[0] === 0x1f && first[1] === 0x8b, raw as AsyncIterable<Buffer>];
}

function parse(piece: JsonPiece, file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(piece.bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 120) : String(error);
    throw new Problem('geojson.damaged', { file, row: piece.row, reason }, { cause: error });
  }
}

/** What a collection says of itself: that it is one, and in which coordinates. */
function collectionZone(piece: JsonPiece, value: unknown, zone: number | null, file: string): number | null {
  const { type, crs } = asObject(value);
  if (type !== 'FeatureCollection' && !(piece.kind === 'head' && type === undefined)) {
    throw new Problem('geojson.not', { file, reason: `"type": ${JSON.stringify(type) ?? 'undefined'}` });
  }
  const name = asObject(asObject(crs).properties).name;
  if (typeof name !== 'string' || /CRS84|EPSG:{1,2}(?:\d[\d.]*:)?(?:4326|4756)$/i.test(name)) return zone;
  const epsg = Number(/EPSG:{1,2}(?:\d[\d.]*:)?(\d+)$/i.exec(name)?.[1]);
  // Named only after its features, they have been read in degrees already.
  const known = vn2000Zones.has(epsg) && (piece.kind === 'head' || zone === epsg);
  if (!known) throw new Problem('geojson.crs', { file, crs: name.slice(0, 100) });
  return epsg;
}

function rulesOf(options: GeoOptions, limits: GeoLimits, zone: number | null): GeometryRules {
  const base = {
    shapes: options.shapes ?? ['Point', 'LineString', 'Polygon'],
    extent: options.extent ?? 'vietnam',
    points: limits.points,
  } as const;
  if (zone === null) return base;
  return {
    ...base,
    toDegrees: (east, north) => {
      const { lon, lat } = fromVn2000(north, east, zone);
      return [lon, lat];
    },
  };
}

function feature(row: number, value: unknown, rules: GeometryRules): GeoFeature {
  const { type, id, properties, geometry } = asObject(value);
  const base = {
    row,
    id: typeof id === 'string' || typeof id === 'number' ? id : null,
    properties: asObject(properties),
  };
  const reading =
    type === 'Feature'
      ? readGeometry(geometry, rules)
      : {
          ok: false as const,
          code: 'geojson.type' as const,
          params: { expected: 'Feature', found: String(type).slice(0, 50) },
        };
  if (reading.ok) return { ...base, geometry: reading.geometry, problems: [] };
  return {
    ...base,
    geometry: null,
    problems: [{ row, code: reading.code, column: 'geometry', params: reading.params }],
  };
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
