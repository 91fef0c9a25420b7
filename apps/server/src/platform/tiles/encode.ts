import { PbfWriter } from 'pbf';
import { clipped } from './clip.ts';
import { commandsOf, typeNumber } from './commands.ts';
import { extent } from './frame.ts';
import { readTwkb } from './twkb.ts';

/** What a tile may say of a feature; null and undefined are left out. */
export type TileValue = string | number | boolean | null | undefined;

/** A row of a layer's query: the geometry in tile units as TWKB, every other column a property. */
export interface TileRow {
  readonly twkb: Uint8Array | null;
  readonly [property: string]: TileValue | Uint8Array;
}

export interface TileLayer {
  readonly name: string;
  readonly rows: readonly TileRow[];
}

/**
 * The layers as a Mapbox Vector Tile 2.1 (github.com/mapbox/vector-tile-spec); null where no feature is left at this
 * size, which a map is told as "nothing here" (204).
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array | null {
  const tile = new PbfWriter();
  let features = 0;
  for (const layer of layers) {
    const written = new LayerWriter(layer);
    if (written.features.length === 0) continue;
    features += written.features.length;
    tile.writeMessage(3, (_: undefined, pbf?: PbfWriter) => written.write(pbf ?? tile), undefined);
  }
  return features === 0 ? null : tile.finish();
}

interface Feature {
  readonly type: number;
  readonly tags: readonly number[];
  readonly geometry: readonly number[];
}

class LayerWriter {
  readonly features: readonly Feature[];
  readonly #name: string;
  readonly #keys = new Map<string, number>();
  /** Values are told apart by type and content: "1" is not 1. */
  readonly #values = new Map<string | number | boolean, number>();

  constructor({ name, rows }: TileLayer) {
    this.#name = name;
    this.features = rows.flatMap((row) => this.#feature(row) ?? []);
  }

  #feature(row: TileRow): Feature | null {
    const shape = row.twkb === null ? null : readTwkb(row.twkb);
    const geometry = shape === null ? [] : commandsOf(clipped(shape));
    if (shape === null || geometry.length === 0) return null;
    const tags: number[] = [];
    for (const [key, value] of Object.entries(row)) {
      if (key === 'twkb' || value === null || value === undefined || value instanceof Uint8Array) continue;
      tags.push(numbered(this.#keys, key), numbered(this.#values, value));
    }
    return { type: typeNumber[shape.kind], tags, geometry };
  }

  write(pbf: PbfWriter): void {
    pbf.writeVarintField(15, 2);
    pbf.writeStringField(1, this.#name);
    for (const feature of this.features) pbf.writeMessage(2, writeFeature, feature);
    for (const key of this.#keys.keys()) pbf.writeStringField(3, key);
    for (const value of this.#values.keys()) pbf.writeMessage(4, writeValue, value);
    pbf.writeVarintField(5, extent);
  }
}

function numbered<T>(known: Map<T, number>, value: T): number {
  const found = known.get(value);
  if (found !== undefined) return found;
  known.set(value, known.size);
  return known.size - 1;
}

function writeFeature(feature: Feature, pbf: PbfWriter): void {
  if (feature.tags.length > 0) pbf.writePackedVarint(2, [...feature.tags]);
  pbf.writeVarintField(3, feature.type);
  pbf.writePackedVarint(4, [...feature.geometry]);
}

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(1, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  // a sign doubles what a whole number takes: past 2^52 it would lose its last digit
  else if (!Number.isInteger(value) || Math.abs(value) > 2 ** 52) pbf.writeDoubleField(3, value);
  else if (value < 0) pbf.writeSVarintField(6, value);
  else pbf.writeVarintField(5, value);
}
