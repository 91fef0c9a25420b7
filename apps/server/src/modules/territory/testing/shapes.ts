/** A square of `size` degrees with its south-west corner at a place near the ward. */
export function square(west: number, south: number, size: number): number[][][] {
  const [east, north] = [west + size, south + size];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

export const collection = (features: readonly object[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });
export const area = (properties: object, coordinates: number[][][]): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
});

/** A refusal as it is answered. */
export interface Refusal {
  readonly code: string;
  readonly rows: readonly { code: string; row: number; messages: { vi: string; en: string } }[];
}
