import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

/** A feature of a tile as an independent reader understands it. */
export interface SeenFeature {
  readonly type: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  /** Rings, lines or points in tile units. */
  readonly geometry: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

/** The layers of a Mapbox vector tile, read by Mapbox's own reader. */
export function readTile(bytes: Uint8Array): Readonly<Record<string, readonly SeenFeature[]>> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, at) => {
        const feature = layer.feature(at);
        return {
          type: feature.type,
          properties: feature.properties as SeenFeature['properties'],
          geometry: feature.loadGeometry().map((part) => part.map(({ x, y }) => ({ x, y }))),
        };
      }),
    ]),
  );
}

/** The tile of a zoom that holds a place. */
export function tileAt(
  lon: number,
  lat: number,
  z: number,
): { z: number; x: number; y: number; path: string } {
  const across = 2 ** z;
  const x = Math.floor(((lon + 180) / 360) * across);
  const angle = (lat * Math.PI) / 180;
  const y = Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * across);
  return { z, x, y, path: `${z}/${x}/${y}` };
}
