import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

/**
 * A layer as the feature that owns it describes it: what it reads, how it is drawn, how strongly. The map library knows
 * nothing else of features, and features nothing of the library.
 */
export interface MapLayer {
  readonly id: string;
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  /** Bottom first; ids begin with the layer's own. */
  readonly drawn: readonly LayerSpecification[];
  /** 0–1, over what the layer itself says. */
  readonly opacity?: number;
}

export type { LayerSpecification, SourceSpecification } from 'maplibre-gl';

/** A corner pair: west, south, east, north. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** What the map looks at. */
export interface View {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

/** A place that was pointed at, with what is drawn there (nearest first). */
export interface Pointed {
  readonly lon: number;
  readonly lat: number;
  readonly features: readonly {
    readonly layer: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

/** Tiles of our own server, under the rights of whoever is signed in. */
export const ourTiles = (
  path: string,
  zooms: { readonly minzoom: number; readonly maxzoom: number },
  query = '',
): SourceSpecification => ({
  type: 'vector',
  tiles: [`${window.location.origin}/api/v1${path}/{z}/{x}/{y}${query}`],
  ...zooms,
});
