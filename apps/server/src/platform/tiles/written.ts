import type { Installation } from '../kernel.ts';

/** Of one installation, bytes; the tiles asked for longest ago go first. */
const mostBytes = 32 * 2 ** 20;

/** Tiles as they were written, by the tag that says all they depend on; null: nothing is there. */
export class WrittenTiles {
  readonly #tiles = new Map<string, Uint8Array | null>();
  #bytes = 0;

  /** Undefined where it is not kept. */
  get(etag: string): Uint8Array | null | undefined {
    const tile = this.#tiles.get(etag);
    if (tile === undefined) return undefined;
    this.#tiles.delete(etag);
    this.#tiles.set(etag, tile);
    return tile;
  }

  put(etag: string, tile: Uint8Array | null): void {
    if (this.#tiles.has(etag)) return;
    this.#tiles.set(etag, tile);
    this.#bytes += sizeOf(tile);
    for (const [oldest, kept] of this.#tiles) {
      if (this.#bytes <= mostBytes) break;
      this.#tiles.delete(oldest);
      this.#bytes -= sizeOf(kept);
    }
  }
}

/** With what a tag and an entry take, so that a great many empty tiles count too. */
const sizeOf = (tile: Uint8Array | null): number => 200 + (tile?.byteLength ?? 0);

const writtenBy = new WeakMap<Installation, WrittenTiles>();

export function writtenTiles(installation: Installation): WrittenTiles {
  const known = writtenBy.get(installation) ?? new WrittenTiles();
  writtenBy.set(installation, known);
  return known;
}
