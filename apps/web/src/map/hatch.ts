import type { Map as LibraryMap } from 'maplibre-gl';
import { ground, type Theme } from './look.ts';

const side = 16;

/** Diagonal stripes that join at the edges of the square, twice as fine for sharp screens. */
export function addHatch(map: LibraryMap, name: string, theme: Theme): void {
  const data = new Uint8Array(side * side * 4);
  const [stripe, space] = [rgb(ground[theme].hatch), rgb(ground[theme].own)];
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      data.set([...((x + y) % 8 < 3 ? stripe : space), 255], (y * side + x) * 4);
    }
  }
  map.addImage(name, { width: side, height: side, data }, { pixelRatio: 2 });
}

const rgb = (hex: string): number[] => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
