import { PbfWriter } from 'pbf';
import { clipped, coarser } from './clip.ts';
import { commandsOf, typeNumber } from './commands.ts';
import { extent } from './frame.ts';
import type { PackedPoints } from './packed.ts';
import { readTwkb, type Shape } from './twkb.ts';

/** What a tile may say of a feature; null and undefined are left out. */
export type TileValue = string | number | boolean | null | undefined;

/** A row of a layer's query: the geometry in tile units as TWKB, every other column a property. */
export interface TileRow {
  readonly twkb: Uint8Array | null;
  readonly [property: string]: TileValue | Uint8Array;
}

export interface RowLayer {
  readonly name: string;
  readonly rows: readonly TileRow[];
  /** Areas are drawn on a grid of so many tile units; by default as exactly as they come. */
  readonly cell?: number;
}

/** A layer of very many points, laid together. */
export interface PackedLayer {
  readonly name: string;
  readonly packed: PackedPoints;
}

export type TileLayer = RowLayer | PackedLayer;

export const featuresIn = (layer: TileLayer): number =>
  'packed' in layer ? layer.packed.count : layer.rows.length;

/**
 * The layers as a Mapbox Vector Tile 2.1 (github.com/mapbox/vector-tile-spec); null where no feature is left at this
 * size, which a map is told as "nothing here" (204).
 */
export function encodeTile(layers: readonly TileLayer[]): Uint8Array | null {
  const written = layers.map(writeLayer).filter((layer) => layer !== null);
  if (written.length === 0) return null;
  const tile = new PbfWriter();
  for (const layer of written) tile.writeBytesField(3, layer);
  return tile.finish();
}

/** Null where no feature of the layer is left. A tile may hold tens of thousands: each is written as it is read. */
function writeLayer(layer: TileLayer): Uint8Array | null {
  const draft = new LayerDraft(layer.name, featuresIn(layer));
  if ('packed' in layer) addPacked(draft, layer.packed);
  else for (const row of layer.rows) addRow(draft, row, layer.cell);
  return draft.finish();
}

function addRow(draft: LayerDraft, row: TileRow, cell: number | undefined): void {
  const shape = row.twkb === null ? null : readTwkb(row.twkb);
  if (!draft.begin(shape === null || cell === undefined ? shape : coarser(shape, cell))) return;
  for (const column of Object.keys(row)) {
    const value = row[column];
    if (column !== 'twkb' && !(value instanceof Uint8Array)) draft.say(column, value);
  }
  draft.end();
}

function addPacked(draft: LayerDraft, { count, twkb, columns }: PackedPoints): void {
  const parts = (twkb === null ? null : readTwkb(twkb))?.parts ?? [];
  if (parts.length !== count) throw new Error(`${parts.length} points of ${count} rows`);
  const [names, lists] = [Object.keys(columns), Object.values(columns)];
  for (let at = 0; at < count; at += 1) {
    if (!draft.begin({ kind: 'point', parts: parts.slice(at, at + 1) })) continue;
    for (let column = 0; column < names.length; column += 1)
      draft.say(names[column] ?? '', lists[column]?.[at]);
    draft.end();
  }
}

/** What a point with some properties takes. */
const usualBytes = 48;

/** A layer while it is written: a feature begins with its shape, says its properties, and ends. */
class LayerDraft {
  readonly #pbf: PbfWriter;
  readonly #keys = new Map<string, number>();
  /** Values are told apart by type and content: "1" is not 1. */
  readonly #values = new Map<string | number | boolean, number>();
  #features = 0;
  #type = 0;
  #tags: number[] = [];
  #geometry: readonly number[] = [];

  /** `features`: how many are expected, so that the room for them is not made bigger again and again. */
  constructor(name: string, features: number) {
    this.#pbf = new PbfWriter(new Uint8Array(256 + usualBytes * features));
    this.#pbf.writeVarintField(15, 2);
    this.#pbf.writeStringField(1, name);
  }

  /** False where nothing of the shape is left at this size: there is no such feature. */
  begin(shape: Shape | null): boolean {
    if (shape === null) return false;
    this.#geometry = commandsOf(clipped(shape));
    this.#type = typeNumber[shape.kind];
    this.#tags = [];
    return this.#geometry.length > 0;
  }

  say(column: string, value: TileValue): void {
    if (value === null || value === undefined) return;
    this.#tags.push(numbered(this.#keys, column), numbered(this.#values, value));
  }

  end(): void {
    writeFeature(this.#pbf, this.#type, this.#tags, this.#geometry);
    this.#features += 1;
  }

  /** Null where it has no feature. */
  finish(): Uint8Array | null {
    for (const key of this.#keys.keys()) this.#pbf.writeStringField(3, key);
    for (const value of this.#values.keys()) {
      if (typeof value === 'string') writeText(this.#pbf, value);
      else this.#pbf.writeMessage(4, writeValue, value);
    }
    this.#pbf.writeVarintField(5, extent);
    return this.#features === 0 ? null : this.#pbf.finish();
  }
}

function numbered<T>(known: Map<T, number>, value: T): number {
  const found = known.get(value);
  if (found !== undefined) return found;
  known.set(value, known.size);
  return known.size - 1;
}

/** Of a protocol buffer's wire format: a field that is preceded by its length. */
const lengthDelimited = 2;

/** Lengths are known beforehand, so nothing is moved once written. */
function writeFeature(
  pbf: PbfWriter,
  type: number,
  tags: readonly number[],
  geometry: readonly number[],
): void {
  const [tagBytes, geometryBytes] = [packedBytes(tags), packedBytes(geometry)];
  pbf.writeTag(2, lengthDelimited);
  pbf.writeVarint(2 + fieldBytes(tagBytes) + fieldBytes(geometryBytes));
  pbf.writeVarintField(3, type);
  writePacked(pbf, 2, tags, tagBytes);
  writePacked(pbf, 4, geometry, geometryBytes);
}

function writePacked(pbf: PbfWriter, field: number, numbers: readonly number[], bytes: number): void {
  if (bytes === 0) return;
  pbf.writeTag(field, lengthDelimited);
  pbf.writeVarint(bytes);
  for (const number of numbers) pbf.writeVarint(number);
}

/** With the field's number and its length in front; nothing where it is left out. */
const fieldBytes = (bytes: number): number => (bytes === 0 ? 0 : 1 + varintBytes(bytes) + bytes);

function packedBytes(numbers: readonly number[]): number {
  let bytes = 0;
  for (const number of numbers) bytes += varintBytes(number);
  return bytes;
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

/** A value that is a text, its length known beforehand: most values of a full tile are. */
function writeText(pbf: PbfWriter, value: string): void {
  pbf.writeTag(4, lengthDelimited);
  pbf.writeVarint(fieldBytes(Buffer.byteLength(value)) || 2);
  pbf.writeTag(1, lengthDelimited);
  pbf.writeString(value);
}

function writeValue(value: number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'boolean') pbf.writeBooleanField(7, value);
  // a sign doubles what a whole number takes: past 2^52 it would lose its last digit
  else if (!Number.isInteger(value) || Math.abs(value) > 2 ** 52) pbf.writeDoubleField(3, value);
  else if (value < 0) pbf.writeSVarintField(6, value);
  else pbf.writeVarintField(5, value);
}
