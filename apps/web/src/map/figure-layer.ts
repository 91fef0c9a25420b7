import { choice } from './choice.ts';
import { type MapLayer, ourTiles } from './layer.ts';
import { type Ground, hatchName } from './look.ts';

/** A class as the legend tells it. */
interface ClassRow {
  readonly id: string;
  readonly colour: string | null;
  readonly on: boolean;
}
/** An area with its class; `none`: no data. */
interface Painted {
  readonly code: string;
  readonly class: string;
}

/** Of a whole country the edges of thousands of areas are drawn no second time, only to be softer. */
const smooth = ['step', ['zoom'], false, 6, true] as const;

/** Areas by code: each class its colour, no data in stripes, classes that are off left out. */
export function figureLayer(
  source: {
    readonly path: string;
    readonly query: string;
    readonly layer: string;
    readonly zooms: { minzoom: number; maxzoom: number };
  },
  painted: readonly Painted[],
  rows: readonly ClassRow[],
  ground: Ground,
  opacity: number,
): MapLayer {
  const codes = (id: string): string[] => painted.filter((one) => one.class === id).map(({ code }) => code);
  const coloured = rows.filter(({ id, on }) => on && id !== 'none' && codes(id).length > 0);
  const clear = 'rgba(0,0,0,0)';
  const colour = choice(
    'code',
    coloured.map(({ id, colour }) => [codes(id), colour ?? clear]),
    clear,
  );
  const known = painted.filter((one) => one.class !== 'none').map(({ code }) => code);
  const common = { source: 'figures', 'source-layer': source.layer };
  const stripes = rows.some(({ id, on }) => id === 'none' && on);
  const drawn = [
    { id: 'figures', type: 'fill', ...common, paint: { 'fill-color': colour, 'fill-antialias': smooth } },
    ...(stripes
      ? [
          {
            id: 'figures-none',
            type: 'fill',
            ...common,
            ...(known.length === 0 ? {} : { filter: ['match', ['get', 'code'], known, false, true] }),
            paint: { 'fill-pattern': hatchName, 'fill-antialias': smooth },
          },
        ]
      : []),
    {
      id: 'figures-edge',
      type: 'line',
      ...common,
      // of the whole country the borders alone would cover the areas
      minzoom: 6,
      paint: {
        'line-color': ground.own,
        'line-width': ['interpolate', ['linear'], ['zoom'], 4, 0.1, 7, 0.4, 12, 1],
      },
    },
  ] as unknown as MapLayer['drawn'];
  return {
    id: 'figures',
    sources: { figures: ourTiles(source.path, source.zooms, source.query) },
    drawn,
    opacity,
  };
}
