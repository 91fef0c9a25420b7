import latin500 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-500-normal.woff2?url';
import latinExt500 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-500-normal.woff2?url';
import vietnamese500 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-500-normal.woff2?url';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapLayer } from './layer.ts';
import { ground, type Theme } from './look.ts';
import { withoutTwins } from './without-twins.ts';

/** As the typeface's own style sheet splits it; of two that hold a letter, the Vietnamese comes first. */
const ranges = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latinExt: 'U+0100-0101,U+0104-010F,U+0112-0127,U+012A-0167,U+016A-019F,U+2C60-2C7F,U+A720-A7FF',
  latin: 'U+0000-00FF,U+2000-206F,U+2122,U+2212',
} as const;

const fonts: NonNullable<StyleSpecification['font-faces']> = {
  'Be Vietnam Pro': [
    { url: absolute(vietnamese500), 'unicode-range': ranges.vietnamese.split(',') },
    { url: absolute(latinExt500), 'unicode-range': ranges.latinExt.split(',') },
    { url: absolute(latin500), 'unicode-range': ranges.latin.split(',') },
  ],
};

function absolute(path: string): string {
  return new URL(path, globalThis.location?.href ?? 'http://localhost/').href;
}

/** Paint that carries a layer's opacity, by the kind of layer. */
const opacityOf: Readonly<Partial<Record<LayerSpecification['type'], readonly string[]>>> = {
  fill: ['fill-opacity'],
  line: ['line-opacity'],
  circle: ['circle-opacity', 'circle-stroke-opacity'],
  symbol: ['text-opacity', 'icon-opacity'],
  raster: ['raster-opacity'],
};

function faded(layer: LayerSpecification, opacity: number): LayerSpecification {
  if (opacity >= 1) return layer;
  const paint = (layer.paint ?? {}) as Record<string, unknown>;
  const names = opacityOf[layer.type] ?? [];
  const fadedPaint = Object.fromEntries(
    names.map((name) => [name, typeof paint[name] === 'number' ? Number(paint[name]) * opacity : opacity]),
  );
  return { ...layer, paint: { ...paint, ...fadedPaint } } as LayerSpecification;
}

/** A base map of another host or an archive of our own, already read; it lies under everything. */
export interface Base {
  readonly sources: StyleSpecification['sources'];
  readonly layers: readonly LayerSpecification[];
  readonly glyphs?: string;
  readonly sprite?: StyleSpecification['sprite'];
}

/** The whole style from the layers, bottom first: the library finds out by itself what changed. */
export function styleOf(layers: readonly MapLayer[], theme: Theme, base: Base | null): StyleSpecification {
  const drawn = layers.flatMap(({ drawn: own, opacity = 1 }) => own.map((one) => faded(one, opacity)));
  return {
    version: 8,
    // a colour that fades into another is a whole drawing of the map for each step
    transition: { duration: 0, delay: 0 },
    'font-faces': fonts,
    ...(base?.glyphs === undefined ? {} : { glyphs: base.glyphs }),
    ...(base?.sprite === undefined ? {} : { sprite: base.sprite }),
    ...withoutTwins(Object.assign({}, base?.sources, ...layers.map(({ sources }) => sources)), [
      { id: 'ground', type: 'background', paint: { 'background-color': ground[theme].water } },
      ...(base?.layers ?? []),
      ...drawn,
    ]),
  };
}
