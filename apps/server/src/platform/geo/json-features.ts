import { Buffer } from 'node:buffer';
import { Problem } from '../problem.ts';

/** A piece of a GeoJSON text that can be parsed by itself. */
export interface JsonPiece {
  /**
   * `item`: a Feature of a collection, or a top-level object that is no collection (a line of `.geojsonl`).
   * `head`: a collection up to its features, made whole. `shell`: a collection without its features, at its end.
   */
  readonly kind: 'item' | 'head' | 'shell';
  /** Number of the feature in its collection, or the line its object begins on. */
  readonly row: number;
  readonly bytes: Buffer;
}

export interface PieceLimits {
  readonly file: string;
  readonly pieceBytes: number;
  readonly depth: number;
}

const byte = {
  quote: 0x22,
  backslash: 0x5c,
  open: 0x7b,
  close: 0x7d,
  openList: 0x5b,
  closeList: 0x5d,
  colon: 0x3a,
  comma: 0x2c,
  newline: 0x0a,
};

/**
 * Cuts a stream of JSON bytes into features without building the whole: memory is that of one feature, however long
 * a line or the collection is. Only strings and brackets are understood; what is inside is left to `JSON.parse`.
 */
export class FeatureCutter {
  readonly #limits: PieceLimits;
  #pieces: JsonPiece[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** Bytes of the piece being gathered from earlier chunks, and where it begins in this one (-1: nothing is). */
  #held: Buffer[] = [];
  #heldBytes = 0;
  #start = -1;
  #line = 1;
  #row = 0;
  #inFeatures = false;
  #head: Buffer | null = null;
  /** The string just read at depth 1, its first bytes, and the key it turned out to be. */
  #name = '';
  #key = '';

  constructor(limits: PieceLimits) {
    this.#limits = limits;
  }

  push(chunk: Buffer): JsonPiece[] {
    if (this.#start >= 0) this.#start = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk[at] ?? 0;
      if (code === byte.newline) this.#line += 1;
      if (this.#inString) this.#string(code);
      else if (code === byte.quote) this.#openString(at);
      else if (code === byte.open || code === byte.openList) this.#open(chunk, at, code);
      else if (code === byte.close || code === byte.closeList) this.#close(chunk, at, code);
      else if (code > 0x20) this.#other(code);
    }
    if (this.#start >= 0) this.#hold(chunk, chunk.length);
    const pieces = this.#pieces;
    this.#pieces = [];
    return pieces;
  }

  end(): void {
    if (this.#depth > 0 || this.#inString) throw this.#damaged('cut off');
  }

  #string(code: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (code === byte.backslash) this.#escaped = true;
    else if (code === byte.quote) {
      this.#inString = false;
      return;
    }
    if (this.#depth === 1 && this.#name.length < 16) this.#name += String.fromCharCode(code);
  }

  #openString(at: number): void {
    if (this.#start < 0)
      throw this.#depth === 0 ? this.#not('text') : this.#damaged(`a string at byte ${at}`);
    this.#inString = true;
    if (this.#depth === 1) this.#name = '';
  }

  #open(chunk: Buffer, at: number, code: number): void {
    if (this.#depth === 0) {
      if (code !== byte.open) throw this.#not('[');
      this.#begin(at, this.#line);
    } else if (this.#inFeatures && this.#depth === 2) {
      if (code !== byte.open) throw this.#damaged('[ where a Feature is expected');
      this.#begin(at, this.#row + 1);
    }
    this.#depth += 1;
    if (this.#depth > this.#limits.depth)
      throw new Problem('geojson.too_deep', { file: this.#limits.file, row: this.#row });
    if (this.#depth === 2 && code === byte.openList && this.#key === 'features')
      this.#enterFeatures(chunk, at);
  }

  #enterFeatures(chunk: Buffer, at: number): void {
    if (this.#head !== null) throw this.#damaged('two lists of features');
    this.#head = this.#take(chunk, at + 1);
    this.#inFeatures = true;
    this.#row = 0;
    this.#pieces.push({ kind: 'head', row: 0, bytes: Buffer.concat([this.#head, Buffer.from(']}')]) });
  }

  #close(chunk: Buffer, at: number, code: number): void {
    this.#depth -= 1;
    if (this.#depth < 0) throw this.#not(String.fromCharCode(code));
    if (this.#inFeatures && this.#depth === 2) {
      this.#pieces.push({ kind: 'item', row: this.#row, bytes: this.#take(chunk, at + 1) });
    } else if (this.#inFeatures && this.#depth === 1) {
      this.#inFeatures = false;
      this.#key = '';
      this.#start = at;
    } else if (this.#depth === 0) this.#endTop(this.#take(chunk, at + 1));
  }

  #endTop(bytes: Buffer): void {
    const head = this.#head;
    this.#pieces.push(
      head === null
        ? { kind: 'item', row: this.#row, bytes }
        : { kind: 'shell', row: 0, bytes: Buffer.concat([head, bytes]) },
    );
    this.#head = null;
    this.#key = '';
  }

  #other(code: number): void {
    if (this.#start < 0) {
      // Between the lines of a sequence (RFC 8142) and between features there is nothing but separators.
      if (this.#inFeatures && code === byte.comma) return;
      throw this.#depth === 0
        ? this.#not(String.fromCharCode(code))
        : this.#damaged(`"${String.fromCharCode(code)}" between features`);
    }
    if (this.#depth !== 1) return;
    if (code === byte.colon) this.#key = this.#name;
    else if (code === byte.comma) this.#key = '';
  }

  #begin(at: number, row: number): void {
    this.#start = at;
    this.#row = row;
  }

  #hold(chunk: Buffer, end: number): void {
    const part = chunk.subarray(this.#start, end);
    this.#heldBytes += part.length;
    if (this.#heldBytes > this.#limits.pieceBytes) {
      const limit = `${Math.round(this.#limits.pieceBytes / 1e6)} MB`;
      throw new Problem('geojson.feature_too_large', { file: this.#limits.file, row: this.#row, limit });
    }
    this.#held.push(part);
  }

  #take(chunk: Buffer, end: number): Buffer {
    this.#hold(chunk, end);
    const bytes = this.#held.length === 1 ? (this.#held[0] ?? chunk) : Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#start = -1;
    return bytes;
  }

  #damaged(reason: string): Problem {
    return new Problem('geojson.damaged', { file: this.#limits.file, row: this.#row, reason });
  }

  #not(found: string): Problem {
    return new Problem('geojson.not', { file: this.#limits.file, reason: `"${found}"` });
  }
}
