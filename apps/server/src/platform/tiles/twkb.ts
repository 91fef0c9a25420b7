/** A ring, line or single place in tile units: x, y, x, y, … */
export type Path = readonly number[];

export type ShapeKind = 'point' | 'line' | 'polygon';

/** A geometry as a tile holds it: the polygons of a multipolygon follow each other, outer ring first. */
export interface Shape {
  readonly kind: ShapeKind;
  /** For polygons the rings of each part; for lines and points one list a part. */
  readonly parts: readonly (readonly Path[])[];
}

/**
 * Reads Tiny WKB (github.com/TWKB/Specification) as `ST_AsTWKB(geom, 0)` writes it: whole numbers, deltas along the whole
 * geometry. Points, lines, polygons and their multiples; null for an empty geometry. Throws on anything else.
 */
export function readTwkb(bytes: Uint8Array): Shape | null {
  const reader = new Reader(bytes);
  const head = reader.byte();
  const type = head & 0x0f;
  if (head >> 4 !== 0) throw new Error('TWKB with a precision other than whole numbers');
  const meta = reader.byte();
  if ((meta & 0b1000) !== 0) throw new Error('TWKB with more than two dimensions');
  if ((meta & 0b10000) !== 0) return null;
  if ((meta & 0b10) !== 0) reader.varint();
  if ((meta & 0b1) !== 0) reader.skipBox();
  const ids = (meta & 0b100) !== 0;
  switch (type) {
    case 1:
      return { kind: 'point', parts: [[reader.path(1)]] };
    case 2:
      return { kind: 'line', parts: [[reader.path(reader.varint())]] };
    case 3:
      return { kind: 'polygon', parts: [reader.rings()] };
    case 4:
      return { kind: 'point', parts: reader.many(ids, () => [reader.path(1)]) };
    case 5:
      return { kind: 'line', parts: reader.many(ids, () => [reader.path(reader.varint())]) };
    case 6:
      return { kind: 'polygon', parts: reader.many(ids, () => reader.rings()) };
    default:
      throw new Error(`TWKB of type ${type}`);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;
  /** Every coordinate is the difference to the one before, also across rings and parts. */
  #x = 0;
  #y = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new Error('TWKB ends too early');
    this.#at += 1;
    return value;
  }

  /** Up to 2⁵³: arithmetic, not bits, beyond 28 of them. */
  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  #signed(): number {
    const value = this.varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  skipBox(): void {
    for (let at = 0; at < 4; at += 1) this.varint();
  }

  path(places: number): number[] {
    const path: number[] = [];
    for (let at = 0; at < places; at += 1) {
      this.#x += this.#signed();
      this.#y += this.#signed();
      path.push(this.#x, this.#y);
    }
    return path;
  }

  rings(): number[][] {
    const count = this.varint();
    return Array.from({ length: count }, () => this.path(this.varint()));
  }

  many<T>(ids: boolean, part: () => T): T[] {
    const count = this.varint();
    if (ids) for (let at = 0; at < count; at += 1) this.varint();
    return Array.from({ length: count }, part);
  }
}
